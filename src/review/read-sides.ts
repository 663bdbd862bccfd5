import type { DependencySet } from '../domain/dependency.ts';
import type { Problem } from '../domain/problem.ts';
import type { ChangedFile, FileContent, FileReader } from './ports.ts';

/** Both sides of the repository's dependency files, read. */
export interface Sides {
  readonly before: readonly DependencySet[];
  readonly after: readonly DependencySet[];
  /** What could not be had or read and therefore keeps the review from being whole. */
  readonly problems: readonly Problem[];
  /** Paths whose bytes differ between the sides. */
  readonly changed: ReadonlySet<string>;
}

/** Reads both sides. A file that cannot be had at one side costs that file only, and is told. */
export async function readSides(files: readonly ChangedFile[], reader: FileReader): Promise<Sides> {
  const changed = new Set(files.filter(differs).map((file) => file.path));
  const [before, after] = await Promise.all([
    reader.read(files.flatMap((file) => bytesOf(file.path, file.before))),
    reader.read(files.flatMap((file) => bytesOf(file.path, file.after))),
  ]);
  const missing = files.flatMap((file) =>
    [file.before, file.after].flatMap((content) => (content && 'problem' in content ? content.problem : [])),
  );
  const unread = after.filter((set) => changed.has(set.path)).flatMap((set) => set.problems);
  return {
    before,
    after,
    problems: [...missing, ...unread, ...emptied(before, after, changed)].sort(byPlace),
    changed,
  };
}

function bytesOf(path: string, content: FileContent | undefined) {
  return content && 'bytes' in content ? [{ path, bytes: content.bytes }] : [];
}

/** Whether the sides differ. A file that could not be had at one side counts as different. */
export function differs({ before, after }: ChangedFile): boolean {
  if (!before || !after) return before !== after;
  if ('problem' in before || 'problem' in after) return true;
  return !before.bytes.equals(after.bytes);
}

/**
 * A lockfile that had packages and now reads as none, without a word of a problem, is a reading gone wrong until shown otherwise: the field's
 * worst bug class, since every finding on the file closes at once (pnpm's two-document lockfiles, 2026).
 */
function emptied(
  before: readonly DependencySet[],
  after: readonly DependencySet[],
  changed: ReadonlySet<string>,
): readonly Problem[] {
  const had = new Map(before.map((set) => [`${set.path}\n${set.format}`, set.dependencies.length]));
  return after
    .filter((set) => set.kind === 'lockfile' && changed.has(set.path) && set.problems.length === 0)
    .filter(
      (set) =>
        set.dependencies.length + set.requirements.length === 0 && (had.get(`${set.path}\n${set.format}`) ?? 0) >= 5,
    )
    .map((set) => ({
      code: 'unreadable-file',
      path: set.path,
      message: `the base has ${had.get(`${set.path}\n${set.format}`)} packages in this file and the head reads as none`,
    }));
}

function byPlace(a: Problem, b: Problem): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : (a.line ?? 0) - (b.line ?? 0);
}
