import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

export const API = process.env.PLINTH_API ?? 'https://api.plinth.example/v2';
const file = join(process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config'), 'plinth', 'auth.json');

export async function token() {
  if (process.env.PLINTH_TOKEN) return process.env.PLINTH_TOKEN;
  try {
    return JSON.parse(await readFile(file, 'utf8')).token;
  } catch {
    throw new Error('no token: set PLINTH_TOKEN or run "plinth login"');
  }
}

export async function login(value) {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify({ token: value }), { mode: 0o600 });
}
