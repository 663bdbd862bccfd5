import type { AddedOrChanged } from '../domain/change.ts';
import { isPinned } from '../domain/dependency.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { FactName, Facts } from '../domain/facts.ts';
import { unknown, type Known } from '../domain/known.ts';
import { asker, type Asking, type Question } from './ask-sources.ts';
import { sparing } from './sparing.ts';
import type { Budget } from './source.ts';

/** What is there when only the slow sources are still to answer. */
export interface EarlyEvidence {
  /** Packages about which something is still to come, now. */
  readonly waiting: () => number;
  readonly evidence: () => readonly Evidence[];
}

/** The question, and who is told once only slow sources are still to answer. */
export interface Collecting extends Question {
  readonly early?: (early: EarlyEvidence) => void;
}

/**
 * Gathers the wanted facts about every change: each once, in parallel, under one budget. A change that stands in several files is asked
 * about once. What no source told in time is `unknown` with its reason. Never throws for a source that does.
 */
export async function collectEvidence(
  changes: readonly AddedOrChanged[],
  question: Collecting,
  budget: Budget,
): Promise<readonly Evidence[]> {
  const askings = new Map<string, Asking>();
  const keyed = changes.map((change) => ({ change, key: subjectKey(change) }));
  const first = new Map(keyed.toReversed().map(({ change, key }) => [key, change]));
  const sources = question.sources.map((source) => sparing(source, [...first.values()].toReversed()));
  const askAbout = asker({ ...question, sources }, budget);
  const asked = keyed.map(({ change, key }) => {
    const asking = askings.get(key) ?? askAbout(change);
    askings.set(key, asking);
    return { change, asking };
  });
  const evidence = () => asked.map(({ change, asking }) => evidenceOf(change, asking, question));
  await Promise.all([...askings.values()].map(async ({ quick }) => await quick));
  const waiting = () => [...askings.values()].filter((asking) => asking.pending().size > 0).length;
  if (waiting() > 0) question.early?.({ waiting, evidence });
  await Promise.all([...askings.values()].map(async ({ whole }) => await whole));
  return evidence();
}

/** Two changes ask the same when they lead from the same release to the same release of a package, from the same place. */
function subjectKey(change: AddedOrChanged): string {
  const before = change.kind === 'changed' ? change.before : change.beside;
  const side = (entry: typeof before) =>
    entry ? [isPinned(entry) ? entry.version : `range ${entry.range}`, entry.origin, integrityOf(entry)] : [];
  return JSON.stringify([
    change.ecosystem,
    change.name,
    side(before),
    side(change.after),
    change.kind,
    commentOf(change),
    change.sideRegistry,
  ]);
}

function integrityOf(entry: AddedOrChanged['after']): readonly string[] {
  return entry.integrity ?? [];
}

function commentOf(change: AddedOrChanged): string {
  const { after } = change;
  return isPinned(after) ? `${after.comment ?? ''} ${after.digest ?? ''}` : '';
}

function evidenceOf(change: AddedOrChanged, { found, pending }: Asking, question: Question): Evidence {
  const open = pending();
  const fact = <F extends FactName>(name: F): Known<Facts[F]> => {
    const given: Known<Facts[F]> | undefined = found[name];
    if (given !== undefined) return given;
    if (open.has(name)) return unknown('still being looked into');
    return unknown(
      question.wanted.has(name)
        ? `no source tells this for ${change.ecosystem}`
        : 'not asked: no enabled signal needs it',
    );
  };
  const facts = {
    advisories: fact('advisories'),
    archive: fact('archive'),
    compromises: fact('compromises'),
    history: fact('history'),
    lookalikes: fact('lookalikes'),
    newDependencies: fact('newDependencies'),
    owners: fact('owners'),
    pinnedCommit: fact('pinnedCommit'),
    popularity: fact('popularity'),
    previousCommit: fact('previousCommit'),
    previousRelease: fact('previousRelease'),
    projectStatus: fact('projectStatus'),
    provenance: fact('provenance'),
    release: fact('release'),
    remedy: fact('remedy'),
    repository: fact('repository'),
    resolution: fact('resolution'),
    sourceFiles: fact('sourceFiles'),
    sourceTag: fact('sourceTag'),
  };
  return { now: question.now, change, ...facts };
}
