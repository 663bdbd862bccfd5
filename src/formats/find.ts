import type { Format } from './format.ts';
import { matchesGlob } from './glob.ts';
import { formats } from './index.ts';

export { matchesGlob } from './glob.ts';

/**
 * The formats that read the file at a repository path: none, one, or several, each of which yields a set of its own.
 * Files of the npm family inside `node_modules` describe packages that were installed, not what will be, and are left
 * out; any other folder (`vendor`, `third_party`) is read like the rest, since nothing in its name makes a package
 * manager skip it.
 */
export function formatsFor(path: string): readonly Format[] {
  const installed = path.startsWith('node_modules/') || path.includes('/node_modules/');
  return formats.filter(
    (format) =>
      !(installed && format.ecosystem === 'npm') && format.files.some((pattern) => matchesGlob(path, pattern)),
  );
}

/** Whether any format reads the file at this path. */
export function isDependencyFile(path: string): boolean {
  return formatsFor(path).length > 0;
}
