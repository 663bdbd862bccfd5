import { createHash } from 'node:crypto';
import type { ReleaseFile } from '../../domain/facts.ts';

/** A digest in one spelling: algorithm and base64. */
interface Digest {
  readonly algorithm: string;
  readonly value: string;
}

/** Strongest first. md5 is compared where nothing better is stated, never computed unasked. */
const algorithms = ['sha512', 'sha384', 'sha256', 'sha1', 'md5'] as const;

export interface Integrity {
  readonly computed: readonly string[];
  readonly matches: boolean | undefined;
}

/** Hashes that others state of the bytes. */
export interface StatedHashes {
  /** By the registry, of this very file. */
  readonly registry: readonly string[];
  /** By the lockfile; for several files of the release where `ofOneFile` is false. */
  readonly lockfile: readonly string[];
  readonly ofOneFile: boolean;
}

/**
 * Hashes the bytes in the algorithms that registry and lockfile state, and compares. Every statement that can be
 * compared must agree; a list for several files that lacks this one's hash says nothing.
 */
export function integrityOf(bytes: Buffer, stated: StatedHashes & { readonly goHash?: string }): Integrity {
  const asked = [...stated.registry, ...stated.lockfile].flatMap((hash) => digestOf(hash) ?? []);
  const wanted = new Set<string>(['sha512', ...asked.map((digest) => digest.algorithm)]);
  const computed = new Map<string, string>();
  for (const algorithm of algorithms) {
    if (wanted.has(algorithm)) computed.set(algorithm, createHash(algorithm).update(bytes).digest('base64'));
  }
  if (stated.goHash !== undefined) computed.set('h1', stated.goHash.slice(3));
  const verdicts = new Set([
    agrees(stated.registry, computed, true),
    agrees(stated.lockfile, computed, stated.ofOneFile),
  ]);
  const matches = verdicts.has(false) ? false : verdicts.has(true) ? true : undefined;
  return {
    computed: [...computed].map(([algorithm, value]) => (algorithm === 'h1' ? `h1:${value}` : `${algorithm}-${value}`)),
    matches,
  };
}

/** Compares by the strongest algorithm in common. */
function agrees(
  stated: readonly string[],
  computed: ReadonlyMap<string, string>,
  ofOneFile: boolean,
): boolean | undefined {
  const digests = stated.flatMap((hash) => digestOf(hash) ?? []);
  for (const algorithm of ['h1', ...algorithms]) {
    const same = digests.filter((digest) => digest.algorithm === algorithm);
    const ours = computed.get(algorithm);
    if (same.length === 0 || ours === undefined) continue;
    if (same.some((digest) => digest.value === ours)) return true;
    return ofOneFile ? false : undefined;
  }
  return undefined;
}

const lengths: Readonly<Record<string, number>> = { sha512: 64, sha384: 48, sha256: 32, sha1: 20, md5: 16 };

/** Reads `sha512-<base64>`, `sha256:<hexadecimal>` and `h1:<base64>`; anything else cannot be compared. */
function digestOf(hash: string): Digest | undefined {
  if (hash.startsWith('h1:')) return { algorithm: 'h1', value: hash.slice(3) };
  const match = /^(sha512|sha384|sha256|sha1|md5)([-:])([A-Za-z0-9+/=_-]{16,128})/.exec(hash);
  const [, algorithm = '', mark, text = ''] = match ?? [];
  if (match === null) return undefined;
  const bytes = mark === ':' && /^[0-9a-fA-F]+$/.test(text) ? Buffer.from(text, 'hex') : Buffer.from(text, 'base64');
  return bytes.length === lengths[algorithm] ? { algorithm, value: bytes.toString('base64') } : undefined;
}

/** The strongest hash of a file as a key for remembering it. */
export function strongestHash(file: ReleaseFile): string | undefined {
  const digests = file.hashes.flatMap((hash) => digestOf(hash) ?? []);
  for (const algorithm of ['h1', 'sha512', 'sha384', 'sha256']) {
    const found = digests.find((digest) => digest.algorithm === algorithm);
    if (found !== undefined) return `${algorithm}-${found.value}`;
  }
  return undefined;
}
