import type { Problem } from '../domain/problem.ts';
import { compareSides, type Circumstances, type Compared } from './compared.ts';
import type { ChangedFile, FileContent, FileReader, ReadableFile } from './ports.ts';

/**
 * Reads both sides of the files and compares them: where they are read, if the reader can do that, so that large sets stay
 * there; else file by file, which costs a file that cannot be read alone. What could not be had at one side is a problem.
 */
export async function compareFiles(
  files: readonly ChangedFile[],
  reader: FileReader,
  circumstances: Circumstances,
): Promise<Compared> {
  const sides = {
    before: files.flatMap((file) => readable(file.path, file.before)),
    after: files.flatMap((file) => readable(file.path, file.after)),
    changed: new Set(files.filter(differs).map((file) => file.path)),
  };
  const together = await reader.compare?.(sides, circumstances);
  const compared = together ?? (await readAndCompare());
  return { ...compared, problems: [...missing(files), ...compared.problems].sort(byPlace) };

  async function readAndCompare(): Promise<Compared> {
    const [before, after] = await Promise.all([reader.read(sides.before), reader.read(sides.after)]);
    return compareSides({ before, after, changed: sides.changed }, circumstances);
  }
}

function readable(path: string, content: FileContent | undefined): readonly ReadableFile[] {
  if (!content || !('bytes' in content)) return [];
  const { bytes, blob } = content;
  return [blob === undefined ? { path, bytes } : { path, bytes, blob }];
}

/** Whether the sides differ. A file that could not be had at one side counts as different, one that is given as the same for both does not. */
export function differs({ before, after }: ChangedFile): boolean {
  if (before === after) return false;
  if (!before || !after) return true;
  if ('problem' in before || 'problem' in after) return true;
  return !before.bytes.equals(after.bytes);
}

function missing(files: readonly ChangedFile[]): readonly Problem[] {
  return files.flatMap((file) =>
    [...new Set([file.before, file.after])].flatMap((content) => {
      if (!content || !('problem' in content)) return [];
      return isOldNews(file, content.problem) ? [] : content.problem;
    }),
  );
}

/** An unchanged neighbour that is a link or too large was so before, and nobody can read it; one that failed to come may come later. */
function isOldNews({ before, after }: ChangedFile, { code }: Problem): boolean {
  return before === after && code !== 'unreadable-file';
}

function byPlace(a: Problem, b: Problem): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : (a.line ?? 0) - (b.line ?? 0);
}
