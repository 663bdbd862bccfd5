import { isIP } from 'node:net';
import { defaultUrl } from 'registry-url';
import type { EcosystemId } from '../domain/package.ts';
import { graphqlAddresses } from './github/graphql-addresses.ts';
import type { AllowedRoot } from './http/allowed.ts';

/** A registry of the operator's own beside the ecosystem's public one. */
export interface PrivateRegistry {
  readonly ecosystem: EcosystemId;
  readonly url: string;
  /** Names it alone answers for (ecosystems/names/claims.ts). Empty: only entries that name its address. */
  readonly names?: readonly string[];
  /** Value of the `authorization` header; sent below `url` and `credentialsBelow` only. */
  readonly authorization?: string;
  /** Further folders of the same host that want the credentials. */
  readonly credentialsBelow?: readonly string[];
  /** Places beside its own host from which it hands out archives. They are asked without credentials. */
  readonly archives?: readonly string[];
  /** It serves the public packages under their public names (a mirror or proxy), so public advisories hold for it. */
  readonly mirror?: boolean;
}

/** Roots of every service that may be asked. All of them come from the operator, none from a pull request. */
export interface SourceRoots {
  readonly npmRegistry: string;
  readonly npmDownloads: string;
  readonly pypi: string;
  readonly osv: string;
  readonly githubApi: string;
  readonly githubToken?: string;
  readonly crates: string;
  readonly cratesIndex: string;
  readonly rubygems: string;
  readonly packagist: string;
  /** Packagist's site, which counts downloads and names maintainers. */
  readonly packagistSite: string;
  readonly nuget: string;
  readonly nugetSearch: string;
  readonly goproxy: string;
  /** Go's checksum database; unset: hashes of modules are not asked for. */
  readonly gosum?: string;
  readonly maven: string;
  readonly hex: string;
  readonly pub: string;
  readonly depsdev?: string;
  readonly registries: readonly PrivateRegistry[];
}

const publicDownloads = defaultUrl.replace('//registry.', '//api.');

/** The public services. */
export const publicRoots: SourceRoots = {
  npmRegistry: defaultUrl,
  npmDownloads: publicDownloads,
  pypi: 'https://pypi.org/',
  osv: 'https://api.osv.dev/',
  githubApi: 'https://api.github.com/',
  crates: 'https://crates.io/',
  cratesIndex: 'https://index.crates.io/',
  rubygems: 'https://rubygems.org/',
  packagist: 'https://repo.packagist.org/',
  packagistSite: 'https://packagist.org/',
  nuget: 'https://api.nuget.org/',
  nugetSearch: 'https://azuresearch-usnc.nuget.org/',
  goproxy: 'https://proxy.golang.org/',
  gosum: 'https://sum.golang.org/',
  maven: 'https://repo1.maven.org/maven2/',
  hex: 'https://hex.pm/',
  pub: 'https://pub.dev/',
  registries: [],
};

/** Hosts from which the public services hand out archives. They belong to their root and are asked only beside it. */
const archiveHosts: Partial<Record<keyof SourceRoots, readonly string[]>> = {
  pypi: ['https://files.pythonhosted.org/'],
  crates: ['https://static.crates.io/'],
  githubApi: ['https://codeload.github.com/'],
  hex: ['https://repo.hex.pm/'],
  pub: ['https://pub-packages.storage.googleapis.com/'],
};

/**
 * Completes what the operator set: for a registry that is not the public one, the services around it default to the
 * registry itself, so that no package name leaves towards a service that was not chosen.
 */
export function rootsOf(named: Partial<SourceRoots>): SourceRoots {
  const chosen = withSlashes(named);
  const own = (root: keyof SourceRoots): boolean => chosen[root] !== undefined && chosen[root] !== publicRoots[root];
  const merged = { ...publicRoots, ...chosen };
  const { gosum, ...withoutSum } = merged;
  return {
    ...(own('goproxy') && chosen.gosum === undefined ? withoutSum : { ...withoutSum, ...(gosum ? { gosum } : {}) }),
    npmDownloads: chosen.npmDownloads ?? (own('npmRegistry') ? merged.npmRegistry : publicDownloads),
    cratesIndex: chosen.cratesIndex ?? (own('crates') ? merged.crates : publicRoots.cratesIndex),
    packagistSite: chosen.packagistSite ?? (own('packagist') ? merged.packagist : publicRoots.packagistSite),
    nugetSearch: chosen.nugetSearch ?? (own('nuget') ? merged.nuget : publicRoots.nugetSearch),
  };
}

