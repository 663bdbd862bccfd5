import { git, lastTag } from './git.js';

const KIND = /^(feat|fix|perf|docs|chore|refactor)(?:\(([^)]+)\))?(!)?: (.+)$/;

export async function commits(cwd) {
  const since = await lastTag(cwd);
  const log = await git(cwd, 'log', '--format=%s', since ? `${since}..HEAD` : 'HEAD');
  return log.split('\n').map((line) => KIND.exec(line)).filter(Boolean).map(([, kind, scope, breaking, text]) => ({ kind, scope, breaking: Boolean(breaking), text }));
}

export async function plan(cwd) {
  for (const { kind, scope, text } of await commits(cwd)) console.log(`${kind.padEnd(9)} ${scope ? `${scope}: ` : ''}${text}`);
  return 0;
}
