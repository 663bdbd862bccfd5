import { readEntry } from '../adapters/github/blobs.ts';
import { fetchTogether } from '../adapters/github/blob-batch.ts';
import type { GitHubFailure } from '../adapters/github/failure.ts';
import { isGitHubFailure } from '../adapters/github/failure.ts';
import type { Change, ChangeReading } from '../adapters/github/pull-requests.ts';
import { entriesAt } from '../adapters/github/tree-walk.ts';
import { versionText, type DependencySet } from '../domain/dependency.ts';
import { locksBeside } from '../formats/companions.ts';
import { differs } from '../review/compare-files.ts';
import type { ChangedFile, FileContent, FileReader, ReadableFile } from '../review/ports.ts';

/** Files that a change leaves as they are, read at its head: the same on both sides. Absent: no such file. */
export async function unchangedFiles(
  reading: ChangeReading,
  headSha: string,
  paths: readonly string[],
): Promise<readonly ChangedFile[] | GitHubFailure> {
  if (paths.length === 0) return [];
  const entries = await entriesAt(reading, headSha, paths);
  if (isGitHubFailure(entries)) return entries.failed === 'gone' ? [] : entries;
  await fetchTogether(reading, [...entries.values()]);
  const files = await Promise.all(
    Array.from(entries, async ([path, entry]) => ({ path, content: await readEntry(reading, path, entry) })),
  );
  return files.flatMap(({ path, content }) =>
    content === undefined ? [] : [{ path, before: content, after: content }],
  );
}

/**
 * Adds the unchanged lockfiles beside manifests that ask for something else now: they are what will be installed, and may no longer fit.
 * A manifest whose other lines changed, as they mostly do, costs nothing: its lockfile may be large.
 */
export async function withLocks(
  files: readonly ChangedFile[],
  { headSha }: Pick<Change, 'headSha'>,
  { reading, reader }: { readonly reading: ChangeReading; readonly reader: Pick<FileReader, 'read'> },
): Promise<readonly ChangedFile[] | GitHubFailure> {
  const given = new Set(files.map(({ path }) => path));
  const manifests = files.filter(
    (file) => file.after !== undefined && differs(file) && locksOf(file.path, given).length > 0,
  );
  if (manifests.length === 0) return files;
  const there = await entriesAt(
    reading,
    headSha,
    manifests.flatMap(({ path }) => locksOf(path, given)),
  );
  if (isGitHubFailure(there)) return there.failed === 'gone' ? files : there;
  const besideLocks = manifests.filter(({ path }) => locksOf(path, given).some((lock) => there.has(lock)));
  const asking = await changedAsks(besideLocks, reader);
  const wanted = [...new Set(asking.flatMap((path) => locksOf(path, given)))].filter((lock) => there.has(lock));
  const locks = await unchangedFiles(reading, headSha, wanted);
  return isGitHubFailure(locks) ? locks : [...files, ...locks];
}

function locksOf(path: string, given: ReadonlySet<string>): readonly string[] {
  return locksBeside(path).filter((lock) => !given.has(lock));
}

/** The paths of those manifests whose sides ask for different packages or ranges. */
async function changedAsks(
  manifests: readonly ChangedFile[],
  reader: Pick<FileReader, 'read'>,
): Promise<readonly string[]> {
  if (manifests.length === 0) return [];
  const [before, after] = await Promise.all([
    reader.read(manifests.flatMap(({ path, before: was }) => readable(path, was))),
    reader.read(manifests.flatMap(({ path, after: is }) => readable(path, is))),
  ]);
  return manifests.map(({ path }) => path).filter((path) => asks(before, path) !== asks(after, path));
}

function asks(sets: readonly DependencySet[], path: string): string {
  const rows = sets
    .flatMap((set) => (set.path === path ? [...set.requirements, ...set.dependencies] : []))
    .map((entry) => JSON.stringify([entry.ecosystem, entry.name, versionText(entry), entry.marker]));
  return rows.sort().join('\n');
}

function readable(path: string, content: FileContent | undefined): readonly ReadableFile[] {
  if (content === undefined || !('bytes' in content)) return [];
  const { bytes, blob } = content;
  return [blob === undefined ? { path, bytes } : { path, bytes, blob }];
}
