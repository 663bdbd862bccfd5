import type { PackageVersion } from '../../domain/package.ts';
import { ecosystemOf } from '../../ecosystems/index.ts';
import type { Ecosystem } from '../../ecosystems/ecosystem.ts';
import type { AdvisoryRecord, Affected, AffectedRange } from './record.ts';

/** The parts of a record that speak of a package. */
export function partsAbout(record: AdvisoryRecord, subject: Omit<PackageVersion, 'version'>): readonly Affected[] {
  const rules = ecosystemOf(subject.ecosystem);
  return record.affected.filter((one) => one.ecosystem === rules.osv && rules.normalise(one.name) === subject.name);
}

/** Whether a record hits a version: listed by name, or within a range by the ecosystem's own order. Undefined: no telling. */
export function affects(record: AdvisoryRecord, subject: PackageVersion): boolean | undefined {
  const rules = ecosystemOf(subject.ecosystem);
  const wanted = rules.normaliseVersion(subject.version);
  let unclear = false;
  for (const part of partsAbout(record, subject)) {
    if (part.versions.some((version) => version === subject.version || rules.normaliseVersion(version) === wanted))
      return true;
    for (const range of part.ranges) {
      const inside = isInside(rules, subject.version, range);
      if (inside === true) return true;
      if (inside === undefined) unclear = true;
    }
  }
  return unclear ? undefined : false;
}

/** Evaluates a range's events in order. Source: the OSV schema, "Evaluation". */
function isInside(rules: Ecosystem, version: string, range: AffectedRange): boolean | undefined {
  const placed = range.events.map((event) => ({
    ...event,
    order: event.version === '0' ? 1 : rules.compare(version, event.version),
  }));
  if (placed.some(({ order }) => order === undefined)) return undefined;
  const sorted = [...placed].sort((a, b) => orderOf(rules, a.version, b.version));
  let inside = false;
  for (const { kind, order = 0 } of sorted) {
    if (kind === 'introduced' && order >= 0) inside = true;
    else if (kind === 'fixed' && order >= 0) inside = false;
    else if (kind === 'last_affected' && order > 0) inside = false;
    else if (kind === 'limit' && order >= 0) inside = false;
  }
  return inside;
}

function orderOf(rules: Ecosystem, a: string, b: string): number {
  if (a === b) return 0;
  if (a === '0') return -1;
  return b === '0' ? 1 : (rules.compare(a, b) ?? 0);
}

/** The lowest fixed version above the one that is hit. */
export function fixedIn(record: AdvisoryRecord, subject: PackageVersion): string | undefined {
  const rules = ecosystemOf(subject.ecosystem);
  const fixes = partsAbout(record, subject)
    .flatMap((part) => part.ranges)
    .filter((range) => isInside(rules, subject.version, range) !== false)
    .flatMap((range) => range.events)
    .filter(({ kind, version }) => kind === 'fixed' && (rules.compare(version, subject.version) ?? -1) > 0)
    .map(({ version }) => version);
  return fixes.sort((a, b) => rules.compare(a, b) ?? 0)[0];
}
