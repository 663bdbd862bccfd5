import type { Answer, RepositoryContext, Routes } from './context.ts';
import { notFound, ok, onRepository, refuse } from './context.ts';
import type { Entry } from './git-objects.ts';
import type { Json } from './render-accounts.ts';
import { nodeId } from './render-accounts.ts';
import { renderGitCommit } from './render-git.ts';
import { apiUrl } from './render-repository.ts';
import { resolveCommit } from './resolve.ts';

export const gitRoutes: Routes = {
  'GET /repos/{owner}/{repo}/git/blobs/{file_sha}': onRepository('contents:read', getBlob),
  'GET /repos/{owner}/{repo}/git/commits/{commit_sha}': onRepository('contents:read', getGitCommit),
  'GET /repos/{owner}/{repo}/git/matching-refs/{ref}': onRepository('contents:read', matchingRefs),
  'GET /repos/{owner}/{repo}/git/ref/{ref}': onRepository('contents:read', getRef),
  'GET /repos/{owner}/{repo}/git/tags/{tag_sha}': onRepository('contents:read', getTag),
  'GET /repos/{owner}/{repo}/git/trees/{tree_sha}': onRepository('contents:read', getTree),
};

/** GitHub refuses blobs above 100 MB whatever form is asked for. */
const maxBlobBytes = 100 * 1024 * 1024;

function getBlob(context: RepositoryContext): Answer {
  const { repository, params, accept, world } = context;
  const sha = params['file_sha'] ?? '';
  const blob = repository.objects.blobs.get(sha);
  if (blob === undefined)
    return /^[0-9a-f]{40}$/.test(sha)
      ? notFound
      : refuse(422, 'The sha parameter must be exactly 40 characters and contain only [0-9a-f].');
  if (blob.size > maxBlobBytes || blob.bytes === undefined) {
    const message =
      'This API returns blobs up to 100 MB in size. The requested blob is too large to fetch via the API, but you can always clone the repository via Git in order to obtain this blob.';
    return refuse(403, message, [{ resource: 'Blob', field: 'data', code: 'too_large' }]);
  }
  if (/application\/vnd\.github(\.v3)?\.raw/.test(accept)) {
    return { status: 200, bytes: blob.bytes, contentType: 'application/vnd.github.raw+json; charset=utf-8' };
  }
  const content = blob.bytes.toString('base64').replace(/.{60}/g, '$&\n');
  const url = `${apiUrl(world, repository)}/git/blobs/${sha}`;
  return ok({ sha, node_id: nodeId('Blob', blob.size), size: blob.size, url, content, encoding: 'base64' });
}

function getTree(context: RepositoryContext): Answer {
  const { repository, params, query, world } = context;
  const asked = params['tree_sha'] ?? '';
  const tree =
    repository.objects.treeOf(asked) ?? repository.objects.treeOf(resolveCommit(repository, asked)?.sha ?? '');
  if (tree === undefined) return notFound;
  const rows: Json[] = [];
  // GitHub takes any value of `recursive` for yes, even 0 and false.
  listTree(context, [tree, '', query.has('recursive')], rows);
  const truncated = query.has('recursive') && rows.length > world.maxTreeEntries;
  const shown = truncated ? rows.slice(0, world.maxTreeEntries) : rows;
  return ok({ sha: tree, url: `${apiUrl(world, repository)}/git/trees/${tree}`, tree: shown, truncated });
}

function listTree(
  context: RepositoryContext,
  [sha, prefix, recursive]: readonly [string, string, boolean],
  rows: Json[],
): void {
  const tree = context.repository.objects.trees.get(sha) ?? new Map<string, Entry>();
  for (const [name, entry] of tree) {
    rows.push(renderEntry(context, prefix + name, entry));
    if (recursive && entry.mode === '040000') listTree(context, [entry.sha, `${prefix}${name}/`, true], rows);
  }
}

function renderEntry({ repository, world }: RepositoryContext, path: string, entry: Entry): Json {
  const root = `${apiUrl(world, repository)}/git`;
  const { mode, sha } = entry;
  if (mode === '160000') return { path, mode, type: 'commit', sha };
  if (mode === '040000') return { path, mode, type: 'tree', sha, url: `${root}/trees/${sha}` };
  const size = repository.objects.blobs.get(sha)?.size ?? 0;
  return { path, mode, type: 'blob', sha, size, url: `${root}/blobs/${sha}` };
}

function getGitCommit({ world, repository, params }: RepositoryContext): Answer {
  const commit = repository.objects.commits.get(params['commit_sha'] ?? '');
  return commit === undefined ? notFound : ok(renderGitCommit(world, repository, commit));
}

function getRef(context: RepositoryContext): Answer {
  const ref = `refs/${context.params['ref'] ?? ''}`;
  return context.repository.refs.has(ref) ? ok(renderRef(context, ref)) : notFound;
}

function matchingRefs(context: RepositoryContext): Answer {
  const prefix = `refs/${context.params['ref'] ?? ''}`;
  const names = [...context.repository.refs.keys()].filter((ref) => ref.startsWith(prefix)).sort();
  return ok(names.map((ref) => renderRef(context, ref)));
}

function renderRef({ world, repository }: RepositoryContext, ref: string): Json {
  const sha = repository.refs.get(ref) ?? '';
  const type = repository.annotatedTags.has(sha) ? 'tag' : 'commit';
  const root = `${apiUrl(world, repository)}/git`;
  return {
    ref,
    node_id: nodeId('Ref', 1),
    url: `${root}/${ref}`,
    object: { type, sha, url: `${root}/${type}s/${sha}` },
  };
}

function getTag({ world, repository, params }: RepositoryContext): Answer {
  const sha = params['tag_sha'] ?? '';
  const tag = repository.annotatedTags.get(sha);
  if (tag === undefined) return notFound;
  const root = `${apiUrl(world, repository)}/git`;
  const commit = repository.objects.commits.get(tag.commit);
  const tagger = {
    name: commit?.author ?? '',
    email: `${commit?.author ?? ''}@users.noreply.github.com`,
    date: commit?.date ?? '',
  };
  const object = { type: 'commit', sha: tag.commit, url: `${root}/commits/${tag.commit}` };
  return ok({
    node_id: nodeId('Tag', 1),
    tag: tag.tag,
    sha,
    url: `${root}/tags/${sha}`,
    message: tag.message,
    tagger,
    object,
  });
}
