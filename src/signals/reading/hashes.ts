/** Algorithm of a hash in any of the written forms: `sha512-…`, `sha256:…`, `h1:…`. */
function algorithmOf(hash: string): string {
  return hash.split(/[-:]/, 1)[0]?.toLowerCase() ?? '';
}

/** The same digest in one spelling: algorithm and hexadecimal, so that SRI and hexadecimal forms meet. */
export function normalHash(hash: string): string {
  const algorithm = algorithmOf(hash);
  const digest = hash.slice(algorithm.length + 1);
  const isHex = /^[0-9a-fA-F]{32,128}$/.test(digest) && digest.length % 32 === 0;
  if (isHex && hash[algorithm.length] === ':') return `${algorithm}:${digest.toLowerCase()}`;
  if (algorithm === 'h1') return hash;
  return `${algorithm}:${hexOf(digest)}`;
}

/**
 * `same`: at least one hash in common; `different`: hashes of a common algorithm, none equal; `incomparable`: no
 * algorithm in common, as when sha1 becomes sha512, or nothing to compare.
 */
export function compareHashes(a: readonly string[], b: readonly string[]): 'same' | 'different' | 'incomparable' {
  const [left, right] = [a.map(normalHash), b.map(normalHash)];
  if (left.some((hash) => right.includes(hash))) return 'same';
  const algorithms = new Set(left.map(algorithmOf));
  return right.some((hash) => algorithms.has(algorithmOf(hash))) ? 'different' : 'incomparable';
}

/** Hexadecimal of a base64 digest; the text itself where it is none. */
function hexOf(base64: string): string {
  try {
    const raw = atob(base64.replaceAll('-', '+').replaceAll('_', '/'));
    return Array.from(raw, (c) => c.charCodeAt(0).toString(16).padStart(2, '0')).join('');
  } catch (thrown) {
    // Only a malformed digest throws here; it stays as written and then equals nothing but itself.
    if (typeof thrown !== 'object') throw thrown;
    return base64;
  }
}
