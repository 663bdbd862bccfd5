import { readFileSync } from 'node:fs';

/** Lockwarden's version, from its package.json beside `src` or `dist`. */
export const version = readVersion();

function readVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  const found = typeof manifest === 'object' && manifest !== null && 'version' in manifest ? manifest.version : '';
  return typeof found === 'string' ? found : '';
}
