import { inc } from 'semver';
import { git, lastTag } from './git.js';
import { commits } from './plan.js';

export async function cut(cwd, options) {
  const found = await commits(cwd);
  const step = found.some((commit) => commit.breaking) ? 'major' : options.minor ? 'minor' : 'patch';
  const next = inc((await lastTag(cwd))?.replace(/^v/, '') ?? '0.0.0', step);
  await git(cwd, 'tag', '-a', `v${next}`, '-m', `v${next}`);
  console.log(`tagged v${next}`);
  return 0;
}
