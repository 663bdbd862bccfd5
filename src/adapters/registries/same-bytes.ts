import { isPinned, type Entry } from '../../domain/dependency.ts';
import type { Release } from '../../domain/facts.ts';
import type { Known } from '../../domain/known.ts';

/**
 * Whether an entry and a release are the same bytes, by a hash that both state. Entries of a mirror that nobody
 * configured are judged by the public registry's facts only then; a private package of a public name is not.
 */
export function sameBytes(entry: Entry, release: Known<Release>): boolean {
  const stated = isPinned(entry) ? entry.integrity : (entry.integrity ?? []);
  if (release.state !== 'known' || release.value.hashes.state !== 'known') return false;
  const registry = new Set(release.value.hashes.value.map(canonicalHash));
  return stated.some((hash) => isStrong(hash) && registry.has(canonicalHash(hash)));
}

/** One spelling for both forms in use: `sha512-<base64>` and `sha512:<hexadecimal>`. */
export function canonicalHash(hash: string): string {
  const [, algorithm = '', hex = ''] = /^(sha\d+|md5):([0-9a-f]+)$/i.exec(hash) ?? [];
  if (algorithm !== '') return `${algorithm.toLowerCase()}-${Buffer.from(hex, 'hex').toString('base64')}`;
  return hash.split('?')[0] ?? hash;
}

function isStrong(hash: string): boolean {
  return /^(sha256|sha384|sha512|h1)[-:]/i.test(hash);
}
