import { ecosystemOf } from '../../ecosystems/index.ts';
import type { History, HistoryEntry } from '../../domain/facts.ts';
import type { EcosystemId } from '../../domain/package.ts';

/** A dated line of a history: the only kind that rhythm and habit can be judged by. */
export type DatedEntry = HistoryEntry & { readonly publishedAt: string };

/** The dated release of this version, or undefined where the history lacks it or its date. */
export function datedRelease(history: History | undefined, version: string | undefined): DatedEntry | undefined {
  return datedReleases(history).find((entry) => entry.version === version);
}

/** All dated releases, oldest first. */
export function datedReleases(history: History | undefined): readonly DatedEntry[] {
  const dated = (history?.releases ?? []).filter(
    (entry): entry is DatedEntry => entry.publishedAt !== undefined && !Number.isNaN(Date.parse(entry.publishedAt)),
  );
  return dated.toSorted((a, b) => Date.parse(a.publishedAt) - Date.parse(b.publishedAt));
}

/** The dated releases that came before this one, oldest first. */
export function releasesBefore(history: History | undefined, release: DatedEntry): readonly DatedEntry[] {
  const at = Date.parse(release.publishedAt);
  return datedReleases(history).filter((e) => e.version !== release.version && Date.parse(e.publishedAt) <= at);
}

/** The release line of a version: `1` for 1.2.3. Undefined where the ecosystem has none that we can read. */
export function lineOf(ecosystem: EcosystemId, version: string): string | undefined {
  return ecosystemOf(ecosystem).line(version);
}

/** When the name first appeared: the registry's own date, else its first release. */
export function bornAt(history: History | undefined): string | undefined {
  const first = datedReleases(history)[0]?.publishedAt;
  const created = history?.createdAt;
  if (created === undefined || first === undefined) return created ?? first;
  return Date.parse(created) <= Date.parse(first) ? created : first;
}
