import type { DeclaredDependency, HistoryEntry } from '../../domain/facts.ts';
import type { Instant } from '../../domain/known.ts';
import { below, field, fieldAt, instantOf, listOf, numberOf, segment, textOf } from '../fields.ts';
import { countedHttp, type CountedHttp } from '../http/counted.ts';
import { askBytes, askJson } from '../http/json.ts';
import type { HttpClient } from '../http/port.ts';
import { repositoryUrl } from '../repository-url.ts';
import type { SourceRoots } from '../roots.ts';
import { isOf, notTheDocument } from './document.ts';
import { listedRegistry, type Details, type Loaded } from './listed.ts';
import { servicesOf } from './nuget-services.ts';
import { mayLeadTo, router, type Routed } from './places.ts';
import type { ProjectAsk, Registry } from './registry.ts';
import { none } from './release.ts';
import { textOfTag } from './xml.ts';

const maxPages = 40;

/** NuGet: the registration pages for releases, the search service for owners and counts, the nuspec for the repository. */
export function nugetRegistry(roots: SourceRoots, base: HttpClient, now: () => Instant): Registry {
  const http = countedHttp(base);
  const route = router('nuget', roots.nuget, roots.registries);

  async function load(ask: ProjectAsk, routed: Routed): Promise<Loaded> {
    const options = { maxAge: 60, ...(ask.signal ? { signal: ask.signal } : {}) };
    const id = segment(ask.name.toLowerCase());
    const query = `?q=packageid:${id}&prerelease=true&semVerLevel=2.0.0&take=1`;
    const services = await servicesOf(http, routed, { search: roots.nugetSearch, options });
    if (services.state !== 'found') return services;
    const { registrations, content, search } = services.value;
    const [index, found] = await Promise.all([
      askJson(http, below(registrations, `${id}/index.json`), options),
      search === undefined ? undefined : askJson(http, search + query, options),
    ]);
    if (index.state === 'failed') return index;
    if (index.state === 'missing') return { state: 'missing' };
    if (!Array.isArray(field(index.value, 'items'))) return notTheDocument('nuget');
    const leaves = await leavesOf(index.value, { http, routed, options });
    if ('reason' in leaves) return { state: 'failed', reason: leaves.reason };
    const strange = leaves.list.some((leaf) => !isOf('nuget', ask.name, field(leaf, 'id')));
    if (strange) return notTheDocument('nuget');
    const hits = found?.state === 'found' ? listOf(field(found.value, 'data')) : undefined;
    const hit = hits?.find((one) => textOf(field(one, 'id'))?.toLowerCase() === ask.name.toLowerCase());
    const total = numberOf(field(hit, 'totalDownloads'));
    const entries = new Map(
      leaves.list.flatMap((leaf) =>
        textOf(field(leaf, 'version')) ? [[textOf(field(leaf, 'version')) ?? '', leaf] as const] : [],
      ),
    );
    const value = {
      spelled: [...entries.values()].flatMap((leaf) => textOf(field(leaf, 'id')) ?? [])[0],
      entries: [...entries].map(([version, leaf]) => entryOf(version, leaf)),
      createdAt: [...entries.values()].flatMap((leaf) => publishedOf(leaf) ?? []).sort()[0],
      owners: hit === undefined ? undefined : { accounts: ownersOf(hit) },
      popularity: total === undefined ? undefined : { totalDownloads: total },
      details: (version: string) => detailsOf({ http, content, id, options }, version, entries.get(version)),
    };
    return { state: 'found', value };
  }

  return listedRegistry({ ecosystem: 'nuget', route, http, now, load });
}

type Options = { readonly maxAge: number; readonly signal?: AbortSignal };

