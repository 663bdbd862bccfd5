import type { DeclaredDependency, HistoryEntry } from '../../domain/facts.ts';
import type { Instant } from '../../domain/known.ts';
import { below, segment } from '../fields.ts';
import { countedHttp, type CountedHttp } from '../http/counted.ts';
import { askBytes, type Answer } from '../http/json.ts';
import type { HttpClient } from '../http/port.ts';
import { repositoryUrl } from '../repository-url.ts';
import type { SourceRoots } from '../roots.ts';
import { notTheDocument } from './document.ts';
import { listedRegistry, type Details, type Loaded } from './listed.ts';
import { router } from './places.ts';
import { previousRelease } from './resolve.ts';
import type { ProjectAsk, Registry } from './registry.ts';
import { none } from './release.ts';
import { elementsOf, type Element } from './xml.ts';
import { maven as ecosystem } from '../../ecosystems/maven.ts';

/**
 * A Maven repository: `maven-metadata.xml` for versions, the POM for everything else. A release is as old as its POM
 * file, which the repository dates in `last-modified`: Central never changes a file. Where it dates none, the newest
 * release is as old as the metadata says that it was last updated.
 */
export function mavenRegistry(roots: SourceRoots, base: HttpClient, now: () => Instant): Registry {
  const http = countedHttp(base);
  const route = router('maven', roots.maven, roots.registries);

  async function load(ask: ProjectAsk, { root }: { readonly root: string }): Promise<Loaded> {
    const coordinates = coordinatesOf(ask.name);
    if (!coordinates) return { state: 'missing' };
    const folder = below(root, coordinates.folder);
    const loading = { http, folder, artifact: coordinates.artifact, ask };
    const metadata = await askBytes(http, `${folder}/maven-metadata.xml`, optionsOf(ask));
    if (metadata.state === 'failed') return metadata;
    if (metadata.state === 'missing') return { state: 'missing' };
    const elements = elementsOf(metadata.value.toString('utf8'));
    // A document that is cut or broken has no end of its root.
    const isWhole = elements.at(-1)?.path === 'metadata';
    const stated = elements.find(({ path }) => path === 'metadata/artifactId')?.text ?? coordinates.name;
    if (!isWhole || stated !== coordinates.name) return notTheDocument('maven');
    const versions = elements.filter(({ path }) => path.endsWith('versions/version')).map(({ text }) => text);
    const history = { releases: versions.map((version) => ({ version })), removed: [], tags: {} };
    const wanted = [...ask.versions, ...(ask.pick?.(history) ?? [])];
    const [version] = wanted;
    const previous = version === undefined ? undefined : previousRelease(ecosystem, history, { version });
    const dated = [...new Set([...wanted, ...(previous === undefined ? [] : [previous])])].filter((version) =>
      versions.includes(version),
    );
    const poms = new Map(
      await Promise.all(dated.map(async (version) => [version, await pomOf(loading, version)] as const)),
    );
    const updated = updatedBy(elements);
    const dateFor = (version: string): Instant | undefined =>
      dateOf(poms.get(version)) ?? (version === updated?.version ? updated.at : undefined);
    const value = {
      entries: versions.map((version) => entryOf(version, dateFor(version))),
      owners: none,
      popularity: none,
      details: async (version: string) =>
        detailsOf(loading, {
          version,
          pom: poms.get(version) ?? (await pomOf(loading, version)),
          publishedAt: dateFor(version),
        }),
    } as const;
    return { state: 'found', value };
  }

  return listedRegistry({ ecosystem: 'maven', route, http, now, load });
}

interface Loading {
  readonly http: CountedHttp;
  readonly folder: string;
  readonly artifact: string;
  readonly ask: ProjectAsk;
}

function coordinatesOf(
  name: string,
): { readonly folder: string; readonly artifact: string; readonly name: string } | undefined {
  const [group, artifact] = name.split(':');
  if (!group || !artifact) return undefined;
  return {
    folder: [...group.split('.'), artifact].map(segment).join('/'),
    artifact: segment(artifact),
    name: artifact,
  };
}

