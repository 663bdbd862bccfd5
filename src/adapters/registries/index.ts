import type { Instant } from '../../domain/known.ts';
import type { EcosystemId } from '../../domain/package.ts';
import type { HttpClient } from '../http/port.ts';
import type { SourceRoots } from '../roots.ts';
import { cratesRegistry } from './crates.ts';
import { gemsRegistry } from './gems.ts';
import { goRegistry } from './goproxy.ts';
import { hexRegistry } from './hex.ts';
import { mavenRegistry } from './maven.ts';
import { npmRegistry } from './npm.ts';
import { nugetRegistry } from './nuget.ts';
import { packagistRegistry } from './packagist.ts';
import { pubRegistry } from './pub.ts';
import { pypiRegistry, type PypiFiles } from './pypi.ts';
import type { Registry } from './registry.ts';

/** The registries that can be asked, by ecosystem, and PyPI's lists of files. */
export interface Registries {
  readonly byEcosystem: ReadonlyMap<EcosystemId, Registry>;
  readonly pypiFiles: PypiFiles;
}

/** Makes a client for every registry; sorted by ecosystem. */
export function makeRegistries(roots: SourceRoots, http: HttpClient, now: () => Instant): Registries {
  const { files, ...pypi } = pypiRegistry(roots, http, now);
  const all = [
    cratesRegistry(roots, http, now),
    packagistRegistry(roots, http, now),
    gemsRegistry(roots, http, now),
    goRegistry(roots, http, now),
    hexRegistry(roots, http, now),
    mavenRegistry(roots, http, now),
    npmRegistry(roots, http, now),
    nugetRegistry(roots, http, now),
    pubRegistry(roots, http, now),
    pypi,
  ];
  return { byEcosystem: new Map(all.map((registry) => [registry.ecosystem, registry])), pypiFiles: files };
}