/** Catalogue entries of all pages; large projects keep their pages in documents of their own below the same root. */
async function leavesOf(
  index: unknown,
  { http, routed, options }: { readonly http: CountedHttp; readonly routed: Routed; readonly options: Options },
): Promise<{ readonly list: readonly unknown[] } | { readonly reason: string }> {
  const pages = listOf(field(index, 'items'));
  if (pages.length > maxPages) return { reason: 'nuget lists more versions than are read' };
  const read = await Promise.all(
    pages.map(async (page) => {
      if (Array.isArray(field(page, 'items'))) return { state: 'found' as const, value: page };
      const address = textOf(field(page, '@id')) ?? '';
      if (!mayLeadTo(routed, address))
        return {
          state: 'failed' as const,
          reason: `${routed.from} keeps its list of versions at a place that is not its own`,
        };
      return askJson(http, address, options);
    }),
  );
  const list: unknown[] = [];
  for (const page of read) {
    if (page.state !== 'found')
      return { reason: page.state === 'failed' ? page.reason : 'a page of nuget’s list is missing' };
    list.push(...listOf(field(page.value, 'items')).map((leaf) => field(leaf, 'catalogEntry')));
  }
  return { list };
}

function ownersOf(hit: unknown): readonly { readonly name: string }[] {
  const owners = field(hit, 'owners');
  const names = typeof owners === 'string' ? [owners] : listOf(owners);
  return names.flatMap((name) => (textOf(name) === undefined ? [] : [{ name: textOf(name) ?? '' }]));
}

/** Unlisted versions are dated 1900: that is no date of publication. */
function publishedOf(leaf: unknown): Instant | undefined {
  const at = instantOf(field(leaf, 'published'));
  return at === undefined || at < '1990' ? undefined : at;
}

function isUnlisted(leaf: unknown): boolean {
  return field(leaf, 'listed') === false || (instantOf(field(leaf, 'published')) ?? '9') < '1990';
}

function entryOf(version: string, leaf: unknown): HistoryEntry {
  const publishedAt = publishedOf(leaf);
  const deprecated = field(leaf, 'deprecation') !== undefined;
  return {
    version,
    ...(publishedAt === undefined ? {} : { publishedAt }),
    yanked: isUnlisted(leaf),
    ...(deprecated ? { deprecated } : {}),
  };
}

async function detailsOf(
  {
    http,
    content,
    id,
    options,
  }: { readonly http: CountedHttp; readonly content: string; readonly id: string; readonly options: Options },
  version: string,
  leaf: unknown,
): Promise<Details> {
  const lower = segment(version.toLowerCase().split('+')[0] ?? '');
  const nuspec = await askBytes(http, below(content, `${id}/${lower}/${id}.nuspec`), {
    ...options,
    maxBytes: 1_000_000,
  });
  const repository = nuspec.state === 'found' ? textOfTag(nuspec.value.toString('utf8'), 'repository') : undefined;
  const stated = repository?.attributes.get('url') ?? textOf(field(leaf, 'projectUrl'));
  const message =
    textOf(fieldAt(leaf, 'deprecation', 'message')) ?? listOf(fieldAt(leaf, 'deprecation', 'reasons')).join(', ');
  const url = below(content, `${id}/${lower}/${id}.${lower}.nupkg`);
  return {
    version,
    publishedAt: publishedOf(leaf),
    yanked: isUnlisted(leaf) ? 'unlisted' : false,
    deprecated: field(leaf, 'deprecation') === undefined ? false : message || 'deprecated',
    dependencies: dependenciesOf(leaf),
    license: textOf(field(leaf, 'licenseExpression')) ?? none,
    repository: repositoryUrl(stated) ?? none,
    commit: repository?.attributes.get('commit') ?? none,
    files: [{ name: `${id}.${lower}.nupkg`, kind: 'nupkg', url, hashes: [] }],
  };
}

function dependenciesOf(leaf: unknown): readonly DeclaredDependency[] {
  const found = new Map<string, DeclaredDependency>();
  for (const group of listOf(field(leaf, 'dependencyGroups'))) {
    for (const dependency of listOf(field(group, 'dependencies'))) {
      const name = textOf(field(dependency, 'id'));
      const range = textOf(field(dependency, 'range')) ?? '';
      if (name !== undefined) found.set(name.toLowerCase(), { ecosystem: 'nuget', name, range, kind: 'runtime' });
    }
  }
  return [...found.values()];
}
