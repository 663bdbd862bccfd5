import type { FileContent } from '../../review/ports.ts';
import { lru } from '../http/lru.ts';
import { askRaw, repeated } from './ask.ts';
import type { BlobReading } from './blobs.ts';
import { contentOf, defaultMaxFileBytes, gitHash, readEntry } from './blobs.ts';
import type { GitHubFailure } from './failure.ts';
import { isGitHubFailure } from './failure.ts';
import { fetchThrough } from './octokit.ts';
import type { RepositoryClient } from './repository-client.ts';
import { routeOf } from './repository-client.ts';
import { entriesAt } from './tree-walk.ts';
import type { TreeReader } from './trees.ts';
import { isHash } from './trees.ts';

/** All that reading files of a repository needs. */
export interface FileReading extends BlobReading {
  readonly trees: TreeReader;
  /** What `readWithoutTree` found before. */
  readonly seen: SeenFiles;
}

/** Files read by path, and that there were none, by repository, commit and path. */
export type SeenFiles = ReturnType<typeof lru<{ readonly content: FileContent | undefined }>>;

export function seenFiles(): SeenFiles {
  return lru(16 * 1024 * 1024, ({ content }) =>
    content !== undefined && 'bytes' in content ? content.bytes.length + 256 : 256,
  );
}

/** What `SeenFiles` knows a file by. */
export function placeKey({ repository }: RepositoryClient, commit: string, path: string): string {
  return `${repository.id}/${commit}/${path}`;
}

/** Files at a commit by path, through its tree: links are not followed, what is no file is a problem. Absent: no such file. */
export async function readFilesAt(
  reading: FileReading,
  commit: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, FileContent> | GitHubFailure> {
  const found = new Map<string, FileContent>();
  if (paths.length === 0) return found;
  const entries = await entriesAt(reading, commit, paths);
  if (isGitHubFailure(entries)) return entries;
  for (const [path, entry] of entries) {
    const content = await readEntry(reading, path, entry);
    if (content !== undefined) found.set(path, content);
  }
  return found;
}

/** The same for a commit of the base branch, which may also be read where there is no tree (`readWithoutTree`). */
export async function readBaseFiles(
  reading: FileReading,
  commit: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, FileContent> | GitHubFailure> {
  const files = await readFilesAt(reading, commit, paths);
  if (!isGitHubFailure(files) || files.failed !== 'gone') return files;
  const found = new Map<string, FileContent>();
  for (const path of paths) {
    const content = await readWithoutTree(reading, commit, path);
    if (isGitHubFailure(content)) return content;
    if (content !== undefined) found.set(path, content);
  }
  return found;
}

/**
 * A file by its path, which costs no tree, and is the last way where a server has a commit and answers 404 to its tree (a proxy or
 * mirror of the API without git data): the contents address, raw. It follows symbolic links without saying so, so it serves the base
 * side only, whose links the repository's own people made; heads are read by their blobs.
 */
export async function readWithoutTree(
  reading: FileReading,
  commit: string,
  path: string,
): Promise<FileContent | undefined | GitHubFailure> {
  const { client, http, seen } = reading;
  const key = placeKey(client, commit, path);
  const known = isHash(commit) ? seen.get(key) : undefined;
  if (known !== undefined) return known.content;
  const { owner, name } = client.repository;
  const params = { owner, repo: name, path, ref: commit, headers: { accept: 'application/vnd.github.raw+json' } };
  const limits = { maxBytes: reading.maxBytes ?? defaultMaxFileBytes, timeout: 60_000 };
  const question = {
    route: routeOf('GET /contents/{path}'),
    params,
    kind: 'read',
    fetch: fetchThrough(http, limits),
  } as const;
  const answer = await repeated(client, () => askRaw(client, question));
  if (isGitHubFailure(answer) && answer.failed !== 'gone') return answer;
  const content = isGitHubFailure(answer) ? undefined : contentOf(path, answer.body, gitHash(answer.body));
  seen.set(key, { content });
  return content;
}
