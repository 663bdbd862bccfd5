import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const exec = promisify(execFile);

export async function git(cwd, ...args) {
  const { stdout } = await exec('git', args, { cwd, maxBuffer: 16 * 1024 * 1024 });
  return stdout.trim();
}

export const lastTag = (cwd) => git(cwd, 'describe', '--tags', '--abbrev=0').catch(() => undefined);