/** Roots with and without a final slash are the same; the public ones are known by it. */
function withSlashes(roots: Partial<SourceRoots>): Partial<SourceRoots> {
  return Object.fromEntries(
    Object.entries(roots).map(([name, value]) => {
      const isRoot = typeof value === 'string' && name !== 'githubToken';
      return [name, isRoot && !value.endsWith('/') ? `${value}/` : value];
    }),
  );
}

/** The hosts that the HTTP client may ask for these roots, with the credentials that belong to them. */
export function allowedFor(roots: SourceRoots): readonly AllowedRoot[] {
  const allowed: AllowedRoot[] = [];
  for (const [name, value] of Object.entries(roots)) {
    if (typeof value !== 'string' || name === 'githubToken') continue;
    const isPublic = value === publicRoots[name as keyof SourceRoots];
    const token = name === 'githubApi' && roots.githubToken !== undefined ? roots.githubToken : undefined;
    const leadsTo = name === 'githubApi' ? { leadsTo: githubHosts(value) } : {};
    allowed.push({ url: value, inside: !isPublic, ...leadsTo, ...(token ? { authorization: `Bearer ${token}` } : {}) });
    if (name === 'githubApi' && !isPublic)
      allowed.push(...githubHosts(value).map((url) => ({ url, inside: mayBeInside(url) })));
    // An Enterprise Server has GraphQL beside its REST root: the token goes to these two folders of the host.
    const [graphql] = token === undefined ? [] : graphqlAddresses(value);
    if (graphql !== undefined) allowed.push({ url: graphql, inside: !isPublic, authorization: `Bearer ${token}` });
    const archives = isPublic ? (archiveHosts[name as keyof SourceRoots] ?? []) : [];
    allowed.push(...archives.map((url) => ({ url, inside: false })));
  }
  return [...allowed, ...roots.registries.flatMap(allowedForRegistry)];
}

/**
 * The places to which GitHub's API leads: its own host, and the one that packs repositories. An Enterprise Server packs below
 * `/_codeload/`, or on a host beside its own where subdomains are isolated. Source: GitHub Enterprise Server, "Enabling subdomain isolation".
 */
function githubHosts(api: string): readonly string[] {
  const own = new URL('/', api);
  if (isIP(own.hostname.replace(/^\[|\]$/g, '')) !== 0) return [own.href];
  const packing = new URL(own);
  packing.hostname = `codeload.${own.hostname.replace(/^api\./, '')}`;
  return [own.href, packing.href];
}

/** What a registry of the operator's own may be asked: it leads to its own host and its archives, never to a public service. */
function allowedForRegistry(registry: PrivateRegistry): readonly AllowedRoot[] {
  const { url, archives = [], credentialsBelow = [] } = registry;
  const secret = registry.authorization === undefined ? {} : { authorization: registry.authorization };
  const leadsTo = [new URL('/', url).href, ...archives];
  return [
    ...[url, ...credentialsBelow].map((address) => ({
      url: address,
      inside: mayBeInside(address),
      leadsTo,
      ...secret,
    })),
    ...archives.map((address) => ({ url: address, inside: mayBeInside(address) })),
  ];
}

/** Naming a host of a public service does not let it lead into the own network. */
function mayBeInside(address: string): boolean {
  return !knownHosts.has(new URL(address).host);
}

/** Hosts of the public services. */
const knownHosts: ReadonlySet<string> = new Set(
  [...Object.values(publicRoots), ...Object.values(archiveHosts).flat()].flatMap((address) =>
    typeof address === 'string' ? (URL.parse(address)?.host ?? []) : [],
  ),
);
