import { join } from 'node:path';
import type { SourceRoots } from '../adapters/roots.ts';
import type { Settings } from './settings.ts';

/** Where the local copy of the advisories lies: a file of its own, so that it serves with either store. */
export function advisoryFile({ store }: Settings): string {
  return join(store.dataDir, 'advisories.sqlite');
}

/** Where the operator's rankings of packages lie. */
export function namesFolder({ store }: Settings): string {
  return join(store.dataDir, 'names');
}

/** Addresses of the registries that the operator named: they are the organisation's own. */
export function ownRegistries(settings: Settings): readonly string[] {
  const { npm, pypi, others } = settings.services;
  return [npm, pypi, ...Object.values(others)].filter((url) => url !== undefined);
}

/** The roots that the settings name, in the words of the sources. What is left out is the public service. */
export function chosenRoots({ services, github }: Settings): Partial<SourceRoots> {
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
  return Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined));
}
