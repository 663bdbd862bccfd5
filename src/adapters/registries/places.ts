import type { Release } from '../../domain/facts.ts';
import { unknown } from '../../domain/known.ts';
import type { EcosystemId } from '../../domain/package.ts';
import { ecosystemOf } from '../../ecosystems/index.ts';
import { claimants } from '../../ecosystems/names/claims.ts';
import type { PrivateRegistry } from '../roots.ts';
import type { Place } from './registry.ts';

/** Which root answers for an entry, and what kind of registry that is. */
export interface Routed {
  readonly root: string;
  readonly place: Place;
  /** How facts from there name their source. */
  readonly from: string;
  /** The registry of the operator's own that answers; left out where the ecosystem's root does. */
  readonly own?: PrivateRegistry;
  /** It answers because it claims the name: then no other service of the ecosystem is told the name either. */
  readonly claimed?: true;
}

/** Finds the root for a package name and the registry address that its entry names. */
export type Router = (name: string, origin: string | undefined) => Routed;

/**
 * Routes entries of one ecosystem. A name that a registry of the operator's own claims is asked there and nowhere else, whatever
 * address the entry names. Any other name goes by that address. One that no configured root covers is `foreign`: it is never
 * asked, the public root is, and the caller must then show that both mean the same bytes.
 */
export function router(ecosystem: EcosystemId, publicRoot: string, registries: readonly PrivateRegistry[]): Router {
  const own = registries.filter((registry) => registry.ecosystem === ecosystem);
  const { registryHosts } = ecosystemOf(ecosystem);
  const { byName, ofTheRest } = claimants(ecosystem, own);
  const home: Routed = { root: publicRoot, place: 'public', from: nameOf(ecosystem, publicRoot, registryHosts) };

  const isHome = (origin: string): boolean =>
    isBelow(publicRoot, origin) || registryHosts.includes(URL.parse(origin)?.host ?? '');
  // A mirror may hand out archives of the public host: what comes from there is still the public package.
  const isFrom = (registry: PrivateRegistry, origin: string): boolean =>
    isBelow(registry.url, origin) ||
    (!isHome(origin) && (registry.archives ?? []).some((archive) => isBelow(archive, origin)));

  function routedTo(registry: PrivateRegistry): Routed {
    const place = registry.mirror === true ? 'public' : 'private';
    return { root: registry.url, place, from: nameOf(ecosystem, registry.url, registryHosts), own: registry };
  }

  function claimedBy(registry: PrivateRegistry, origin: string | undefined): Routed {
    const routed: Routed = { ...routedTo(registry), claimed: true };
    if (origin === undefined || isFrom(registry, origin)) return routed;
    if (registry.mirror === true) return isHome(origin) ? routed : { ...routed, place: 'foreign' };
    return { ...routed, place: 'stray' };
  }

  return (name, origin) => {
    const bound = byName(name);
    if (bound) return claimedBy(bound, origin);
    const named = origin === undefined ? undefined : own.find((registry) => isFrom(registry, origin));
    if (named) return routedTo(named);
    if (ofTheRest) return claimedBy(ofTheRest, origin);
    return origin === undefined || isHome(origin) ? home : { ...home, place: 'foreign' };
  };
}

/** Whether an address lies below a root, by whole path segments. */
export function isBelow(root: string, address: string): boolean {
  const [a, b] = [URL.parse(root), URL.parse(address)];
  if (!a || !b || a.origin !== b.origin) return false;
  const folder = a.pathname.endsWith('/') ? a.pathname : `${a.pathname}/`;
  return `${b.pathname}/`.startsWith(folder);
}

/**
 * Whether an address that a registry's answer names may be asked: any for the ecosystem's own root. A registry of the operator's
 * own leads to its own host and to the places for archives that the operator listed; an answer must not send the names that it
 * claims to anyone else.
 */
export function mayLeadTo({ own }: Pick<Routed, 'own'>, address: string): boolean {
  if (own === undefined) return true;
  const [root, url] = [URL.parse(own.url), URL.parse(address)];
  if (!root || !url || url.username !== '' || url.password !== '') return false;
  return url.origin === root.origin || (own.archives ?? []).some((archive) => isBelow(archive, address));
}

/** A release whose archives may all be asked for, or one that says where they lie: then they are not known. */
export function withOwnFiles(release: Release, routed: Pick<Routed, 'own' | 'from'>): Release {
  if (routed.own === undefined || release.files.state !== 'known') return release;
  const stray = release.files.value.find(({ url }) => !mayLeadTo(routed, url));
  if (stray === undefined) return release;
  const host = (URL.parse(stray.url)?.host ?? 'another place').slice(0, 80);
  const reason = `${routed.from}: its archives lie at ${host}, which is not among the \`archives\` that the operator listed for it`;
  return { ...release, files: unknown(reason, routed.from) };
}

function nameOf(ecosystem: EcosystemId, root: string, publicHosts: readonly string[]): string {
  const host = URL.parse(root)?.host ?? '';
  return publicHosts.length === 0 || publicHosts.includes(host) ? ecosystem : `${ecosystem} (${host})`;
}
