import { stat } from 'node:fs/promises';
import { LockwardenError } from '../domain/error.ts';
import { findFiles, readContent } from './folder.ts';
import { policyPath } from '../app/policy-in-force.ts';
import { isInside, isLookedInto, type FoundChange } from './found-change.ts';

/** The files of two folders, one as it was and one as it would be. Unchanged ones are read too: they tell what is direct. */
export async function changedFilesOfFolders(before: string, after: string): Promise<FoundChange> {
  for (const folder of [before, after]) {
    const found = await stat(folder).catch(() => undefined);
    if (!found?.isDirectory())
      throw new LockwardenError('usage', `${folder} is no folder`, 'Name two folders after --before and --after.');
  }
  const paths = new Set([...(await findFiles(before, isLookedInto)), ...(await findFiles(after, isLookedInto))]);
  const bothSides = async (wanted: readonly string[]) => {
    const found = await Promise.all(
      wanted
        .filter(isInside)
        .toSorted()
        .map(async (path) => ({
          path,
          before: await readContent(before, path),
          after: await readContent(after, path),
        })),
    );
    return found.filter((file) => file.before !== undefined || file.after !== undefined);
  };
  const files = await bothSides([...paths]);
  const policy = await readContent(before, policyPath);
  return { subject: { base: before, head: after }, files, policy, from: 'folder', bothSides };
}
