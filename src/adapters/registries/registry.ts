import type { History, HistoryEntry, Owners, Popularity, ProjectStatus, Release } from '../../domain/facts.ts';
import type { Instant, Known } from '../../domain/known.ts';
import type { EcosystemId } from '../../domain/package.ts';

/** A question to a registry about one project. */
export interface ProjectAsk {
  readonly name: string;
  /** What was published later does not exist. */
  readonly now: Instant;
  /** Versions whose details are wanted, as far as they are known before the list is read. */
  readonly versions: readonly string[];
  /** Chooses further versions once the list is there (the newest in a range). */
  readonly pick?: (history: History) => readonly string[];
  /** The registry address that the entry names, where it is not the ecosystem's own. */
  readonly origin?: string;
  readonly signal?: AbortSignal;
}

/** One project as its registry shows it at an instant. */
export interface Project {
  /** The address that was asked, without path below the root or credentials. */
  readonly from: string;
  /** The registry's own spelling of the name, where it keeps one that differs only in case (NuGet). */
  readonly spelled?: string;
  readonly history: Known<History>;
  readonly owners: Known<Owners>;
  readonly status: Known<ProjectStatus>;
  /** Details of one release; may ask the registry again. */
  readonly release: (version: string) => Promise<Known<Release>>;
}

export type Lookup =
  | { readonly state: 'found'; readonly project: Project }
  | { readonly state: 'missing'; readonly from: string }
  | { readonly state: 'failed'; readonly reason: string };

/** A registry: where facts of one ecosystem's packages come from. */
export interface Registry {
  readonly id: string;
  readonly ecosystem: EcosystemId;
  readonly lookup: (ask: ProjectAsk) => Promise<Lookup>;
  readonly popularity: (ask: ProjectAsk) => Promise<Known<Popularity>>;
  /** Whether the address of an entry leads to a registry that is configured, and whether that is a private one. */
  readonly place: (name: string, origin: string | undefined) => Place;
  readonly use: () => { readonly asked: number; readonly failed: number };
}

/**
 * Where an entry's registry address leads. `foreign`: to a host that the operator did not configure. `stray`: away from the
 * registry of the operator's own that claims the name; only that one is asked, and believed where the bytes are the same.
 */
export type Place = 'public' | 'private' | 'foreign' | 'stray';

/** The releases that exist at an instant. Those of unknown date stay: we cannot say that they are younger. */
export function publishedBy<E extends { readonly publishedAt?: Instant | undefined }>(
  entries: readonly E[],
  now: Instant,
): readonly E[] {
  return entries.filter((entry) => entry.publishedAt === undefined || Date.parse(entry.publishedAt) <= Date.parse(now));
}

/** Oldest first by time where every time is known, else by version. */
export function inOrder(
  entries: readonly HistoryEntry[],
  compare: (a: string, b: string) => number | undefined,
): readonly HistoryEntry[] {
  const timed = entries.every((entry) => entry.publishedAt !== undefined);
  return [...entries].sort((a, b) => {
    const byTime = timed ? (a.publishedAt ?? '').localeCompare(b.publishedAt ?? '') : 0;
    return byTime || (compare(a.version, b.version) ?? a.version.localeCompare(b.version));
  });
}