function optionsOf(ask: ProjectAsk): {
  readonly maxAge: number;
  readonly maxBytes: number;
  readonly signal?: AbortSignal;
} {
  return { maxAge: 300, maxBytes: 8 * 1024 * 1024, ...(ask.signal ? { signal: ask.signal } : {}) };
}

function pomOf({ http, folder, artifact, ask }: Loading, version: string): Promise<Answer<Buffer>> {
  return askBytes(http, `${folder}/${segment(version)}/${artifact}-${segment(version)}.pom`, optionsOf(ask));
}

function dateOf(pom: Answer<Buffer> | undefined): Instant | undefined {
  const header = pom?.state === 'found' ? pom.answer.headers['last-modified'] : undefined;
  const ms = header === undefined ? Number.NaN : Date.parse(header);
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString();
}

/** The release that the metadata was last updated for, and when: `20251217090000`, in UTC. */
function updatedBy(elements: readonly Element[]): { readonly version: string; readonly at: Instant } | undefined {
  const text = (end: string) => elements.find(({ path }) => path.endsWith(end))?.text;
  const version = text('versioning/release') ?? text('versioning/latest');
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(text('versioning/lastUpdated') ?? '');
  if (version === undefined || parts === null) return undefined;
  const [, year, month, day, hour, minute, second] = parts;
  const ms = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(ms) ? undefined : { version, at: new Date(ms).toISOString() };
}

function entryOf(version: string, publishedAt: Instant | undefined): HistoryEntry {
  return { version, ...(publishedAt === undefined ? {} : { publishedAt }) };
}

async function detailsOf(
  { http, folder, artifact, ask }: Loading,
  { version, pom, publishedAt }: { version: string; pom: Answer<Buffer>; publishedAt: Instant | undefined },
): Promise<Details> {
  if (pom.state === 'failed') return { reason: pom.reason };
  const elements = pom.state === 'found' ? elementsOf(pom.value.toString('utf8')) : [];
  const text = (path: string): string | undefined => elements.find((one) => one.path === path)?.text || undefined;
  const jar = `${folder}/${segment(version)}/${artifact}-${segment(version)}.jar`;
  const sum = await askBytes(http, `${jar}.sha1`, { ...optionsOf(ask), maxBytes: 4_096 });
  const sha1 = sum.state === 'found' ? /^[0-9a-f]{40}/i.exec(sum.value.toString('latin1').trim())?.[0] : undefined;
  const hashes = sha1 === undefined ? [] : [`sha1:${sha1.toLowerCase()}`];
  const links = [text('project/scm/url'), text('project/scm/connection'), text('project/url')];
  return {
    version,
    publishedAt: dateOf(pom) ?? publishedAt,
    yanked: false, // Central takes nothing back
    deprecated: text('project/distributionManagement/relocation/artifactId') === undefined ? false : 'relocated',
    hooks: [],
    hashes: sha1 === undefined ? undefined : hashes,
    dependencies: elements.at(-1)?.path === 'project' ? dependenciesOf(elements) : undefined,
    license: text('project/licenses/license/name') ?? none,
    repository: links.flatMap((link) => repositoryUrl(link) ?? [])[0] ?? none,
    commit: none,
    files: [{ name: `${artifact}-${version}.jar`, kind: 'jar', url: jar, hashes }],
  };
}

/** Direct dependencies of a POM. Versions may be properties or come from a parent: they are kept as written. */
function dependenciesOf(elements: readonly Element[]): readonly DeclaredDependency[] {
  const found: DeclaredDependency[] = [];
  let current = new Map<string, string>();
  for (const { path, text } of elements) {
    const inside = 'project/dependencies/dependency/';
    if (path.startsWith(inside)) current.set(path.slice(inside.length), text);
    if (path !== 'project/dependencies/dependency') continue;
    const scope = current.get('scope') ?? 'compile';
    const optional = current.get('optional') === 'true' || scope === 'provided';
    const kind = scope === 'test' ? 'dev' : optional ? 'optional' : 'runtime';
    found.push({
      ecosystem: 'maven',
      name: `${current.get('groupId') ?? ''}:${current.get('artifactId') ?? ''}`,
      range: current.get('version') ?? '',
      kind,
    });
    current = new Map();
  }
  return found.slice(0, 2_000);
}
