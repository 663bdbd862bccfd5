import type { History, HistoryEntry, Resolution } from '../../domain/facts.ts';
import type { Instant } from '../../domain/known.ts';
import type { Ecosystem } from '../../ecosystems/ecosystem.ts';

/** What a range takes, or why that cannot be said. */
export type Resolved = Resolution | { readonly reason: string };

/**
 * What an installer would take for a range today. npm prefers the release tagged `latest` where the range admits it
 * (npm-pick-manifest), NuGet the lowest admitted one, the others the newest that is not withdrawn; pre-releases only
 * where the range names one or there is nothing else.
 */
export function resolve(ecosystem: Ecosystem, history: History, range: string): Resolved {
  const wanted = range.trim();
  const tagged = Object.hasOwn(history.tags, wanted) ? history.tags[wanted] : undefined;
  if (tagged !== undefined) return { version: tagged, admitted: 1 };
  const judged = history.releases.map((entry) => ({ entry, admitted: admits(ecosystem, entry.version, wanted) }));
  const readable = judged.filter(({ admitted }) => admitted !== undefined);
  if (readable.length === 0 && judged.length > 0) return { reason: 'the range cannot be read' };
  const admitted = readable.filter((one) => one.admitted === true).map(({ entry }) => entry);
  const offered = admitted.filter((entry) => entry.yanked !== true);
  const version = choose(ecosystem, preferred(ecosystem, offered, wanted), { history, wanted });
  return { version, admitted: admitted.length };
}

function admits(ecosystem: Ecosystem, version: string, range: string): boolean | undefined {
  if (range === '' || range === '*' || range === 'latest') return true;
  return ecosystem.satisfies(version, range);
}

function preferred(ecosystem: Ecosystem, entries: readonly HistoryEntry[], range: string): readonly HistoryEntry[] {
  if (ecosystem.isPrerelease(range.replace(/^[\s=<>~^!]+/, ''))) return entries;
  const stable = entries.filter((entry) => !ecosystem.isPrerelease(entry.version));
  return stable.length > 0 ? stable : entries;
}

function choose(
  ecosystem: Ecosystem,
  entries: readonly HistoryEntry[],
  { history, wanted }: { readonly history: History; readonly wanted: string },
): string | undefined {
  const current = entries.filter((entry) => entry.deprecated !== true);
  const offered = ecosystem.id === 'npm' && current.length > 0 ? current : entries;
  if (ecosystem.id === 'npm' && offered.some((entry) => entry.version === history.tags['latest']))
    return history.tags['latest'];
  const lowest = ecosystem.id === 'nuget' && !wanted.includes('*') && wanted !== '';
  return extreme(ecosystem, offered, lowest ? -1 : 1)?.version;
}

/** The highest (direction 1) or lowest (-1) version; where versions cannot be ordered, the last published. */
function extreme(ecosystem: Ecosystem, entries: readonly HistoryEntry[], direction: 1 | -1): HistoryEntry | undefined {
  let best = entries[0];
  for (const entry of entries.slice(1)) {
    const order = best === undefined ? 1 : ecosystem.compare(entry.version, best.version);
    if (order === undefined || order * direction > 0) best = entry;
  }
  return best;
}

/** The releases before a version in its line (all lines where it has none), nearest first. Withdrawn ones are left out. */
function earlierInLine(ecosystem: Ecosystem, history: History, version: string): readonly HistoryEntry[] {
  const below = history.releases.filter(
    (entry) => entry.yanked !== true && (ecosystem.compare(entry.version, version) ?? 0) < 0,
  );
  const line = ecosystem.line(version);
  const sameLine = line === undefined ? below : below.filter((entry) => ecosystem.line(entry.version) === line);
  return [...sameLine].sort((a, b) => ecosystem.compare(b.version, a.version) ?? 0);
}

/** Releases of the hours before this one may be of the same attack: litellm 1.82.7 shows nothing of the habit of litellm. */
const settledMs = 24 * 3_600_000;
/** Fewer releases show no habit; then those of lower lines are taken too. */
const enough = 3;

/**
 * The releases that show a package's habits: those before a version in its line, nearest first, without those of the
 * day before it, and where these are too few the lower lines' behind them.
 */
export function settledBefore(ecosystem: Ecosystem, history: History, version: string): readonly HistoryEntry[] {
  const at = Date.parse(history.releases.find((entry) => entry.version === version)?.publishedAt ?? '');
  const settled = (entry: HistoryEntry) =>
    Number.isNaN(at) || entry.publishedAt === undefined || at - Date.parse(entry.publishedAt) >= settledMs;
  const inLine = earlierInLine(ecosystem, history, version);
  const own = inLine.filter(settled);
  if (own.length >= enough) return own;
  const lower = history.releases
    .filter((entry) => entry.yanked !== true && !inLine.includes(entry) && settled(entry))
    .filter((entry) => (ecosystem.compare(entry.version, version) ?? 1) < 0)
    .toSorted((a, b) => ecosystem.compare(b.version, a.version) ?? 0);
  const habit = [...own, ...lower];
  return habit.length > 0 ? habit : inLine;
}

/** Releases that were out for so long were looked at by others. */
const seasonedMs = 30 * 24 * 3_600_000;

/**
 * The release to compare an added package with: the nearest stable one before it in its line, else before it at all; where versions cannot be ordered,
 * the one published before it. Of a package that is new in the project releases of the weeks before `seasonedBefore` are no measure: the second bad release of a look-alike shows nothing new beside its first.
 * Undefined where all before it are that young: then the package is looked at as a whole.
 */
export function previousRelease(
  ecosystem: Ecosystem,
  history: History,
  { version, seasonedBefore }: { readonly version: string; readonly seasonedBefore?: Instant },
): string | undefined {
  const isSeasoned = ({ publishedAt }: HistoryEntry): boolean =>
    publishedAt === undefined ||
    seasonedBefore === undefined ||
    Date.parse(seasonedBefore) - Date.parse(publishedAt) >= seasonedMs;
  const inLine = earlierInLine(ecosystem, history, version).filter(isSeasoned);
  const stable = inLine.find((entry) => !ecosystem.isPrerelease(entry.version)) ?? inLine[0];
  if (stable) return stable.version;
  const below = history.releases.filter((entry) => (ecosystem.compare(entry.version, version) ?? 0) < 0);
  const nearest = extreme(ecosystem, below.filter(isSeasoned), 1);
  if (nearest) return nearest.version;
  const ordered = history.releases.some(
    (entry) => entry.version !== version && ecosystem.compare(entry.version, version) !== undefined,
  );
  const at = history.releases.findIndex((entry) => entry.version === version);
  const last = ordered || at <= 0 ? undefined : history.releases[at - 1];
  return last !== undefined && isSeasoned(last) ? last.version : undefined;
}
