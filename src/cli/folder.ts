import { lstat, open, readdir, realpath } from 'node:fs/promises';
import { dirname, join, posix, relative, sep } from 'node:path';
import { messageOf } from '../domain/error.ts';
import type { FileContent } from '../review/ports.ts';

/** Folders that hold other people's or generated files: their dependency files are not the repository's own. */
const skipped = new Set([
  'node_modules',
  '.git',
  '.hg',
  '.svn',
  '.venv',
  'venv',
  '__pycache__',
  '.tox',
  '.yarn',
  'bower_components',
]);

/** Files looked at in one folder tree before the search is given up with an error. */
const mostEntries = 500_000;

/** The largest file that is read into memory, in bytes. GitHub serves blobs up to 100 MB. */
export const largestFile = 100 * 1024 * 1024;

/** The repository paths (with `/`) of the files below a folder that `wanted` accepts, sorted. Links are not followed. */
export async function findFiles(folder: string, wanted: (path: string) => boolean): Promise<readonly string[]> {
  const found: string[] = [];
  const queue = [folder];
  let seen = 0;
  for (let here = queue.pop(); here !== undefined; here = queue.pop()) {
    for (const entry of await readdir(here, { withFileTypes: true })) {
      seen += 1;
      if (seen > mostEntries)
        throw new RangeError(`${folder} holds more than ${mostEntries} files; name a smaller folder`);
      const full = join(here, entry.name);
      if (entry.isDirectory()) {
        if (!skipped.has(entry.name)) queue.push(full);
      } else {
        const path = relative(folder, full).split(sep).join(posix.sep);
        if (wanted(path)) found.push(path);
      }
    }
  }
  return found.sort();
}

/** The bytes of one file below a folder, or the problem in their place. A link is not followed: its target may lie anywhere. */
export async function readContent(folder: string, path: string): Promise<FileContent | undefined> {
  const full = join(folder, ...path.split('/'));
  try {
    const stat = await lstat(full);
    if (stat.isSymbolicLink())
      return problem('not-regular-file', path, 'is a symbolic link: what it points to is not reviewed');
    if (!(await staysInside(folder, dirname(full))))
      return problem('not-regular-file', path, 'lies behind a symbolic link that leaves the folder');
    if (!stat.isFile()) return problem('not-regular-file', path, 'is not a regular file');
    if (stat.size > largestFile)
      return problem('too-large', path, `has ${stat.size} bytes; at most ${largestFile} are read`);
    const file = await open(full, 'r');
    try {
      return { bytes: await file.readFile() };
    } finally {
      await file.close();
    }
  } catch (thrown) {
    if (typeof thrown === 'object' && thrown !== null && 'code' in thrown && thrown.code === 'ENOENT') return undefined;
    return problem('unreadable-file', path, `could not be opened: ${messageOf(thrown)}`);
  }
}

/** A folder on the way may be a link as well: `-r link/environ` must not show what lies elsewhere on this machine. */
async function staysInside(folder: string, inner: string): Promise<boolean> {
  const [home, real] = await Promise.all([realpath(folder), realpath(inner)]);
  return real === home || real.startsWith(home.endsWith(sep) ? home : home + sep);
}

export function problem(
  code: 'not-regular-file' | 'too-large' | 'unreadable-file',
  path: string,
  what: string,
): FileContent {
  return { problem: { code, path, message: `${path} ${what}` } };
}
