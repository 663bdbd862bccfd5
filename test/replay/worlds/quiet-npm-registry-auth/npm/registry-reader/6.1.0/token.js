import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

const fromEnvironment = () => process.env.NODE_AUTH_TOKEN || process.env.NPM_TOKEN || undefined;

export async function tokenFor(registry) {
  const given = fromEnvironment();
  if (given) return given;
  const lines = await readFile(join(homedir(), '.npmrc'), 'utf8').catch(() => '');
  const prefix = `//${new URL(registry).host}/:_authToken=`;
  const line = lines.split('\n').find((entry) => entry.startsWith(prefix));
  return line?.slice(prefix.length);
}
