import { systemClock, type Clock } from '../http/clock.ts';
import type { HttpClient } from '../http/port.ts';
import type { GithubName } from '../repository-url.ts';
import { answersOf } from './graphql-answer.ts';
import { askGraphql } from './graphql-ask.ts';
import { queryOf, type RepositoryQuestion } from './graphql-query.ts';
import { keyOf, weightOf, type Piece, type RepositoryAnswer } from './pieces.ts';

/** Questions about repositories, put together to few queries. */
export interface GraphqlBatches {
  readonly ask: (name: GithubName, pieces: readonly Piece[], signal: AbortSignal) => Promise<RepositoryAnswer>;
}

/** What a process knows of a GitHub's GraphQL: until when (clock milliseconds) it is not asked again, and what is said instead. */
export interface GraphqlStanding {
  until: number;
  answer: Extract<RepositoryAnswer, { readonly state: 'lacking' | 'failed' }>;
}

/** Nothing is known against it. */
export function newStanding(): GraphqlStanding {
  return { until: 0, answer: { state: 'lacking' } };
}

/** A query leaves when no further question came for so many milliseconds, at the latest after some times that. */
const shortestQuiet = 20;
/** Packages of one review get here as their registries answer. Where they come slowly, it is waited longer for the next one. */
const longestQuiet = 160;
const patience = 6;
/** A question that comes so soon after a departure has missed it. */
const missedMs = 400;
/** Queries in the air at a time. While one is, what comes gathers for the next; a full one does not wait for it. */
const inAir = 3;
const maxRepositories = 25;
/** GitHub ends a query after ten seconds of work; a look-up costs it about a hundredth of one. */
const maxWeight = 400;
const lackingMs = 10 * 60_000;
/** What GitHub asks for where a limit names no time. */
const limitMs = 60_000;

interface Waiting extends RepositoryQuestion {
  readonly key: string;
  readonly signal: AbortSignal;
  readonly settle: (answer: RepositoryAnswer) => void;
}

/** Gathers what is asked within some milliseconds and sends it as one query; questions about one repository become one. */
export function graphqlBatches(
  http: HttpClient,
  root: string,
  { standing, clock = systemClock }: { readonly standing: GraphqlStanding; readonly clock?: Clock },
): GraphqlBatches {
  let waiting: Waiting[] = [];
  let flying = 0;
  let quietMs = shortestQuiet;
  let leftAt = -Infinity;
  let gathering: { readonly since: number; readonly timer: NodeJS.Timeout } | undefined;

  function ask(name: GithubName, pieces: readonly Piece[], signal: AbortSignal): Promise<RepositoryAnswer> {
    if (clock.now() < standing.until) return Promise.resolve(standing.answer);
    const key = `${name.owner}/${name.name}`.toLowerCase();
    const asked = new Map(pieces.map((piece) => [keyOf(piece), piece]));
    const { promise, resolve: settle } = Promise.withResolvers<RepositoryAnswer>();
    if (waiting.length === 0 && clock.now() - leftAt < missedMs) quietMs = Math.min(longestQuiet, quietMs * 2);
    waiting.push({ name, key, pieces: asked, signal, settle });
    gather();
    return promise;
  }

  /** Every question puts the departure off, until the first of them has waited long enough. */
  function gather(): void {
    const full = isFull(waiting);
    if (waiting.length === 0 || flying >= (full ? inAir : 1)) return;
    const now = clock.now();
    clearTimeout(gathering?.timer);
    const since = gathering?.since ?? now;
    const ms = full ? 0 : Math.max(0, Math.min(quietMs, since + quietMs * patience - now));
    gathering = { since, timer: setTimeout(leave, ms) };
  }

  function leave(): void {
    gathering = undefined;
    const { taken, left } = take(waiting);
    waiting = left;
    leftAt = clock.now();
    flying += 1;
    void send(taken).finally(() => {
      flying -= 1;
      gather();
    });
    gather();
  }

  async function send(taken: readonly Waiting[]): Promise<void> {
    const merged = merge(taken);
    const answers = await answer([...merged.values()], whenAllLeft(taken.map(({ signal }) => signal)));
    const byKey = new Map([...merged.keys()].map((key, index) => [key, answers[index]]));
    const none: RepositoryAnswer = { state: 'failed', reason: 'GitHub did not answer' };
    for (const one of taken) one.settle(byKey.get(one.key) ?? none);
  }

  /** A query that takes GitHub too long is asked again in halves, down to single repositories. */
  async function answer(
    questions: readonly RepositoryQuestion[],
    signal: AbortSignal,
  ): Promise<readonly RepositoryAnswer[]> {
    const asked = await askGraphql(http, root, { ...queryOf(questions), signal });
    if (asked.state === 'answered') return answersOf(questions, asked.data, asked.errors);
    const told = asked.state === 'lacking' ? asked : { state: asked.state, reason: asked.reason };
    if (asked.state === 'lacking' || asked.because === 'limit') {
      Object.assign(standing, { until: clock.now() + (asked.state === 'lacking' ? lackingMs : limitMs), answer: told });
      return questions.map(() => told);
    }
    if (asked.because !== 'size' || questions.length === 1 || signal.aborted) return questions.map(() => told);
    const middle = Math.ceil(questions.length / 2);
    const first = await answer(questions.slice(0, middle), signal);
    return [...first, ...(await answer(questions.slice(middle), signal))];
  }

  return { ask };
}

function isFull(waiting: readonly Waiting[]): boolean {
  return waiting.length >= maxRepositories && new Set(waiting.map(({ key }) => key)).size >= maxRepositories;
}

/** The questions that fit into one query, in the order in which they came. */
function take(waiting: readonly Waiting[]): { readonly taken: Waiting[]; readonly left: Waiting[] } {
  const [taken, left]: [Waiting[], Waiting[]] = [[], []];
  const keys = new Set<string>();
  let weight = 0;
  for (const one of waiting) {
    const own = [...one.pieces.values()].reduce((sum, piece) => sum + weightOf(piece), 0);
    const fits = weight + own <= maxWeight && (keys.has(one.key) || keys.size < maxRepositories);
    if (taken.length > 0 && !fits) {
      left.push(one);
      continue;
    }
    taken.push(one);
    keys.add(one.key);
    weight += own;
  }
  return { taken, left };
}

function merge(taken: readonly Waiting[]): ReadonlyMap<string, RepositoryQuestion> {
  const merged = new Map<string, RepositoryQuestion>();
  for (const { key, name, pieces } of taken) {
    const known = merged.get(key);
    merged.set(key, known ? { ...known, pieces: new Map([...known.pieces, ...pieces]) } : { name, pieces });
  }
  return merged;
}

/** Fires when nobody waits any more. Those of one review share one signal. */
function whenAllLeft(signals: readonly AbortSignal[]): AbortSignal {
  const distinct = [...new Set(signals)];
  const [only] = distinct;
  if (only !== undefined && distinct.length === 1) return only;
  const all = new AbortController();
  let left = distinct.length;
  for (const signal of distinct) {
    const leave = (): void => {
      left -= 1;
      if (left === 0) all.abort();
    };
    if (signal.aborted) leave();
    else signal.addEventListener('abort', leave, { once: true });
  }
  return all.signal;
}
