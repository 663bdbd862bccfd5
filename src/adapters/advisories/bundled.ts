import { isPinned, type Entry } from '../../domain/dependency.ts';
import type { KnownCompromise } from '../../domain/facts.ts';
import { known, type Instant } from '../../domain/known.ts';
import { ecosystemOf } from '../../ecosystems/index.ts';
import type { Source, Subject } from '../../evidence/source.ts';
import type { Incident } from './incident.ts';
import { useCounter } from '../http/tally.ts';

/** Days after the announcement in which a neighbour of a bad release is worth a note. */
const recentDays = 180;

type IncidentPackage = Incident['packages'][number];

/** A source of declared compromises from records that are at hand: the bundled ones, or an operator's own. */
export function bundledCompromises(incidents: readonly Incident[], id = 'bundled'): Source {
  const byName = Map.groupBy(
    incidents.flatMap((incident) => incident.packages.map((pack) => ({ incident, pack }))),
    ({ incident, pack }) => `${incident.ecosystem} ${pack.name}`,
  );
  const { ask, use } = useCounter();
  return {
    id,
    provides: ['compromises'],
    after: ['resolution'],
    ecosystems: 'all',
    collect: async (subject) => {
      ask();
      const records = byName.get(`${subject.change.ecosystem} ${subject.change.name}`) ?? [];
      const hits = records.flatMap(({ incident, pack }) => hitOf(incident, pack, subject));
      return { compromises: known(hits, id, subject.now) };
    },
    local: true,
    use,
  };
}

/** What one record says about the subject, as of the subject's own instant. */
function hitOf(incident: Incident, pack: IncidentPackage, subject: Subject): readonly KnownCompromise[] {
  const { now, change } = subject;
  if (Date.parse(incident.announcedAt) > Date.parse(now)) return [];
  const entry = change.after;
  const versions = [subject.after?.version, ...commitsOf(entry)].filter((v) => v !== undefined);
  if (versions.some((version) => isBad(version, pack, { incident, now, ecosystem: change.ecosystem })))
    return [recordOf(incident, versions.slice(0, 1), 'exact')];
  if (!isPinned(entry)) {
    const { satisfies } = ecosystemOf(change.ecosystem);
    const admitted = pack.bad.filter((bad) => bad !== '*' && satisfies(bad.replace(/^>=/, ''), entry.range) === true);
    if (admitted.length > 0) return [recordOf(incident, admitted, 'range')];
  }
  const days = (Date.parse(now) - Date.parse(incident.announcedAt)) / 86_400_000;
  return days <= recentDays ? [recordOf(incident, pack.bad, 'recent')] : [];
}

function commitsOf(entry: Entry): readonly (string | undefined)[] {
  const commit = entry.origin.kind === 'git' ? entry.origin.commit : undefined;
  return [commit, isPinned(entry) ? entry.digest : undefined];
}

interface Setting {
  readonly incident: Incident;
  readonly now: Instant;
  readonly ecosystem: Incident['ecosystem'];
}

/** A full commit is bad for ever; a tag that was moved only until it was put right. */
function isBad(version: string, pack: IncidentPackage, { incident, now, ecosystem }: Setting): boolean {
  if (pack.except?.includes(version)) return false;
  const isCommit = /^[0-9a-f]{40}$/.test(version);
  if (isCommit) return pack.bad.includes(version);
  if (pack.onlyWhileLive === true && !isLive(incident, now)) return false;
  const { normaliseVersion, compare } = ecosystemOf(ecosystem);
  return pack.bad.some((bad) => {
    if (bad === '*') return true;
    if (bad.startsWith('>=')) return (compare(version, bad.slice(2)) ?? -1) >= 0;
    return normaliseVersion(bad) === normaliseVersion(version);
  });
}

function isLive({ publishedAt, takenDownAt }: Incident, now: Instant): boolean {
  const at = Date.parse(now);
  return at >= Date.parse(publishedAt) && (takenDownAt === undefined || at < Date.parse(takenDownAt));
}

function recordOf(incident: Incident, versions: readonly string[], hit: KnownCompromise['hit']): KnownCompromise {
  const { id, title, announcedAt, takenDownAt, advisories, sources } = incident;
  const gone = takenDownAt === undefined ? {} : { takenDownAt };
  return { id, title, versions, announcedAt, ...gone, advisories, sources, hit };
}
