import { execFile } from 'node:child_process';
import { LockwardenError, codeOf, messageOf } from '../domain/error.ts';
import type { FileContent } from '../review/ports.ts';
import { largestFile, problem } from './folder.ts';

/**
 * The command line's way to a repository's history: the `git` on the user's own machine, told to run no helper of the repository's.
 * The server has no such way: it reads GitHub's API and its image holds no git.
 */
export interface Git {
  readonly root: string;
  /** The commit of a name, or undefined. */
  readonly commitOf: (name: string) => Promise<string | undefined>;
  readonly mergeBase: (a: string, b: string) => Promise<string | undefined>;
  /** Paths and blobs of a commit that `wanted` accepts, with their modes. */
  readonly list: (commit: string, wanted: (path: string, mode: string) => boolean) => Promise<readonly TreeFile[]>;
  readonly read: (file: TreeFile) => Promise<FileContent>;
  /** Paths that differ between a commit and the working tree, untracked files included. */
  readonly changedInWorkTree: (commit: string) => Promise<readonly string[]>;
}

export interface TreeFile {
  readonly path: string;
  readonly mode: string;
  readonly blob: string;
}

const quiet = [
  '-c',
  'core.fsmonitor=false',
  '-c',
  'core.hooksPath=/dev/null',
  '-c',
  'core.quotePath=false',
  '--no-pager',
];

/** Opens the repository around a folder. Throws `no-repository` where there is none, `no-git` where git is missing. */
export async function openGit(folder: string): Promise<Git> {
  const root = (await run(folder, ['rev-parse', '--show-toplevel'])).toString('utf8').trim();
  return {
    root,
    commitOf: (name) =>
      optional(run(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`])),
    mergeBase: (a, b) => optional(run(root, ['merge-base', a, b])),
    list: async (commit, wanted) => parseTree(await run(root, ['ls-tree', '-r', '-z', '--full-tree', commit]), wanted),
    read: (file) => readBlob(root, file),
    changedInWorkTree: async (commit) => [
      ...(await paths(root, ['diff', '--name-only', '-z', '--no-renames', '--no-ext-diff', '--no-textconv', commit])),
      ...(await paths(root, ['ls-files', '--others', '--exclude-standard', '-z'])),
    ],
  };
}

async function readBlob(root: string, file: TreeFile): Promise<FileContent> {
  if (file.mode === '120000')
    return problem('not-regular-file', file.path, 'is a symbolic link: what it points to is not reviewed');
  if (file.mode === '160000') return problem('not-regular-file', file.path, 'is a submodule');
  return { bytes: await run(root, ['cat-file', 'blob', file.blob]), blob: file.blob };
}

function parseTree(output: Buffer, wanted: (path: string, mode: string) => boolean): readonly TreeFile[] {
  const files: TreeFile[] = [];
  for (const row of output.toString('utf8').split('\0')) {
    const tab = row.indexOf('\t');
    if (tab < 0) continue;
    const [mode = '', , blob = ''] = row.slice(0, tab).split(' ');
    const path = row.slice(tab + 1);
    if (wanted(path, mode)) files.push({ path, mode, blob });
  }
  return files;
}

async function paths(root: string, args: readonly string[]): Promise<readonly string[]> {
  return (await run(root, args))
    .toString('utf8')
    .split('\0')
    .filter((path) => path !== '');
}

async function optional(output: Promise<Buffer>): Promise<string | undefined> {
  try {
    return (await output).toString('utf8').trim();
  } catch (thrown) {
    if (codeOf(thrown) === 'git-failed') return undefined;
    throw thrown;
  }
}

function run(folder: string, args: readonly string[]): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    execFile(
      'git',
      [...quiet, ...args],
      { cwd: folder, encoding: 'buffer', maxBuffer: largestFile },
      (error, stdout, stderr) => {
        if (!error) resolve(stdout);
        else reject(gitError(error, stderr.toString('utf8'), args));
      },
    );
  });
}

function gitError(error: Error, stderr: string, args: readonly string[]): LockwardenError {
  if (codeOf(error) === 'ENOENT')
    return new LockwardenError('no-git', 'git was not found', 'Install git, or use --before DIR --after DIR.');
  if (stderr.includes('not a git repository')) {
    return new LockwardenError(
      'no-repository',
      'this folder is in no git repository',
      'Run it in a repository, or use --before DIR --after DIR.',
    );
  }
  return new LockwardenError(
    'git-failed',
    `git ${args[0] ?? ''} failed: ${(stderr.trim() || messageOf(error)).slice(0, 300)}`,
  );
}
