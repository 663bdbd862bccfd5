import type { AddedOrChanged } from '../domain/change.ts';
import { isPinned } from '../domain/dependency.ts';
import { messageOf } from '../domain/error.ts';
import type { FactName } from '../domain/facts.ts';
import { unknown, type Instant } from '../domain/known.ts';
import type { PackageVersion } from '../domain/package.ts';
import { factNames } from './fact-names.ts';
import { gateOf, type Gate } from './gate.ts';
import type { Budget, Collected, Source, Subject } from './source.ts';

/** What all sources are asked with. */
export interface Question {
  readonly now: Instant;
  readonly wanted: ReadonlySet<FactName>;
  readonly sources: readonly Source[];
  /** Time for the slow sources. Without it they share the others'. */
  readonly slow?: Budget;
}

/** The questions about one package on their way. */
export interface Asking {
  /** What was found until now. */
  readonly found: Collected;
  /** Facts that a source is still to tell. */
  readonly pending: () => ReadonlySet<FactName>;
  /** Resolves when only slow sources, and those that build on them, are still to answer. */
  readonly quick: Promise<void>;
  readonly whole: Promise<void>;
}

/** Packages whose quick sources are asked at the same time: enough to keep every connection of the HTTP client busy. */
const quickAtOnce = 128;
/** Packages whose slow sources are asked at the same time: each may hold archives of many megabytes. */
const slowAtOnce = 32;

/** Makes the function that asks about packages, all under one budget: slow sources once no package waits for its quick ones. */
export function asker(question: Question, budget: Budget): (change: AddedOrChanged) => Asking {
  const quick = gateOf(quickAtOnce);
  const lanes: Lanes = {
    quick,
    slow: gateOf(slowAtOnce, quick),
    quickTime: timeOf(budget),
    slowTime: timeOf(question.slow ?? budget),
  };
  return (change) => startAsking(change, question, lanes);
}

interface Lanes {
  readonly quick: Gate;
  readonly slow: Gate;
  readonly quickTime: Time;
  readonly slowTime: Time;
}

type MutableFound = { -readonly [F in keyof Collected]: Collected[F] };

/** Asks the sources in the order in which they build on each other; those that need nothing of each other run together. */
function startAsking(change: AddedOrChanged, question: Question, lanes: Lanes): Asking {
  const found: MutableFound = {};
  const waiting = new Set(question.sources.filter((source) => concerns(source, change, question.wanted)));
  const running = new Map<Source, Promise<void>>();
  const quick = Promise.withResolvers<void>();
  let onlySlow = false;

  async function answer(source: Source): Promise<void> {
    const time = onlySlow || source.slow === true ? lanes.slowTime : lanes.quickTime;
    const put = async () => await ask(source, subjectOf(change, question, found), time);
    merge(found, filled(source, source.slow === true ? await lanes.slow.pass(put) : await put()));
    running.delete(source);
  }

  async function askAll(): Promise<void> {
    while (waiting.size > 0 || running.size > 0) {
      for (const source of waiting) {
        if (!ready(source, [...waiting, ...running.keys()])) continue;
        waiting.delete(source);
        running.set(source, answer(source));
      }
      if (running.size === 0) break;
      onlySlow ||= [...running.keys()].every((source) => source.slow === true);
      if (onlySlow) quick.resolve();
      await Promise.race(running.values());
    }
  }

  const whole = Promise.withResolvers<void>();
  const entered = lanes.quick.pass(async () => {
    whole.resolve(askAll());
    await Promise.race([quick.promise, whole.promise]);
  });
  return {
    found,
    pending: () => new Set([...waiting, ...running.keys()].flatMap((source) => source.provides)),
    quick: entered,
    whole: whole.promise,
  };
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

function subjectOf(change: AddedOrChanged, question: Question, found: Collected): Subject {
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
