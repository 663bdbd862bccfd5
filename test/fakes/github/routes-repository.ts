import type { Answer, RepositoryContext, Routes } from './context.ts';
import { notFound, ok, onRepository, paged, refuse } from './context.ts';
import { renderUser } from './render-accounts.ts';
import { renderCommit, renderFile } from './render-git.ts';
import { mergeBaseOf, renderPullSimple } from './render-pull.ts';
import { apiUrl, htmlUrl, renderRelease, renderRepository } from './render-repository.ts';
import { getTarball } from './codeload.ts';
import { resolveCommit } from './resolve.ts';
import { getContents } from './routes-contents.ts';
import { diffTrees } from './tree-diff.ts';
import { userNamed } from './world.ts';

export const repositoryRoutes: Routes = {
  'GET /repos/{owner}/{repo}': onRepository('metadata:read', ({ world, repository }) =>
    ok(renderRepository(world, repository)),
  ),
  'GET /repos/{owner}/{repo}/branches': onRepository('contents:read', listBranches),
  'GET /repos/{owner}/{repo}/collaborators/{username}/permission': onRepository('metadata:read', getPermission),
  'GET /repos/{owner}/{repo}/commits': onRepository('contents:read', listCommits),
  'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls': onRepository(
    ['contents:read', 'pull_requests:read'],
    pullsOfCommit,
  ),
  'GET /repos/{owner}/{repo}/commits/{ref}': onRepository('contents:read', getCommit),
  'GET /repos/{owner}/{repo}/compare/{basehead}': onRepository('contents:read', compare),
  'GET /repos/{owner}/{repo}/contents/{path}': onRepository('contents:read', getContents),
  'GET /repos/{owner}/{repo}/releases': onRepository('contents:read', listReleases),
  'GET /repos/{owner}/{repo}/releases/tags/{tag}': onRepository('contents:read', getRelease),
  'GET /repos/{owner}/{repo}/tags': onRepository('metadata:read', listTags),
  'GET /repos/{owner}/{repo}/tarball/{ref}': onRepository('contents:read', getTarball),
};

/** `permission` knows four words only: `maintain` shows as write and `triage` as read. */
function getPermission({ world, repository, params }: RepositoryContext): Answer {
  const login = params['username'] ?? '';
  if (!world.users.has(login.toLowerCase())) return notFound;
  const held =
    login === repository.owner ? { role: 'admin' as const } : repository.collaborators.get(login.toLowerCase());
  const role = held?.role ?? (repository.private ? 'none' : 'read');
  const legacy = { admin: 'admin', maintain: 'write', write: 'write', triage: 'read', read: 'read', none: 'none' }[
    role
  ];
  const order = ['none', 'read', 'triage', 'write', 'maintain', 'admin'];
  const rank = order.indexOf(role);
  const roleName = held !== undefined && 'customRole' in held && held.customRole !== undefined ? held.customRole : role;
  const permissions = { pull: rank >= 1, triage: rank >= 2, push: rank >= 3, maintain: rank >= 4, admin: rank >= 5 };
  const user = { ...renderUser(world, userNamed(world, login)), permissions, role_name: roleName };
  return ok({ permission: legacy, role_name: roleName, user });
}

function listCommits(context: RepositoryContext): Answer {
  const { world, repository, query } = context;
  const from = resolveCommit(repository, query.get('sha') ?? repository.defaultBranch);
  if (from === undefined) return notFound;
  const all = [...repository.objects.ancestors(from.sha)]
    .map((sha) => repository.objects.commits.get(sha))
    .filter((one) => one !== undefined)
    .sort((a, b) => b.generation - a.generation);
  const { items, headers } = paged(context, all);
  return ok(
    items.map((one) => renderCommit(world, repository, one)),
    headers,
  );
}

function getCommit({ world, repository, params }: RepositoryContext): Answer {
  const commit = resolveCommit(repository, params['ref'] ?? '');
  if (commit === undefined) return refuse(422, `No commit found for SHA: ${params['ref'] ?? ''}`);
  const parent = commit.parents[0];
  const files = diffTrees(repository.objects, parent ?? '', commit.sha).slice(0, 300);
  const stats = { additions: 0, deletions: 0, total: 0 };
  for (const file of files) {
    stats.additions += file.additions;
    stats.deletions += file.deletions;
  }
  stats.total = stats.additions + stats.deletions;
  return ok({
    ...renderCommit(world, repository, commit),
    stats,
    files: files.map((file) => renderFile(world, repository, [file, commit.sha])),
  });
}

