const subresource = /^(md5|sha1|sha224|sha256|sha384|sha512)-([A-Za-z0-9+/]+)={0,2}$/;
/** Base64 characters of a whole hash, padding apart. A shorter one fixes nothing. */
const lengths: ReadonlyMap<string, number> = new Map([
  ['md5', 22],
  ['sha1', 27],
  ['sha224', 38],
  ['sha256', 43],
  ['sha384', 64],
  ['sha512', 86],
]);
const weakPrefixes = ['md5-', 'md5:', 'sha1-', 'sha1:'];

/** The hashes of an SRI text (`sha512-… sha1-…`), options after `?` cut. What is no hash is left out. */
export function hashesOf(sri: string | undefined): readonly string[] {
  if (sri === undefined || sri === '') return noHashes;
  // By far the most: SHA-512 has 86 characters and two signs of padding.
  if (sri.length === 95 && sri.charCodeAt(94) === 61 && sri.charCodeAt(93) === 61 && sri.startsWith('sha512-'))
    return [sri];
  if (!sri.includes(' ') && !sri.includes('?')) return isHash(sri) ? [sri] : noHashes;
  return sri
    .split(' ')
    .map((part) => part.split('?')[0] ?? '')
    .filter(isHash);
}

function isHash(text: string): boolean {
  const [, algorithm = '', digest = ''] = subresource.exec(text) ?? [];
  return digest !== '' && digest.length === lengths.get(algorithm);
}

const noHashes: readonly string[] = [];

/** Whether md5 and sha1 are all there is. Both can be collided on purpose. */
export function isWeakIntegrity(integrity: readonly string[]): boolean {
  return integrity.length > 0 && integrity.every((hash) => weakPrefixes.some((prefix) => hash.startsWith(prefix)));
}

const fullCommit = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i;

/** Whether a text is a whole commit name, SHA-1 or SHA-256. */
export function isFullCommit(commit: string | undefined): boolean {
  return commit !== undefined && fullCommit.test(commit);
}
