import type { AddedOrChanged } from '../domain/change.ts';
import { isPinned } from '../domain/dependency.ts';
import { messageOf } from '../domain/error.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { FactName, Facts } from '../domain/facts.ts';
import { unknown, type Instant, type Known } from '../domain/known.ts';
import type { PackageVersion } from '../domain/package.ts';
import type { Budget, Collected, Source, Subject } from './source.ts';

/** Packages whose sources are asked at the same time. The HTTP client bounds the requests of each host besides. */
const parallel = 48;

/** All facts by name; the compiler names a missing one. */
const allFacts: Readonly<Record<FactName, true>> = {
  advisories: true,
  archive: true,
  compromises: true,
  history: true,
  lookalikes: true,
  newDependencies: true,
  owners: true,
  pinnedCommit: true,
  popularity: true,
  previousCommit: true,
  previousRelease: true,
  projectStatus: true,
  provenance: true,
  release: true,
  remedy: true,
  repository: true,
  resolution: true,
  sourceTag: true,
};

export const factNames: readonly FactName[] = Object.keys(allFacts).filter(
  (name): name is FactName => name in allFacts,
);

interface Question {
  readonly now: Instant;
  readonly wanted: ReadonlySet<FactName>;
  readonly sources: readonly Source[];
}

/**
 * Gathers the wanted facts about every change: each once, in parallel, under one budget. A change that stands in several files is asked
 * about once. What no source told in time is `unknown` with its reason. Never throws for a source that does.
 */
export async function collectEvidence(
  changes: readonly AddedOrChanged[],
  question: Question,
  budget: Budget,
): Promise<readonly Evidence[]> {
  const answers = new Map<string, Promise<Found>>();
  const gate = gateOf(parallel);
  const time = timeOf(budget);
  const gathered = changes.map((change) => {
    const key = subjectKey(change);
    const answer = answers.get(key) ?? gate(() => askAll(change, question, time));
    answers.set(key, answer);
    return answer.then((found) => evidenceOf(change, found, question));
  });
  return Promise.all(gathered);
}

type Found = Collected;
type MutableFound = { -readonly [F in keyof Found]: Found[F] };

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
  ]);
}

function integrityOf(entry: AddedOrChanged['after']): readonly string[] {
  return entry.integrity ?? [];
}

function commentOf(change: AddedOrChanged): string {
  const { after } = change;
  return isPinned(after) ? `${after.comment ?? ''} ${after.digest ?? ''}` : '';
}

/** Asks the sources in the order in which they build on each other; those that need nothing of each other run together. */
async function askAll(change: AddedOrChanged, question: Question, time: Time): Promise<Found> {
  const found: MutableFound = {};
  const waiting = new Set(question.sources.filter((source) => concerns(source, change, question.wanted)));
  const running = new Map<Source, Promise<void>>();
  while (waiting.size > 0 || running.size > 0) {
    for (const source of waiting) {
      if (!ready(source, [...waiting, ...running.keys()])) continue;
      waiting.delete(source);
      running.set(source, answer(source));
    }
    if (running.size === 0) break;
    await Promise.race(running.values());
  }
  return found;

  async function answer(source: Source): Promise<void> {
    const collected = await ask(source, subjectOf(change, question, found), time);
    merge(found, filled(source, collected));
    running.delete(source);
  }
}

/** A second source for a fact adds to the first and never takes from it: unknown does not overwrite an answer. */
function merge(found: MutableFound, collected: Collected): void {
  for (const name of factNames) {
    const fact = collected[name];
    if (fact === undefined) continue;
    const earlier = found[name];
    if (earlier === undefined || earlier.state === 'unknown') Object.assign(found, { [name]: fact });
  }
}

function concerns(source: Source, change: AddedOrChanged, wanted: ReadonlySet<FactName>): boolean {
  if (source.ecosystems !== 'all' && !source.ecosystems.includes(change.ecosystem)) return false;
  return source.provides.some((fact) => wanted.has(fact));
}

/** A source is ready when no source that is still to answer provides a fact that it builds on. */
function ready(source: Source, pending: readonly Source[]): boolean {
  const needs = source.after ?? [];
  return !pending.some((other) => other !== source && other.provides.some((fact) => needs.includes(fact)));
}

function subjectOf(change: AddedOrChanged, question: Question, found: Found): Subject {
  const before = change.kind === 'changed' ? change.before : change.beside;
  const { ecosystem, name } = change;
  const resolved = found.resolution?.state === 'known' ? found.resolution.value.version : undefined;
  const version = isPinned(change.after) ? change.after.version : resolved;
  const earlier = before && isPinned(before) ? before.version : undefined;
  const release = (v: string | undefined): PackageVersion | undefined =>
    v === undefined ? undefined : { ecosystem, name, version: v };
  return {
    change,
    now: question.now,
    wanted: question.wanted,
    after: release(version),
    before: release(earlier),
    found: { ...found },
  };
}

/** Whatever a source does, its answer is a value: an aborted or failed one says so for each of its facts. */
async function ask(source: Source, subject: Subject, { budget, over }: Time): Promise<Collected> {
  if (budget.signal.aborted) return reasonFor(source, 'the time for this review ran out before it was asked');
  try {
    const collected = await Promise.race([source.collect(subject, budget), over]);
    return collected ?? reasonFor(source, 'it did not answer within the time for this review');
  } catch (thrown) {
    return reasonFor(source, `reading its answer failed (${messageOf(thrown).slice(0, 120)})`);
  }
}

/** The budget, and a promise of its end that all questions wait for together: a listener each would be thousands. */
interface Time {
  readonly budget: Budget;
  readonly over: Promise<undefined>;
}

function timeOf(budget: Budget): Time {
  const { promise: over, resolve } = Promise.withResolvers<undefined>();
  if (budget.signal.aborted) resolve(undefined);
  budget.signal.addEventListener('abort', () => resolve(undefined), { once: true });
  return { budget, over };
}

function reasonFor(source: Source, what: string): Collected {
  return Object.fromEntries(source.provides.map((fact) => [fact, unknown(`${source.id}: ${what}`, source.id)]));
}

function filled(source: Source, collected: Collected): Collected {
  const missing = source.provides.filter((fact) => collected[fact] === undefined);
  return {
    ...Object.fromEntries(missing.map((fact) => [fact, unknown(`${source.id} does not tell`, source.id)])),
    ...collected,
  };
}

function evidenceOf(change: AddedOrChanged, found: Found, question: Question): Evidence {
  const fact = <F extends FactName>(name: F): Known<Facts[F]> => {
    const given: Found[F] = found[name];
    if (given !== undefined) return given;
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
    sourceTag: fact('sourceTag'),
  };
  return { now: question.now, change, ...facts };
}

/** Lets `size` tasks run at a time, in the order in which they came. */
function gateOf(size: number): <T>(task: () => Promise<T>) => Promise<T> {
  let free = size;
  const queue: (() => void)[] = [];
  return async (task) => {
    if (free === 0) await new Promise<void>((resolve) => queue.push(resolve));
    else free -= 1;
    try {
      return await task();
    } finally {
      const next = queue.shift();
      if (next) next();
      else free += 1;
    }
  };
}
