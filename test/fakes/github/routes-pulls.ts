import type { Answer, RepositoryContext, Routes } from './context.ts';
import { notFound, numberOf, ok, onRepository, paged } from './context.ts';
import { renderFile } from './render-git.ts';
import { mergeBaseOf, renderPull, renderPullSimple } from './render-pull.ts';
import { diffTrees } from './tree-diff.ts';

export const pullRoutes: Routes = {
  'GET /repos/{owner}/{repo}/pulls': onRepository('pull_requests:read', listPulls),
  'GET /repos/{owner}/{repo}/pulls/{pull_number}': onRepository('pull_requests:read', getPull),
  'GET /repos/{owner}/{repo}/pulls/{pull_number}/files': onRepository('pull_requests:read', listFiles),
};

function listPulls(context: RepositoryContext): Answer {
  const { world, repository, query } = context;
  const state = query.get('state') ?? 'open';
  const wanted = [...repository.pulls.values()].filter(
    (pull) => (state === 'all' || pull.state === state) && [null, pull.baseRef].includes(query.get('base')),
  );
  const { items, headers } = paged(context, wanted.toReversed());
  return ok(
    items.map((pull) => renderPullSimple(world, repository, pull)),
    headers,
  );
}

function getPull(context: RepositoryContext): Answer {
  const { world, repository } = context;
  const pull = repository.pulls.get(numberOf(context, 'pull_number'));
  return pull === undefined ? notFound : ok(renderPull(world, repository, pull));
}

/** At most 3,000 files are ever listed, 100 a page. */
function listFiles(context: RepositoryContext): Answer {
  const { world, repository } = context;
  const pull = repository.pulls.get(numberOf(context, 'pull_number'));
  if (pull === undefined) return notFound;
  const files = diffTrees(repository.objects, mergeBaseOf(repository, pull), pull.headSha).slice(0, 3000);
  const { items, headers } = paged(context, files);
  return ok(
    items.map((file) => renderFile(world, repository, [file, pull.headSha])),
    headers,
  );
}
