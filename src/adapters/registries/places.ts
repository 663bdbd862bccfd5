import type { EcosystemId } from '../../domain/package.ts';
import { ecosystemOf } from '../../ecosystems/index.ts';
import type { PrivateRegistry } from '../roots.ts';
import type { Place } from './registry.ts';

/** Which root answers for an entry, and what kind of registry that is. */
export interface Routed {
  readonly root: string;
  readonly place: Place;
  /** How facts from there name their source. */
  readonly from: string;
}

/** Finds the root for a package name and the registry address that its entry names. */
export type Router = (name: string, origin: string | undefined) => Routed;

/**
 * Routes entries of one ecosystem. An address that no configured root covers is `foreign`: it is never asked, the public
 * root is, and the caller must then show that both mean the same bytes.
 */
export function router(ecosystem: EcosystemId, publicRoot: string, registries: readonly PrivateRegistry[]): Router {
  const own = registries.filter((registry) => registry.ecosystem === ecosystem);
  const { registryHosts } = ecosystemOf(ecosystem);
  const home: Routed = { root: publicRoot, place: 'public', from: nameOf(ecosystem, publicRoot, registryHosts) };

  function routedTo(registry: PrivateRegistry): Routed {
    const place = registry.mirror === true ? 'public' : 'private';
    return { root: registry.url, place, from: nameOf(ecosystem, registry.url, registryHosts) };
  }

  return (name, origin) => {
    if (origin === undefined) {
      const bound = own.find((registry) => (registry.names ?? []).some((pattern) => matchesName(name, pattern)));
      return bound ? routedTo(bound) : home;
    }
    const named = own.find((registry) => isBelow(registry.url, origin));
    if (named) return routedTo(named);
    const host = URL.parse(origin)?.host ?? '';
    const isHome = isBelow(publicRoot, origin) || registryHosts.includes(host);
    return isHome ? home : { ...home, place: 'foreign' };
  };
}

/** Whether an address lies below a root, by whole path segments. */
export function isBelow(root: string, address: string): boolean {
  const [a, b] = [URL.parse(root), URL.parse(address)];
  if (!a || !b || a.origin !== b.origin) return false;
  const folder = a.pathname.endsWith('/') ? a.pathname : `${a.pathname}/`;
  return `${b.pathname}/`.startsWith(folder);
}

function matchesName(name: string, pattern: string): boolean {
  if (pattern.endsWith('*')) return name.startsWith(pattern.slice(0, -1));
  return name === pattern || (pattern.startsWith('@') && !pattern.includes('/') && name.startsWith(`${pattern}/`));
}

function nameOf(ecosystem: EcosystemId, root: string, publicHosts: readonly string[]): string {
  const host = URL.parse(root)?.host ?? '';
  return publicHosts.length === 0 || publicHosts.includes(host) ? ecosystem : `${ecosystem} (${host})`;
}
