import type { DeclaredDependency, HistoryEntry, ReleaseFile } from '../../domain/facts.ts';
import type { Instant } from '../../domain/known.ts';
import { below, field, fieldAt, instantOf, listOf, numberOf, segment, textOf } from '../fields.ts';
import { countedHttp } from '../http/counted.ts';
import { askBytes, askJson } from '../http/json.ts';
import type { HttpClient } from '../http/port.ts';
import { repositoryUrl } from '../repository-url.ts';
import type { SourceRoots } from '../roots.ts';
import { isOf, notTheDocument } from './document.ts';
import { listedRegistry, type Details, type Listed, type Loaded } from './listed.ts';
import { dependenciesByVersion, listedFromIndex } from './gems-index.ts';
import { router, type Routed } from './places.ts';
import type { ProjectAsk, Registry } from './registry.ts';
import { none } from './release.ts';

/** RubyGems: the list of versions, the gem's page, its owners, and the compact index for dependencies. */
export function gemsRegistry(roots: SourceRoots, base: HttpClient, now: () => Instant): Registry {
  const http = countedHttp(base);
  const route = router('gem', roots.rubygems, roots.registries);

  async function load(ask: ProjectAsk, { root, own }: Routed): Promise<Loaded> {
    const options = { maxAge: 60, ...(ask.signal ? { signal: ask.signal } : {}) };
    const name = segment(ask.name);
    const [versions, gem, owners, index] = await Promise.all([
      askJson(http, below(root, `api/v1/versions/${name}.json`), options),
      askJson(http, below(root, `api/v1/gems/${name}.json`), options),
      askJson(http, below(root, `api/v1/gems/${name}/owners.json`), options),
      askBytes(http, below(root, `info/${name}`), options),
    ]);
    if (versions.state === 'failed') return versions;
    const isIndexOnly = own !== undefined && versions.state === 'missing' && index.state === 'found';
    if (isIndexOnly) return listedFromIndex(index.value.toString('utf8'), { root, name: ask.name });
    if (versions.state === 'missing') return { state: 'missing' };
    const stated = gem.state === 'found' ? field(gem.value, 'name') : undefined;
    if (!Array.isArray(versions.value) || !isOf('gem', ask.name, stated)) return notTheDocument('gem');
    const read = {
      root,
      name: ask.name,
      gem: gem.state === 'found' ? gem.value : undefined,
      owners: owners.state === 'found' && Array.isArray(owners.value) ? owners.value : undefined,
      index: index.state === 'found' ? dependenciesByVersion(index.value.toString('utf8')) : undefined,
    };
    return { state: 'found', value: listed(listOf(versions.value), read) };
  }

  return listedRegistry({ ecosystem: 'gem', route, http, now, load });
}

interface Read {
  readonly root: string;
  readonly name: string;
  readonly gem: unknown;
  readonly owners: readonly unknown[] | undefined;
  readonly index: ReadonlyMap<string, readonly DeclaredDependency[]> | undefined;
}

/** A version has one line per platform; they are one release. */
function listed(lines: readonly unknown[], read: Read): Listed {
  const byVersion = Map.groupBy(lines, (line) => textOf(field(line, 'number')) ?? '');
  byVersion.delete('');
  const total = numberOf(field(read.gem, 'downloads'));
  return {
    entries: [...byVersion].map(([version, own]) => entryOf(version, own)),
    createdAt: lines.flatMap((line) => instantOf(field(line, 'created_at')) ?? []).sort()[0],
    owners: read.owners && { accounts: read.owners.flatMap((owner) => ownerOf(owner) ?? []) },
    popularity: total === undefined ? undefined : { totalDownloads: total },
    details: async (version) => detailsOf(version, byVersion.get(version) ?? [], read),
  };
}

function ownerOf(owner: unknown): { readonly name: string } | undefined {
  const name = textOf(field(owner, 'handle')) ?? textOf(field(owner, 'email'));
  return name === undefined ? undefined : { name };
}

function entryOf(version: string, lines: readonly unknown[]): HistoryEntry {
  const publishedAt = firstTime(lines);
  return { version, ...(publishedAt === undefined ? {} : { publishedAt }), yanked: false };
}

function firstTime(lines: readonly unknown[]): Instant | undefined {
  return lines.flatMap((line) => instantOf(field(line, 'created_at')) ?? []).sort()[0];
}

function detailsOf(version: string, lines: readonly unknown[], read: Read): Details {
  const source = lines
    .map((line) => fieldAt(line, 'metadata', 'source_code_uri'))
    .find((one) => typeof one === 'string');
  const links = [source, field(read.gem, 'source_code_uri'), field(read.gem, 'homepage_uri')];
  const repository = links.flatMap((link) => repositoryUrl(textOf(link)) ?? [])[0];
  const licenses = listOf(lines.map((line) => field(line, 'licenses')).find(Array.isArray)).flatMap(
    (one) => textOf(one) ?? [],
  );
  return {
    version,
    publishedAt: firstTime(lines),
    yanked: false, // withdrawn versions leave the list
    deprecated: false,
    hashes: lines.flatMap((line) => hashOf(line)),
    dependencies: read.index?.get(version),
    license: licenses.length > 0 ? licenses.join(' OR ') : none,
    repository: repository ?? none,
    commit: none,
    files: lines.map((line) => fileOf(line, version, read)),
  };
}

function hashOf(line: unknown): readonly string[] {
  const sha = textOf(field(line, 'sha'));
  return sha !== undefined && /^[0-9a-f]{64}$/i.test(sha) ? [`sha256:${sha.toLowerCase()}`] : [];
}

function fileOf(line: unknown, version: string, read: Read): ReleaseFile {
  const platform = textOf(field(line, 'platform'));
  const full = platform === undefined || platform === 'ruby' ? version : `${version}-${platform}`;
  const uploadedAt = instantOf(field(line, 'created_at'));
  const name = `${read.name}-${full}.gem`;
  const url = below(read.root, `gems/${segment(name)}`);
  return { name, kind: 'gem', url, hashes: hashOf(line), ...(uploadedAt === undefined ? {} : { uploadedAt }) };
}
