import type { FormatRow } from './format.ts';
import { matchesGlob } from './glob.ts';
import { formatRows } from './rows.ts';

export { matchesGlob } from './glob.ts';

/**
 * The formats that read the file at a repository path: none, one, or several, each of which yields a set of its own.
 * Files of the npm family inside `node_modules` describe packages that were installed, not what will be, and are left
 * out; any other folder (`vendor`, `third_party`) is read like the rest, since nothing in its name makes a package
 * manager skip it.
 */
export function formatsFor(path: string): readonly FormatRow[] {
  const installed = path.startsWith('node_modules/') || path.includes('/node_modules/');
  return formatRows.filter(
    (format) =>
      !(installed && format.ecosystem === 'npm') && format.files.some((pattern) => matchesGlob(path, pattern)),
  );
}

const byId: ReadonlyMap<string, FormatRow> = new Map(formatRows.map((row) => [row.id, row]));

/** The row of the format with this id. */
export function rowById(id: string): FormatRow | undefined {
  return byId.get(id);
}

/**
 * Whether the path alone says that this is a dependency file. Names that many other files have as well (`*.py`, `*.txt`, `*.yml`) are left to
 * `mayBeDependencyFile`: to fetch each of them from GitHub to look would cost a request a file.
 */
export function isDependencyFile(path: string): boolean {
  return formatsFor(path).some((format) =>
    format.files.some((glob) => !isGeneric(glob, format) && matchesGlob(path, glob)),
  );
}

/** Whether some format would look into the file at this path to see if it is one of its own. */
export function mayBeDependencyFile(path: string): boolean {
  return formatsFor(path).length > 0;
}

function isGeneric(glob: string, format: FormatRow): boolean {
  return format.isToldByText && /^(?:\*\*\/)?\*\.[a-z0-9]+$/.test(glob);
}
