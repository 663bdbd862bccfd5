import type { DeclaredDependency, HistoryEntry } from '../../domain/facts.ts';
import type { Instant } from '../../domain/known.ts';
import { below, field, instantOf, membersOf, numberOf, segment, textOf } from '../fields.ts';
import { countedHttp } from '../http/counted.ts';
import { askJson } from '../http/json.ts';
import type { HttpClient } from '../http/port.ts';
import { repositoryUrl } from '../repository-url.ts';
import type { SourceRoots } from '../roots.ts';
import { isOf, notTheDocument } from './document.ts';
import { listedRegistry, type Details, type Loaded } from './listed.ts';
import { router } from './places.ts';
import type { ProjectAsk, Registry } from './registry.ts';
import { none } from './release.ts';

/** pub.dev: one document with every version and its pubspec, the publisher, and the score for downloads. */
export function pubRegistry(roots: SourceRoots, base: HttpClient, now: () => Instant): Registry {
  const http = countedHttp(base);
  const route = router('pub', roots.pub, roots.registries);

  async function load(ask: ProjectAsk, { root }: { readonly root: string }): Promise<Loaded> {
    const options = { maxAge: 60, ...(ask.signal ? { signal: ask.signal } : {}) };
    const address = below(root, `api/packages/${segment(ask.name)}`);
    const [page, publisher, score] = await Promise.all([
      askJson(http, address, options),
      askJson(http, `${address}/publisher`, options),
      askJson(http, `${address}/score`, options),
    ]);
    if (page.state === 'failed') return page;
    if (page.state === 'missing') return { state: 'missing' };
    const versions = field(page.value, 'versions');
    if (!Array.isArray(versions) || !isOf('pub', ask.name, field(page.value, 'name'))) return notTheDocument('pub');
    const byVersion = new Map(
      versions.flatMap((one) =>
        textOf(field(one, 'version')) ? [[textOf(field(one, 'version')) ?? '', one] as const] : [],
      ),
    );
    const organisation = publisher.state === 'found' ? textOf(field(publisher.value, 'publisherId')) : undefined;
    const monthly = score.state === 'found' ? numberOf(field(score.value, 'downloadCount30Days')) : undefined;
    const value = {
      entries: [...byVersion].map(([version, fields]) => entryOf(version, fields)),
      owners:
        publisher.state === 'found'
          ? { accounts: [], ...(organisation === undefined ? {} : { organisation }) }
          : undefined,
      status:
        field(page.value, 'isDiscontinued') === true
          ? ({ state: 'deprecated', reason: 'discontinued' } as const)
          : undefined,
      popularity: monthly === undefined ? undefined : { weeklyDownloads: Math.round((monthly * 7) / 30) },
      details: async (version: string) => detailsOf(version, byVersion.get(version)),
    };
    return { state: 'found', value };
  }

  return listedRegistry({ ecosystem: 'pub', route, http, now, load });
}

function entryOf(version: string, fields: unknown): HistoryEntry {
  const publishedAt = instantOf(field(fields, 'published'));
  return {
    version,
    ...(publishedAt === undefined ? {} : { publishedAt }),
    yanked: field(fields, 'retracted') === true,
  };
}

function detailsOf(version: string, fields: unknown): Details {
  const pubspec = field(fields, 'pubspec');
  const sha = textOf(field(fields, 'archive_sha256'));
  const url = textOf(field(fields, 'archive_url'));
  const hashes = sha === undefined ? [] : [`sha256:${sha.toLowerCase()}`];
  return {
    version,
    publishedAt: instantOf(field(fields, 'published')),
    yanked: field(fields, 'retracted') === true ? 'retracted' : false,
    deprecated: false,
    hooks: [],
    hashes: sha === undefined ? undefined : hashes,
    dependencies: membersOf(field(pubspec, 'dependencies'), 1_000).map(dependencyOf),
    license: none,
    repository:
      repositoryUrl(textOf(field(pubspec, 'repository'))) ?? repositoryUrl(textOf(field(pubspec, 'homepage'))) ?? none,
    commit: none,
    files: url === undefined ? undefined : [{ name: `${version}.tar.gz`, kind: 'tarball', url, hashes }],
  };
}

/** `sdk`, `git` and `path` dependencies are objects: their kind is kept as the range, for it does not lead to the registry. */
function dependencyOf([name, spec]: readonly [string, unknown]): DeclaredDependency {
  const hosted = textOf(spec) ?? textOf(field(spec, 'version'));
  const kind = membersOf(spec, 4)[0]?.[0];
  return { ecosystem: 'pub', name, range: hosted ?? (kind === undefined ? '' : `${kind}:`), kind: 'runtime' };
}