/** Three-dot comparison: 300 files at most, on the first page only; `per_page` counts commits. */
function compare(context: RepositoryContext): Answer {
  const { world, repository, params, query } = context;
  const [baseName = '', headName = ''] = (params['basehead'] ?? '').split('...');
  const base = resolveCommit(repository, baseName);
  const head = resolveCommit(repository, headName);
  if (base === undefined || head === undefined) return notFound;
  const mergeBase = repository.objects.commits.get(repository.objects.mergeBase(base.sha, head.sha) ?? '');
  if (mergeBase === undefined) return refuse(404, `No common ancestor between ${baseName} and ${headName}.`);
  const ofBase = repository.objects.ancestors(base.sha);
  const ofHead = repository.objects.ancestors(head.sha);
  const ahead = [...ofHead].filter((sha) => !ofBase.has(sha));
  const behind = [...ofBase].filter((sha) => !ofHead.has(sha)).length;
  const commits = ahead
    .map((sha) => repository.objects.commits.get(sha))
    .filter((one) => one !== undefined)
    .sort((a, b) => a.generation - b.generation);
  const { items, headers } = paged(context, commits);
  const firstPage = Number(query.get('page') ?? 1) === 1;
  const files = firstPage ? diffTrees(repository.objects, mergeBase.sha, head.sha).slice(0, 300) : [];
  const status = ahead.length > 0 ? (behind > 0 ? 'diverged' : 'ahead') : behind > 0 ? 'behind' : 'identical';
  const html = `${htmlUrl(repository)}/compare/${base.sha}...${head.sha}`;
  const body = {
    url: `${apiUrl(world, repository)}/compare/${base.sha}...${head.sha}`,
    html_url: html,
    permalink_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    base_commit: renderCommit(world, repository, base),
    merge_base_commit: renderCommit(world, repository, mergeBase),
    status,
    ahead_by: ahead.length,
    behind_by: behind,
    total_commits: ahead.length,
    commits: items.map((one) => renderCommit(world, repository, one)),
    files: files.map((file) => renderFile(world, repository, [file, head.sha])),
  };
  return ok(body, headers);
}

function listBranches(context: RepositoryContext): Answer {
  const { world, repository } = context;
  const names = [...repository.refs.keys()].filter((ref) => ref.startsWith('refs/heads/')).sort();
  const { items, headers } = paged(context, names);
  const branches = items.map((ref) => {
    const sha = repository.refs.get(ref) ?? '';
    return {
      name: ref.slice(11),
      commit: { sha, url: `${apiUrl(world, repository)}/commits/${sha}` },
      protected: false,
    };
  });
  return ok(branches, headers);
}

function listReleases(context: RepositoryContext): Answer {
  const { items, headers } = paged(context, context.repository.releases.toReversed());
  return ok(
    items.map((one) => renderRelease(context.world, context.repository, one)),
    headers,
  );
}

function getRelease({ world, repository, params }: RepositoryContext): Answer {
  const release = repository.releases.find((one) => one.tag === params['tag']);
  return release === undefined ? notFound : ok(renderRelease(world, repository, release));
}

function listTags(context: RepositoryContext): Answer {
  const { world, repository } = context;
  const names = [...repository.refs.keys()].filter((ref) => ref.startsWith('refs/tags/')).map((ref) => ref.slice(10));
  const { items, headers } = paged(context, names.sort().reverse());
  const url = apiUrl(world, repository);
  const tags = items.map((name) => {
    const sha = resolveCommit(repository, `refs/tags/${name}`)?.sha ?? '';
    const encoded = encodeURIComponent(name);
    const commit = { sha, url: `${url}/commits/${sha}` };
    return {
      name,
      commit,
      zipball_url: `${url}/zipball/${encoded}`,
      tarball_url: `${url}/tarball/${encoded}`,
      node_id: 'REF',
    };
  });
  return ok(tags, headers);
}

function pullsOfCommit({ world, repository, params }: RepositoryContext): Answer {
  const sha = params['commit_sha'] ?? '';
  const found = [...repository.pulls.values()].filter((pull) => {
    const behind = repository.objects.ancestors(mergeBaseOf(repository, pull));
    return repository.objects.ancestors(pull.headSha).has(sha) && !behind.has(sha);
  });
  return ok(found.map((pull) => renderPullSimple(world, repository, pull)));
}
