import type { ChangedFile, FileContent } from '../../review/ports.ts';
import { readEntry } from './blobs.ts';
import type { ComparedFile, Comparison } from './compare.ts';
import type { FileReading } from './contents.ts';
import { readWithoutTree } from './contents.ts';
import type { GitHubFailure } from './failure.ts';
import { isGitHubFailure } from './failure.ts';

/** The sides of a listed file, by what the comparison says of it. */
export interface ListedSides {
  readonly path: string;
  readonly before: boolean;
  readonly headBlob: string | undefined;
  readonly kindChanged: boolean;
}

/** The wanted files of a complete comparison when no tree can be had: heads by blob hash, bases by path (`readWithoutTree`). */
export async function readChangeWithoutTrees(
  reading: FileReading,
  comparison: Comparison & { readonly files: readonly ComparedFile[] },
  wanted: (path: string) => boolean,
): Promise<readonly ChangedFile[] | GitHubFailure> {
  const files: ChangedFile[] = [];
  for (const listed of comparison.files.flatMap(listedSides).filter(({ path }) => wanted(path))) {
    const before = listed.before ? await readBaseSide(reading, comparison.mergeBaseSha, listed.path) : undefined;
    if (isGitHubFailure(before)) return before;
    files.push({ path: listed.path, before, after: await headOf(reading, listed) });
  }
  return files;
}

/** The comparison says that the file was there: one that is not found is not an absent one. */
export async function readBaseSide(
  reading: FileReading,
  commit: string,
  path: string,
): Promise<FileContent | GitHubFailure> {
  const content = await readWithoutTree(reading, commit, path);
  if (content !== undefined) return content;
  const message = 'stood at the base by GitHub’s comparison, and GitHub does not find it there';
  return { problem: { code: 'unreadable-file', message, path } };
}

export function listedSides(file: ComparedFile): readonly ListedSides[] {
  const kindChanged = file.status === 'changed';
  const after: ListedSides = {
    path: file.path,
    before: !['added', 'copied', 'renamed'].includes(file.status),
    headBlob: file.status === 'removed' ? undefined : file.sha,
    kindChanged,
  };
  if (file.status !== 'renamed' || file.previousPath === undefined) return [after];
  return [after, { path: file.previousPath, before: true, headBlob: undefined, kindChanged: false }];
}

async function headOf(
  reading: FileReading,
  { path, headBlob, kindChanged }: ListedSides,
): Promise<FileContent | undefined> {
  if (kindChanged) {
    const message = 'changes between file, link and submodule, and GitHub gives no tree to tell which it is';
    return { problem: { code: 'not-regular-file', message, path } };
  }
  return headBlob === undefined ? undefined : readEntry(reading, path, { mode: '100644', sha: headBlob });
}
