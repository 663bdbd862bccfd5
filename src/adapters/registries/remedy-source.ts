import { isPinned, type Entry } from '../../domain/dependency.ts';
import type { History, HistoryEntry, Remedy } from '../../domain/facts.ts';
import { absent, known, unknown, type Instant, type Known } from '../../domain/known.ts';
import type { EcosystemId, PackageVersion } from '../../domain/package.ts';
import { ecosystemOf } from '../../ecosystems/index.ts';
import type { Ecosystem } from '../../ecosystems/ecosystem.ts';
import type { Source, Subject } from '../../evidence/source.ts';
import { advisoriesOf } from '../advisories/merge.ts';
import type { AdvisoryLookup } from '../advisories/osv.ts';
import type { Registry } from './registry.ts';

/** Candidates that are held against advisories. */
const maxCandidates = 4;

export interface RemedyParts {
  readonly lookup: AdvisoryLookup;
  readonly releaseAgeHours: number;
  readonly registries: ReadonlyMap<EcosystemId, Registry>;
  readonly now: () => Instant;
}

/** The nearest release that can be taken instead: old enough, not withdrawn, free of known compromises and advisories. */
export function remedySource(parts: RemedyParts): Source {
  const { lookup, now } = parts;

  async function collect(subject: Subject): Promise<Known<Remedy>> {
    const { history } = subject.found;
    const version = subject.after?.version;
    if (history?.state === 'unknown') return history;
    if (history?.state !== 'known' || version === undefined) return absent('remedy', now());
    const isPublic = mayBePublic(subject, parts.registries.get(subject.change.ecosystem));
    if (!needsRemedy(subject, history.value, parts.releaseAgeHours)) return absent('remedy', now());
    for (const entry of candidates(subject, history.value, { version, hours: parts.releaseAgeHours })) {
      const asked: PackageVersion = { ...subject.change, version: entry.version };
      const answer = isPublic ? await lookup(asked) : none;
      if ('reason' in answer) return unknown(answer.reason, 'remedy');
      const hits = advisoriesOf(answer.records, asked, { now: subject.now, source: 'osv' });
      if (hits.length > 0 && !fewer(subject, hits.length)) continue;
      return known(remedyOf(subject, entry), history.from, now());
    }
    return absent('remedy', now());
  }

  return {
    id: 'remedy',
    provides: ['remedy'],
    after: ['advisories', 'compromises', 'history', 'resolution'],
    ecosystems: [...parts.registries.keys()],
    routed: true,
    collect: async (subject) => ({ remedy: await collect(subject) }),
    use: () => ({ asked: 0, failed: 0 }),
  };
}

const none = { records: [] };

/** Public advisories are about another package than a private one of the same name, and its name is told to nobody. */
function mayBePublic({ change }: Subject, registry: Registry | undefined): boolean {
  const { origin } = change.after;
  const place = registry?.place(change.name, origin.kind === 'registry' ? origin.url : undefined);
  return place !== 'private' && place !== 'stray';
}

/** Only a release that is fresh, hit or withdrawn is in need of another. */
function needsRemedy({ found, now, after }: Subject, history: History, hours: number): boolean {
  if (found.advisories?.state === 'known' && found.advisories.value.after.length > 0) return true;
  if (found.compromises?.state === 'known' && found.compromises.value.length > 0) return true;
  const entry = history.releases.find((one) => one.version === after?.version);
  return entry === undefined || entry.yanked === true || !isOld(entry, now, hours);
}

function isOld(entry: HistoryEntry, now: Instant, hours: number): boolean {
  return entry.publishedAt !== undefined && Date.parse(now) - Date.parse(entry.publishedAt) >= hours * 3_600_000;
}

/** A version that has some advisories is better than one that has more, when there is none without. */
function fewer({ found }: Subject, hits: number): boolean {
  return (
    found.advisories?.state === 'known' &&
    hits < found.advisories.value.after.length &&
    found.advisories.value.after.every((one) => one.kind === 'malware')
  );
}

function candidates(
  subject: Subject,
  history: History,
  { version, hours }: { readonly version: string; readonly hours: number },
): readonly HistoryEntry[] {
  const rules = ecosystemOf(subject.change.ecosystem);
  const before = subject.before?.version;
  const bad = new Set(
    subject.found.compromises?.state === 'known' ? subject.found.compromises.value.flatMap((one) => one.versions) : [],
  );
  const fixed = fixedVersion(subject, rules);
  const usable = history.releases.filter(
    (entry) =>
      entry.version !== version &&
      entry.yanked !== true &&
      entry.deprecated !== true &&
      !bad.has(entry.version) &&
      (isOld(entry, subject.now, hours) || entry.version === before) &&
      (!rules.isPrerelease(entry.version) || rules.isPrerelease(version)) &&
      admitted(rules, subject.change.after, entry.version) &&
      (fixed === undefined || (rules.compare(entry.version, fixed) ?? 0) >= 0),
  );
  const line = rules.line(version);
  // The version in use is nearest: to stay there needs no release to grow old.
  const near = (entry: HistoryEntry): number =>
    entry.version === before ? 0 : rules.line(entry.version) === line ? 1 : 2;
  const upwards = fixed === undefined ? -1 : 1;
  return [...usable]
    .sort((a, b) => near(a) - near(b) || upwards * (rules.compare(a.version, b.version) ?? 0))
    .slice(0, maxCandidates);
}

/** The lowest version in which every advisory that names a fix is fixed. */
function fixedVersion({ found }: Subject, rules: Ecosystem): string | undefined {
  const hits = found.advisories?.state === 'known' ? found.advisories.value.after : [];
  const fixes = hits.filter((one) => one.kind === 'vulnerability').flatMap((one) => one.fixedIn ?? []);
  return fixes.sort((a, b) => rules.compare(b, a) ?? 0)[0];
}

function admitted(rules: Ecosystem, entry: Entry, version: string): boolean {
  return isPinned(entry) || entry.range.trim() === '' || rules.satisfies(version, entry.range) !== false;
}

function remedyOf(subject: Subject, entry: HistoryEntry): Remedy {
  const same = entry.version === subject.before?.version;
  const why = same
    ? 'the version before this change, without known findings'
    : 'the nearest release that is old enough and has no known findings';
  return {
    version: entry.version,
    ...(entry.publishedAt === undefined ? {} : { publishedAt: entry.publishedAt }),
    why,
  };
}
