import { spawn } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { gt } from 'semver';

const LATEST = 'https://api.github.com/repos/trainline-tools/trainline-cli/releases/latest';
const DAY = 86_400_000;
const MANAGERS = {
  npm: ['install', '--global', 'trainline-cli@latest'],
  pnpm: ['add', '--global', 'trainline-cli@latest'],
  yarn: ['global', 'add', 'trainline-cli@latest'],
};

const cacheFile = () => join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'trainline', 'latest.json');
const own = async () => JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8')).version;

async function latest() {
  try {
    const { at, version } = JSON.parse(await readFile(cacheFile(), 'utf8'));
    if (Date.now() - at < DAY) return version;
  } catch {
    // nothing remembered yet
  }
  const response = await fetch(LATEST, { headers: { accept: 'application/vnd.github+json' }, signal: AbortSignal.timeout(1500) });
  if (!response.ok) return undefined;
  const version = (await response.json()).tag_name.replace(/^v/, '');
  await mkdir(dirname(cacheFile()), { recursive: true });
  await writeFile(cacheFile(), JSON.stringify({ at: Date.now(), version }));
  return version;
}

/** One line at the end of a command when a newer release is out. Never fails a command. */
export async function notice() {
  if (process.env.CI || process.env.NO_UPDATE_NOTIFIER || !process.stderr.isTTY) return;
  const [mine, newest] = await Promise.all([own(), latest().catch(() => undefined)]);
  if (newest && gt(newest, mine)) console.error(`train ${newest} is out (this is ${mine}): train upgrade`);
}

/** Hands over to the package manager; its output is the user's. */
export function upgrade() {
  const manager = /^(npm|pnpm|yarn)\//.exec(process.env.npm_config_user_agent ?? '')?.[1] ?? 'npm';
  return new Promise((resolve, reject) => {
    spawn(manager, MANAGERS[manager], { stdio: 'inherit', shell: process.platform === 'win32' }).on('error', reject).on('close', resolve);
  });
}
