import { splitDescriptor } from './descriptor.ts';

/** What the key of a package in pnpm-lock.yaml says. */
export interface PnpmKey {
  /** Undefined for folders and archives of the repository up to version 6: a field of the entry names those. */
  readonly name: string | undefined;
  /** A version, or an address where the package is from none of the registries. */
  readonly reference: string;
}

/**
 * Takes a key of any lockfile version apart, by its shape and not by the version that the file claims: `/name/1.2.3_peer`
 * (5), `/name@1.2.3(peer@1)` (6), `name@1.2.3` (9), `host/name/1.2.3` (5, other registries), `file:folder` (5, 6). Undefined where there is no name.
 */
export function readPnpmKey(key: string): PnpmKey | undefined {
  const bare = withoutPeers(key.startsWith('/') ? key.slice(1) : key);
  if (bare.startsWith('file:')) return { name: undefined, reference: bare };
  const { name, range } = splitDescriptor(bare);
  if (range !== '' && isName(name)) return { name, reference: range };
  const slash = bare.lastIndexOf('/');
  if (slash <= 0 || slash === bare.length - 1) return undefined;
  const before = bare.slice(0, slash);
  const underscore = bare.indexOf('_', slash);
  const reference = bare.slice(slash + 1, underscore === -1 ? undefined : underscore);
  // The peers of version 5 may hold slashes themselves: `/a/1.0.0_b@2.0.0+c/d` is not written, they become plus signs.
  const scope = before.lastIndexOf('@');
  const folder = scope === -1 ? before.slice(before.lastIndexOf('/') + 1) : before.slice(scope);
  return folder === '' ? undefined : { name: folder, reference };
}

/** The key without the peers it was resolved with: `a@1.0.0(b@2.0.0)` → `a@1.0.0`. */
export function withoutPeers(key: string): string {
  const open = key.indexOf('(');
  return open === -1 ? key : key.slice(0, open);
}

function isName(name: string): boolean {
  const slash = name.indexOf('/');
  return name.startsWith('@') ? slash > 1 && slash === name.lastIndexOf('/') : name !== '' && slash === -1;
}

/** Whether a reference is a plain version: what else there is are addresses, paths and named registries. */
export function isVersion(reference: string): boolean {
  const code = reference.charCodeAt(0);
  return code >= 48 && code <= 57 && !reference.includes(':') && !reference.includes('/');
}
