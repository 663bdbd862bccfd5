import { baseOf, readResolved, registryOrigin, sha1Of } from './resolved.ts';
import type { Resolved } from './resolved.ts';

/**
 * Reads the addresses of one lockfile. Nearly all have the form that registries give (`<root>/<name>/-/<name>-<version>.tgz`)
 * and one of few roots, so the root is looked at once and each further address costs one comparison of its end.
 */
export class AddressReader {
  private readonly roots = new Map<string, Resolved>();

  /** What the address of this release says; the same answers as `readResolved`. */
  read(address: string | undefined, name: string, version: string): Resolved {
    if (address === undefined) return readResolved(address, name, version);
    // yarn appends the archive's SHA-1.
    const hash = address.charCodeAt(address.length - 41) === 35 ? address.length - 41 : -1;
    const bare = hash === -1 ? address : address.slice(0, hash);
    const end = `/${name}/-/${baseOf(name)}-${version}.tgz`;
    const root = bare.length - end.length;
    const resolved = root > 0 && bare.endsWith(end) ? this.rooted(bare.slice(0, root)) : undefined;
    if (resolved === undefined) return readResolved(address, name, version);
    const sha1 = hash === -1 ? undefined : sha1Of(address.slice(hash + 1));
    return sha1 === undefined ? resolved : { ...resolved, sha1 };
  }

  private rooted(root: string): Resolved | undefined {
    const known = this.roots.get(root);
    if (known !== undefined || !isPlainRoot(root)) return known;
    const scheme = root.indexOf('://') + 3;
    const slash = root.indexOf('/', scheme);
    const resolved = { origin: registryOrigin(root, slash === -1 ? '' : root.slice(slash)) };
    if (this.roots.size < 100) this.roots.set(root, resolved);
    return resolved;
  }
}

/** Whether nothing in the root needs a second look: no login, query, encoding or second `/-/`. */
function isPlainRoot(root: string): boolean {
  return /^https?:\/\/[A-Za-z0-9.:-]+(?:\/[A-Za-z0-9._-]+)*$/.test(root) && !root.includes('/-');
}
