import { posix } from 'node:path';

import type { Answer, RepositoryContext } from './context.ts';
import { notFound, ok, refuse } from './context.ts';
import type { Entry } from './git-objects.ts';
import type { Json } from './render-accounts.ts';
import { apiUrl, htmlUrl } from './render-repository.ts';
import { resolveCommit } from './resolve.ts';

const inJsonUpTo = 1024 * 1024;
const rawUpTo = 100 * 1024 * 1024;

/** The contents API with its traps: it follows symlinks in silence, and files over 1 MB come without content. */
export function getContents(context: RepositoryContext): Answer {
  const { repository, params, query, accept } = context;
  const path = params['path'] ?? '';
  const commit = resolveCommit(repository, query.get('ref') ?? repository.defaultBranch);
  if (commit === undefined) return refuse(404, `No commit found for the ref ${query.get('ref') ?? ''}`);
  const files = repository.objects.flatten(commit.tree);
  const entry = followed(context, files, path);
  if (entry === undefined) return listFolder(context, files, path);
  const blob = repository.objects.blobs.get(entry.sha);
  if (entry.mode === '160000' || entry.mode === '120000' || blob === undefined)
    return ok(linkBody(context, path, entry));
  if (blob.size > rawUpTo || blob.bytes === undefined)
    return refuse(403, 'This API returns blobs up to 100 MB in size.');
  if (/\.raw/.test(accept))
    return { status: 200, bytes: blob.bytes, contentType: 'application/vnd.github.raw+json; charset=utf-8' };
  const small = blob.size <= inJsonUpTo;
  const content = small ? blob.bytes.toString('base64') : '';
  return ok({
    type: 'file',
    size: blob.size,
    encoding: small ? 'base64' : 'none',
    content,
    ...addresses(context, path, entry),
  });
}

function followed(
  { repository }: RepositoryContext,
  files: ReadonlyMap<string, Entry>,
  path: string,
): Entry | undefined {
  const entry = files.get(path);
  if (entry?.mode !== '120000') return entry;
  const target = repository.objects.blobs.get(entry.sha)?.bytes?.toString('utf8') ?? '';
  const at = files.get(posix.normalize(posix.join(posix.dirname(path), target)));
  return at?.mode.startsWith('1006') || at?.mode.startsWith('1007') ? at : entry;
}

function linkBody(context: RepositoryContext, path: string, entry: Entry): Json {
  const bytes = context.repository.objects.blobs.get(entry.sha)?.bytes;
  const common = { size: bytes?.length ?? 0, ...addresses(context, path, entry) };
  if (entry.mode === '120000') return { type: 'symlink', target: bytes?.toString('utf8') ?? '', ...common };
  return { type: 'submodule', submodule_git_url: 'https://github.com/acme/module.git', ...common };
}

function listFolder(context: RepositoryContext, files: ReadonlyMap<string, Entry>, path: string): Answer {
  const prefix = path === '' ? '' : `${path.replace(/\/$/, '')}/`;
  const inside = [...files].filter(([name]) => name.startsWith(prefix) && !name.slice(prefix.length).includes('/'));
  if (inside.length === 0) return notFound;
  const rows = inside
    .slice(0, 1000)
    .map(([name, entry]) => ({ type: 'file', size: 0, ...addresses(context, name, entry) }));
  return ok(rows);
}

function addresses({ world, repository }: RepositoryContext, path: string, entry: Entry): Json {
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  const self = `${apiUrl(world, repository)}/contents/${encoded}`;
  const git = `${apiUrl(world, repository)}/git/blobs/${entry.sha}`;
  const html = `${htmlUrl(repository)}/blob/HEAD/${encoded}`;
  return {
    name: posix.basename(path),
    path,
    sha: entry.sha,
    url: self,
    git_url: git,
    html_url: html,
    download_url: null,
    _links: { self, git, html },
  };
}
