import { isIP, type LookupFunction } from 'node:net';
import { lookup } from 'node:dns';
import { reachOf } from './address.ts';

/** A service that may be asked, and the secret that goes to it and nowhere else. */
export interface AllowedRoot {
  /** Scheme, host, port and path prefix, as the operator configured it. */
  readonly url: string;
  /** Value of the `authorization` header for addresses below `url`. */
  readonly authorization?: string;
  /** The operator named this host: it may stand inside the own network. Public defaults may not. */
  readonly inside?: boolean;
  /** Roots to which redirects from below `url` may lead. Left out: to all of the list. */
  readonly leadsTo?: readonly string[];
}

/** What the list of roots says of one address. */
export type Permission =
  | {
      readonly allowed: true;
      readonly authorization?: string;
      readonly boundTo?: string;
      /** Whether a redirect from there may lead to an address. Left out: to every one that is allowed. */
      readonly leadsTo?: (next: URL) => boolean;
    }
  | { readonly allowed: false; readonly why: string };

/** The hosts that may be asked, from the operator's configuration alone. */
export interface AllowedRoots {
  readonly permit: (url: URL) => Permission;
  /** Name resolution that refuses addresses which the host may not lead to. */
  readonly lookup: LookupFunction;
}

/**
 * Makes the list. Credentials are bound to scheme, host, port and whole path segments: `/npm-private` does not cover
 * `/npm-private-evil` (dependabot-core 15248 compared by substring).
 */
export function allowedRoots(roots: readonly AllowedRoot[]): AllowedRoots {
  const known = roots
    .map((root) => ({ ...root, parsed: new URL(root.url) }))
    .map((root) => ({
      ...root,
      path: root.parsed.pathname.endsWith('/') ? root.parsed.pathname : `${root.parsed.pathname}/`,
    }));
  const insideHosts = new Set(known.filter((root) => root.inside === true).map((root) => bareHost(root.parsed)));
  // Every request asks; origins are few.
  const origins = new Map(
    [...Map.groupBy(known, (root) => root.parsed.origin)].map(([origin, roots]) => {
      const reachable = roots.every(({ parsed }) => isReachable(bareHost(parsed), insideHosts));
      return [origin, { reachable, bound: boundOf(roots) }];
    }),
  );

  function permit(url: URL): Permission {
    if (url.username !== '' || url.password !== '') return { allowed: false, why: 'the address carries credentials' };
    const { pathname } = url;
    if (climbs(pathname)) return { allowed: false, why: 'the path climbs out of its folder' };
    const origin = origins.get(url.origin);
    if (origin === undefined) return { allowed: false, why: 'the host is not configured' };
    if (!origin.reachable) return { allowed: false, why: 'the address is not a public one' };
    return origin.bound.find(({ path }) => `${pathname}/`.startsWith(path))?.permission ?? plain;
  }

  return { permit, lookup: guardedLookup(insideHosts) };
}

const plain: Permission = { allowed: true };

interface KnownRoot extends AllowedRoot {
  readonly parsed: URL;
  readonly path: string;
}

interface Bound {
  readonly path: string;
  readonly permission: Permission;
}

/** The roots of one origin that have a secret or lead to few places, the longest path first. */
function boundOf(roots: readonly KnownRoot[]): readonly Bound[] {
  return roots
    .filter(({ authorization, leadsTo }) => authorization !== undefined || leadsTo !== undefined)
    .map(({ authorization, leadsTo, path, parsed }) => ({
      path,
      permission: {
        allowed: true,
        ...(authorization === undefined ? {} : { authorization, boundTo: parsed.origin + path }),
        ...(leadsTo === undefined ? {} : { leadsTo: belowOneOf(leadsTo) }),
      } as const,
    }))
    .sort((a, b) => b.path.length - a.path.length);
}

/** By origin and whole path segments, as credentials are bound. */
function belowOneOf(roots: readonly string[]): (next: URL) => boolean {
  const folders = roots.map((root) => new URL(root));
  return (next) =>
    folders.some(({ origin, pathname }) => {
      const folder = pathname.endsWith('/') ? pathname : `${pathname}/`;
      return next.origin === origin && `${next.pathname}/`.startsWith(folder);
    });
}

/** `..`, also behind percent-encodings that a server may decode once more. */
function climbs(path: string): boolean {
  if (!path.includes('%') && !path.includes('..') && !path.includes('\\')) return false;
  const decoded = path
    .replaceAll(/%25/g, '%')
    .replaceAll(/%2e/gi, '.')
    .replaceAll(/%2f|%5c|\\/gi, '/');
  return decoded.split('/').includes('..');
}

function bareHost(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '').toLowerCase();
}

/** A name is looked up before anything is sent to it; an address must be one that may be reached. */
function isReachable(host: string, insideHosts: ReadonlySet<string>): boolean {
  return isIP(host) === 0 || mayReach(host, insideHosts.has(host));
}

function mayReach(address: string, inside: boolean): boolean {
  const reach = reachOf(address);
  return reach === 'public' || (reach === 'private' && inside);
}

/** Resolve, then check, then connect to what was checked: a second answer of the name server changes nothing. */
function guardedLookup(insideHosts: ReadonlySet<string>): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) {
        callback(error, '');
        return;
      }
      const inside = insideHosts.has(hostname.toLowerCase());
      const allowed = addresses.filter(({ address }) => mayReach(address, inside));
      const first = allowed[0];
      if (first === undefined || allowed.length < addresses.length) {
        callback(Object.assign(new Error('resolves to an address that is not public'), { code: 'LW_NOT_PUBLIC' }), '');
      } else if (options.all === true) {
        callback(null, allowed);
      } else {
        callback(null, first.address, first.family);
      }
    });
  };
}
