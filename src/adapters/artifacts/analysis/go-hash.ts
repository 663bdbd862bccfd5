import { createHash } from 'node:crypto';
import type { Side } from './side.ts';

/** The `h1:` hash of a module as go.sum has it: SHA-256 over the sorted lines of file hashes. Source: golang.org/x/mod/sumdb/dirhash. */
export function goModuleHash(side: Side): string {
  const lines = [...side.files.values()]
    .map((file) => ({ name: file.stored ?? file.path, hash: file.hash }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, hash }) => `${hash}  ${name}\n`);
  return `h1:${createHash('sha256').update(lines.join('')).digest('base64')}`;
}
