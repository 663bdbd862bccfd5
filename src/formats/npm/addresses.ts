import { baseOf, readResolved, registryOrigin, sha1Of } from './resolved.ts';
import type { Resolved } from './resolved.ts';

/**
 * Reads the addresses of one lockfile. Nearly all have the form that registries give (`<root>/<name>/-/<name>-<version>.tgz`)
 * and one of few roots, so the root is looked at once and each further address costs one comparison of its end.
 */
export class AddressReader {
  private readonly roots = new Map<string, Resolved>();
  /** The root of the last address that was of this form. */
  private last: { readonly root: string; readonly resolved: Resolved } | undefined;

  /** What the address of this release says; the same answers as `readResolved`. */
  read(address: string | undefined, name: string, version: string): Resolved {
    if (address === undefined) return readResolved(address, name, version);
    // yarn appends the archive's SHA-1.
    const hash = address.charCodeAt(address.length - 41) === 35 ? address.length - 41 : -1;
    const root = rootLength(address, hash === -1 ? address.length : hash, { name, version });
    const resolved = root > 0 ? this.rooted(address, root) : undefined;
    if (resolved === undefined) return readResolved(address, name, version);
    const sha1 = hash === -1 ? undefined : sha1Of(address.slice(hash + 1));
    return sha1 === undefined ? resolved : { ...resolved, sha1 };
  }

  private rooted(address: string, length: number): Resolved | undefined {
    const { last } = this;
    if (last?.root.length === length && address.startsWith(last.root)) return last.resolved;
    const root = address.slice(0, length);
    const resolved = this.roots.get(root) ?? this.look(root);
    if (resolved !== undefined) this.last = { root, resolved };
    return resolved;
  }

  private look(root: string): Resolved | undefined {
    if (!isPlainRoot(root)) return undefined;
    const scheme = root.indexOf('://') + 3;
    const slash = root.indexOf('/', scheme);
    const resolved = { origin: registryOrigin(root, slash === -1 ? '' : root.slice(slash)) };
    if (this.roots.size < 100) this.roots.set(root, resolved);
    return resolved;
  }
}

/** How much of an address stands before `/<name>/-/<name without scope>-<version>.tgz`; 0 where it has another end. */
function rootLength(address: string, end: number, { name, version }: { name: string; version: string }): number {
  const base = name.charCodeAt(0) === 64 ? baseOf(name) : name;
  const root = end - name.length - base.length - version.length - 9;
  const dash = root + 1 + name.length;
  const hyphen = dash + 3 + base.length;
  const hasSigns =
    root > 0 &&
    address.charCodeAt(root) === slash &&
    address.charCodeAt(dash) === slash &&
    address.charCodeAt(dash + 1) === minus &&
    address.charCodeAt(dash + 2) === slash &&
    address.charCodeAt(hyphen) === minus;
  const isOfRelease =
    hasSigns &&
    address.startsWith(name, root + 1) &&
    address.startsWith(base, dash + 3) &&
    address.startsWith(version, hyphen + 1) &&
    address.startsWith('.tgz', hyphen + 1 + version.length);
  return isOfRelease ? root : 0;
}

const slash = 47;
const minus = 45;

/** Whether nothing in the root needs a second look: no login, query, encoding or second `/-/`. */
function isPlainRoot(root: string): boolean {
  return /^https?:\/\/[A-Za-z0-9.:-]+(?:\/[A-Za-z0-9._-]+)*$/.test(root) && !root.includes('/-');
}
