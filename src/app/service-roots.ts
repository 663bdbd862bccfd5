import { join } from 'node:path';
import type { PrivateRegistry, SourceRoots } from '../adapters/roots.ts';
import { LockwardenError } from '../domain/error.ts';
import type { NameClaim } from '../ecosystems/names/claims.ts';
import type { Settings } from './settings.ts';

/** Where the local copy of the advisories lies: a file of its own, so that it serves with either store. */
export function advisoryFile({ store }: Settings): string {
  return join(store.dataDir, 'advisories.sqlite');
}

/** Where the operator's rankings of packages lie. */
export function namesFolder({ store }: Settings): string {
  return join(store.dataDir, 'names');
}

/** Addresses of the registries that the operator named: they are the organisation's own. deps.dev is a service and no registry. */
export function ownRegistries(settings: Settings): readonly string[] {
  const { npm, pypi, others: named } = settings.services;
  const { DEPSDEV: _service, ...others } = named;
  const own = privateRegistries(settings).flatMap(({ url, archives = [] }) => [url, ...archives]);
  return [...[npm, pypi, ...Object.values(others)].filter((url) => url !== undefined), ...own];
}

/** The registries of the file that `LOCKWARDEN_REGISTRIES` names. They hold credentials: for the sources alone. */
function privateRegistries({ registries }: Settings): readonly PrivateRegistry[] {
  // A name of a registry that was left out would be told to the public one.
  if (registries === 'not read') throw new LockwardenError('settings', 'LOCKWARDEN_REGISTRIES was not read.');
  return registries.registries;
}

/** Which names belong to which of those registries. */
export function nameClaims(settings: Settings): readonly NameClaim[] {
  return privateRegistries(settings).map(({ ecosystem, url, names = [], mirror = false }) => ({
    ecosystem,
    url,
    names,
    mirror,
  }));
}

/** The roots that the settings name, in the words of the sources. What is left out is the public service. */
export function chosenRoots(settings: Settings): Partial<SourceRoots> {
  const { services, github } = settings;
  const { npm, npmDownloads, pypi, osv, others } = services;
  const named: Partial<Record<keyof SourceRoots, string | undefined>> = {
    npmRegistry: npm,
    npmDownloads,
    pypi,
    osv,
    crates: others['CRATES'],
    rubygems: others['RUBYGEMS'],
    packagist: others['PACKAGIST'],
    nuget: others['NUGET'],
    goproxy: others['GOPROXY'],
    maven: others['MAVEN'],
    depsdev: others['DEPSDEV'],
    githubApi: github.apiUrl,
    githubToken: github.token,
  };
  const chosen = Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined));
  return { ...chosen, registries: privateRegistries(settings) };
}
