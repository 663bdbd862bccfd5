import type { HistoryEntry, Owners, Popularity, ProjectStatus, Release } from '../../domain/facts.ts';
import { absent, known, unknown, type Instant, type Known } from '../../domain/known.ts';
import type { EcosystemId } from '../../domain/package.ts';
import { ecosystemOf } from '../../ecosystems/index.ts';
import type { CountedHttp } from '../http/counted.ts';
import { withOwnFiles, type Routed, type Router } from './places.ts';
import { inOrder, publishedBy, type Lookup, type Project, type ProjectAsk, type Registry } from './registry.ts';
import { releaseOf, tell, type ReleaseFields, type Told } from './release.ts';

/** A project as one or two answers of its registry list it, not yet cut to an instant. */
export interface Listed {
  /** The registry's own spelling of the name. */
  readonly spelled?: string | undefined;
  readonly entries: readonly HistoryEntry[];
  readonly createdAt?: Instant | undefined;
  readonly tags?: Readonly<Record<string, string>>;
  readonly owners: Told<Owners>;
  readonly status?: ProjectStatus | undefined;
  readonly popularity?: Told<Popularity>;
  /** Fields of one release, by the registry's own spelling of its version. */
  readonly details: (version: string) => Promise<Details>;
}

export type Details = ReleaseFields | { readonly reason: string };

export type Loaded =
  | { readonly state: 'found'; readonly value: Listed }
  | { readonly state: 'missing' }
  | { readonly state: 'failed'; readonly reason: string };

export interface ListedSpec {
  readonly ecosystem: EcosystemId;
  readonly route: Router;
  readonly http: CountedHttp;
  readonly now: () => Instant;
  readonly load: (ask: ProjectAsk, routed: Routed) => Promise<Loaded>;
}

/** A registry whose answers are small enough to be read whole: everything but npm's. */
export function listedRegistry(spec: ListedSpec): Registry {
  const { ecosystem, route, now } = spec;
  const rules = ecosystemOf(ecosystem);

  async function lookup(ask: ProjectAsk): Promise<Lookup> {
    const routed = route(ask.name, ask.origin);
    const loaded = await spec.load(ask, routed);
    if (loaded.state === 'failed') return loaded;
    if (loaded.state === 'missing') return { state: 'missing', from: routed.from };
    return { state: 'found', project: projectOf(loaded.value, ask, routed) };
  }

  function projectOf(listed: Listed, ask: ProjectAsk, routed: Routed): Project {
    const { from } = routed;
    const at = now();
    const releases = inOrder(publishedBy(listed.entries, ask.now), rules.compare);
    const there = new Set(releases.map(({ version }) => version));
    const history = {
      releases,
      ...(listed.createdAt === undefined ? {} : { createdAt: listed.createdAt }),
      removed: [],
      tags: Object.fromEntries(Object.entries(listed.tags ?? {}).filter(([, version]) => there.has(version))),
    };
    return {
      from,
      ...(listed.spelled === undefined ? {} : { spelled: listed.spelled }),
      history: known(history, from, at),
      owners: tell(listed.owners, from, at),
      status: known(listed.status ?? { state: 'active' }, from, at),
      release: (version) => releaseIn(listed, releases, { version, routed }),
    };
  }

  async function releaseIn(
    listed: Listed,
    releases: readonly HistoryEntry[],
    { version, routed }: { readonly version: string; readonly routed: Routed },
  ): Promise<Known<Release>> {
    const { from } = routed;
    const wanted = rules.normaliseVersion(version);
    const entry =
      releases.find((one) => one.version === version) ??
      releases.find((one) => rules.normaliseVersion(one.version) === wanted);
    if (!entry) return absent(from, now());
    const details = await listed.details(entry.version);
    if ('reason' in details) return unknown(details.reason, from);
    return known(withOwnFiles(releaseOf(details, from, now()), routed), from, now());
  }

  async function popularity(ask: ProjectAsk): Promise<Known<Popularity>> {
    const routed = route(ask.name, ask.origin);
    const loaded = await spec.load(ask, routed);
    if (loaded.state === 'failed') return unknown(loaded.reason, routed.from);
    return loaded.state === 'missing' ? absent(routed.from, now()) : tell(loaded.value.popularity, routed.from, now());
  }

  return {
    id: ecosystem,
    ecosystem,
    lookup,
    popularity,
    place: (name, origin) => route(name, origin).place,
    use: spec.http.use,
  };
}
