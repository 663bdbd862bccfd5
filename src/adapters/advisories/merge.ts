import type { Advisory } from '../../domain/facts.ts';
import type { Instant } from '../../domain/known.ts';
import type { PackageVersion } from '../../domain/package.ts';
import { ecosystemOf } from '../../ecosystems/index.ts';
import { fixedIn, partsAbout } from './affects.ts';
import type { AdvisoryRecord } from './record.ts';

/** Whether a record was out and not withdrawn at an instant. */
export function isInForce(record: AdvisoryRecord, now: Instant): boolean {
  const at = Date.parse(now);
  if (record.published !== undefined && Date.parse(record.published) > at) return false;
  return record.withdrawn === undefined || Date.parse(record.withdrawn) > at;
}

/** The advisories that records in force make for a version: one for each set of records that are aliases of each other. */
export function advisoriesOf(
  records: readonly AdvisoryRecord[],
  subject: PackageVersion,
  { now, source }: { readonly now: Instant; readonly source: string },
): readonly Advisory[] {
  const own = records.filter((record) => isInForce(record, now) && partsAbout(record, subject).length > 0);
  return grouped(own)
    .flatMap((group) => oneOf(group, subject, source) ?? [])
    .sort((a, b) => rank(b) - rank(a) || a.id.localeCompare(b.id));
}

/** Groups by shared ids and aliases, however long the chain. */
function grouped(records: readonly AdvisoryRecord[]): readonly (readonly AdvisoryRecord[])[] {
  const groups: { readonly names: Set<string>; readonly records: AdvisoryRecord[] }[] = [];
  for (const record of records) {
    const names = new Set([record.id, ...record.aliases]);
    const touching = groups.filter((group) => [...names].some((name) => group.names.has(name)));
    const joined = { names, records: [record] };
    for (const group of touching) {
      for (const name of group.names) joined.names.add(name);
      joined.records.unshift(...group.records);
      groups.splice(groups.indexOf(group), 1);
    }
    groups.push(joined);
  }
  return groups.map((group) => group.records);
}

const severities = ['unknown', 'low', 'medium', 'high', 'critical'] as const;

function rank(advisory: Pick<Advisory, 'kind' | 'severity'>): number {
  return (advisory.kind === 'malware' ? 10 : 0) + severities.indexOf(advisory.severity);
}

/** Ids that people know best come first. */
function preference(record: AdvisoryRecord): number {
  const at = ['MAL-', 'GHSA-', 'RUSTSEC-', 'GO-', 'PYSEC-', 'CVE-'].findIndex((prefix) => record.id.startsWith(prefix));
  return at === -1 ? 99 : at;
}

function oneOf(group: readonly AdvisoryRecord[], subject: PackageVersion, source: string): Advisory | undefined {
  const all = [...group].sort((a, b) => preference(a) - preference(b));
  const first = all[0];
  if (first === undefined) return undefined;
  const names = new Set(all.flatMap((record) => [record.id, ...record.aliases]));
  names.delete(first.id);
  const published = all.flatMap((record) => record.published ?? []).sort()[0];
  const rules = ecosystemOf(subject.ecosystem);
  const fixed = all.flatMap((record) => fixedIn(record, subject) ?? []).sort((a, b) => rules.compare(a, b) ?? 0)[0];
  return {
    id: first.id,
    aliases: [...names].sort(),
    kind: all.some((record) => record.kind === 'malware') ? 'malware' : 'vulnerability',
    summary: all.map((record) => record.summary).find((text) => text !== '') ?? '',
    severity: severities[Math.max(...all.map((record) => severities.indexOf(record.severity)))] ?? 'unknown',
    ...(published === undefined ? {} : { published }),
    ...(fixed === undefined ? {} : { fixedIn: fixed }),
    ...(all.some((record) => record.exploited === true) ? { exploited: true } : {}),
    source,
    url: `https://osv.dev/vulnerability/${encodeURIComponent(first.id)}`,
  };
}
