import type { History, HistoryEntry, Popularity, ProjectStatus, Release } from '../../domain/facts.ts';
import { absent, known, unknown, type Instant, type Known } from '../../domain/known.ts';
import { npm as ecosystem } from '../../ecosystems/npm.ts';
import { below, segment } from '../fields.ts';
import { countedHttp } from '../http/counted.ts';
import { derivedCache } from '../http/derived.ts';
import { askJson } from '../http/json.ts';
import type { HttpClient } from '../http/port.ts';
import type { SourceRoots } from '../roots.ts';
import { readPackument, weightOf, type Packument } from './npm-packument.ts';
import { npmDownloads } from './npm-downloads.ts';
import { packagePath } from './npm-path.ts';
import { npmRelease } from './npm-version.ts';
import { router, withOwnFiles, type Routed } from './places.ts';
import { inOrder, publishedBy, type Lookup, type Project, type ProjectAsk, type Registry } from './registry.ts';
import { releaseOf } from './release.ts';

const maxPackument = 192 * 1024 * 1024;
const freshSeconds = 60;
const cacheBytes = 48 * 1024 * 1024;

/**
 * The npm registry: one full packument per package name, reduced at once (npm-packument.ts). A version whose details
 * were not kept is asked for alone.
 */
export function npmRegistry(roots: SourceRoots, base: HttpClient, now: () => Instant): Registry {
  const http = countedHttp(base);
  const route = router('npm', roots.npmRegistry, roots.registries);
  const downloads = npmDownloads(http, roots.npmDownloads);
  const packuments = derivedCache<Packument>({ http, weigh: weightOf, limit: cacheBytes, seconds: freshSeconds });

  async function lookup(ask: ProjectAsk): Promise<Lookup> {
    const routed = route(ask.name, ask.origin);
    const { root, from } = routed;
    const request = {
      headers: { accept: 'application/json' },
      maxBytes: maxPackument,
      timeout: 60_000,
      ...signalOf(ask),
    };
    const address = below(root, packagePath(ask.name));
    const answer = await packuments.ask(address, request, (bytes) =>
      readPackument(bytes, { name: ask.name, pick: (entries, tags) => wanted(ask, entries, tags) }),
    );
    if (answer.state === 'failed') return answer;
    if (answer.state === 'missing') return { state: 'missing', from };
    return { state: 'found', project: projectOf(answer.value, ask, routed) };
  }

  function projectOf(packument: Packument, ask: ProjectAsk, routed: Routed): Project {
    const { from } = routed;
    const at = now();
    const history = historyOf(packument, ask.now);
    return {
      from,
      history: known(history, from, at),
      owners: packument.owners
        ? known({ accounts: packument.owners }, from, at)
        : unknown(`${from} does not tell`, from),
      status: known(statusOf(packument, history, ask.now), from, at),
      release: (version) => releaseIn({ packument, history, routed, ask }, version),
    };
  }

  async function releaseIn(seen: Seen, version: string): Promise<Known<Release>> {
    const { packument, history, routed, ask } = seen;
    const { root, from } = routed;
    const entry = history.releases.find((one) => one.version === version);
    if (!entry) return absent(from, now());
    const kept = packument.details.get(version);
    if (kept) return known(withOwnFiles(releaseOf(kept, from, now()), routed), from, now());
    const address = below(root, `${packagePath(ask.name)}/${segment(version)}`);
    const answer = await askJson(http, address, { maxAge: 300, maxBytes: 4 * 1024 * 1024, ...signalOf(ask) });
    if (answer.state === 'failed') return unknown(answer.reason, from);
    if (answer.state === 'missing') return absent(from, now());
    const fields = npmRelease(version, answer.value, { keeps: packument.keeps, publishedAt: entry.publishedAt });
    return known(withOwnFiles(releaseOf(fields, from, now()), routed), from, now());
  }

  async function popularity(ask: ProjectAsk): Promise<Known<Popularity>> {
    const { from, place, claimed } = route(ask.name, ask.origin);
    if (place === 'private' || claimed === true)
      return { state: 'unknown', reason: `${from} does not count downloads`, from, cause: 'not-told' };
    const counted = await downloads(ask.name);
    if (counted.state === 'failed') return unknown(counted.reason, from);
    if (counted.state === 'missing') return absent(from, now());
    return counted.downloads === undefined
      ? unknown(`${from} tells no download count`, from)
      : known({ weeklyDownloads: counted.downloads }, from, now());
  }

  const place: Registry['place'] = (name, origin) => route(name, origin).place;
  return { id: 'npm', ecosystem: 'npm', lookup, popularity, place, use: http.use };
}

interface Seen {
  readonly packument: Packument;
  readonly history: History;
  readonly routed: Routed;
  readonly ask: ProjectAsk;
}

function signalOf(ask: ProjectAsk): { readonly signal?: AbortSignal } {
  return ask.signal ? { signal: ask.signal } : {};
}

function wanted(ask: ProjectAsk, entries: readonly HistoryEntry[], tags: Packument['tags']): readonly string[] {
  const existing = publishedBy(entries, ask.now);
  const history = { releases: inOrder(existing, ecosystem.compare), removed: [], tags: tagsOf(tags, existing) };
  return [...ask.versions, ...(ask.pick?.(history) ?? [])];
}

function tagsOf(tags: Packument['tags'], existing: readonly HistoryEntry[]): Readonly<Record<string, string>> {
  const there = new Set(existing.map(({ version }) => version));
  const kept: Record<string, string> = Object.create(null);
  for (const [tag, version] of tags) if (there.has(version)) kept[tag] = version;
  return kept;
}

function historyOf(packument: Packument, now: Instant): History {
  const existing = publishedBy(packument.entries, now);
  return {
    releases: inOrder(existing, ecosystem.compare),
    ...(packument.createdAt === undefined ? {} : { createdAt: packument.createdAt }),
    removed: publishedBy(packument.removed, now).map(({ version }) => version),
    tags: tagsOf(packument.tags, existing),
  };
}

/** npm's security team replaces a package by `0.0.1-security`, or holds the name with an empty one. */
function statusOf(packument: Packument, history: History, now: Instant): ProjectStatus {
  const { unpublished } = packument;
  const gone = unpublished && (unpublished.at === undefined || Date.parse(unpublished.at) <= Date.parse(now));
  if (gone && history.releases.length === 0) return { state: 'removed', reason: 'unpublished' };
  const current = history.tags['latest'];
  const held =
    history.releases.length > 0 && history.releases.every(({ version }) => /^0\.0\.\d+-security/.test(version));
  if (current?.includes('-security') || held || (packument.heldBySecurity && history.releases.length <= 1)) {
    return { state: 'placeholder', reason: 'the registry holds this name after a take-down' };
  }
  if (history.releases.length === 0) return { state: 'removed', reason: 'no release is left' };
  if (history.releases.every((entry) => entry.deprecated === true))
    return { state: 'deprecated', reason: 'every release is deprecated' };
  return { state: 'active' };
}
