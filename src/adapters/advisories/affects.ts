import type { PackageVersion } from '../../domain/package.ts';
import { ecosystemOf } from '../../ecosystems/index.ts';
import type { Ecosystem } from '../../ecosystems/ecosystem.ts';
import { orderOf } from './order.ts';
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
  const order = orderOf(rules);
  const sorted = isSorted(order, range)
    ? range.events
    : [...range.events].sort((a, b) => place(order, a.version, b.version) ?? 0);
  let inside = false;
  for (const { kind, version: at } of sorted) {
    const above = place(order, version, at);
    if (above === undefined) return undefined;
    if (kind === 'introduced' && above >= 0) inside = true;
    else if (kind === 'fixed' && above >= 0) inside = false;
    else if (kind === 'last_affected' && above > 0) inside = false;
    else if (kind === 'limit' && above >= 0) inside = false;
  }
  return inside;
}

type Order = Ecosystem['compare'];

/** Most ranges come sorted; to see that costs less than to sort. */
function isSorted(order: Order, { events }: AffectedRange): boolean {
  return events.every((event, at) => {
    const next = events[at + 1];
    return next === undefined || (place(order, event.version, next.version) ?? 1) <= 0;
  });
}

/** Compares two versions of a range, where `0` stands for before everything. */
function place(order: Order, a: string, b: string): number | undefined {
  if (a === b) return 0;
  if (a === '0') return -1;
  return b === '0' ? 1 : order(a, b);
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
