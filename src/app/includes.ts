import { readFilesAt } from '../adapters/github/contents.ts';
import type { GitHubFailure } from '../adapters/github/failure.ts';
import { isGitHubFailure } from '../adapters/github/failure.ts';
import type { Change, ChangeReading } from '../adapters/github/pull-requests.ts';
import type { ChangedFile, FileReader } from '../review/ports.ts';
import { withIncludes as withIncludesOf } from '../review/with-includes.ts';
import type { Included } from '../review/with-includes.ts';

/** Adds the files that changed ones pull in, from GitHub's trees of both sides. */
export async function withIncludes(
  { files, mergeBaseSha, headSha }: Pick<Change, 'files' | 'mergeBaseSha' | 'headSha'>,
  { reading, reader }: { readonly reading: ChangeReading; readonly reader: Pick<FileReader, 'read'> },
): Promise<Included | GitHubFailure> {
  return await withIncludesOf<GitHubFailure>(files, {
    reader,
    from: 'tree',
    bothSides: (paths) => bothSidesAt(reading, [mergeBaseSha, headSha], paths),
  });
}

async function bothSidesAt(
  reading: ChangeReading,
  [base, head]: readonly [string, string],
  paths: readonly string[],
): Promise<readonly ChangedFile[] | GitHubFailure> {
  const withLinks = { ...reading, withLinks: true } as const;
  const before = await readFilesAt(withLinks, base, paths);
  if (isGitHubFailure(before)) return before;
  const after = await readFilesAt(withLinks, head, paths);
  if (isGitHubFailure(after)) return after;
  return paths
    .filter((path) => before.has(path) || after.has(path))
    .map((path) => ({ path, before: before.get(path), after: after.get(path) }));
}
