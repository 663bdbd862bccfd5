import type { Answer } from '../http/json.ts';
import type { HttpAnswer } from '../http/port.ts';
import type { GithubName } from '../repository-url.ts';
import type { GithubAccess } from './access.ts';
import type { GithubApi, GithubRef } from './github-api.ts';
import type { GraphqlBatches } from './graphql-batches.ts';
import { keyOf, type Piece, type PieceAnswer, type PieceValue } from './pieces.ts';

/**
 * Asks GraphQL, together with whoever asks at the same time. Whatever it does not tell (patches of commits, all tags) and
 * everything where GraphQL is not to be had is asked of `rest`.
 */
export function graphqlAccess(batches: GraphqlBatches, rest: GithubApi): GithubAccess {
  return {
    about: async (name, foreseen, signal) => {
      const known = new Map<string, PieceAnswer>();
      const asked: Questions = { name, batches, known };
      await askFor(asked, foreseen, signal);
      return answeredApi(asked, rest);
    },
  };
}

interface Questions {
  readonly name: GithubName;
  readonly batches: GraphqlBatches;
  /** What was answered so far. */
  readonly known: Map<string, PieceAnswer | 'lacking'>;
}

/** Asks for those pieces that are not known yet, at once. */
async function askFor(
  { name, batches, known }: Questions,
  wanted: readonly Piece[],
  signal: AbortSignal,
): Promise<void> {
  const pieces = wanted.filter((piece) => !known.has(keyOf(piece)));
  if (pieces.length === 0) return;
  const answer = await batches.ask(name, pieces, signal);
  for (const piece of pieces) {
    const key = keyOf(piece);
    if (answer.state === 'found') known.set(key, answer.pieces.get(key) ?? { state: 'missing' });
    else known.set(key, answer.state === 'lacking' ? 'lacking' : answer);
  }
}

/** The api over what was answered about one repository; what it is asked further it asks in turn. */
function answeredApi(asked: Questions, rest: GithubApi): GithubApi {
  async function one<K extends PieceValue['kind']>(
    piece: Piece & { readonly kind: K },
    signal: AbortSignal,
  ): Promise<Told<K>> {
    await askFor(asked, [piece], signal);
    return toldOf<K>(asked.known.get(keyOf(piece)), piece.kind);
  }

  return {
    ...rest,
    repository: async (name, signal) => {
      const told = await one({ kind: 'repository' }, signal);
      return told === 'lacking' ? rest.repository(name, signal) : answerOf(told, ({ repository }) => repository);
    },
    tagsAmong: async (name, wanted, signal) => {
      const pieces = wanted.names.map((tag) => ({ kind: 'tag' as const, name: tag }));
      await askFor(asked, pieces, signal);
      const told = pieces.map((piece) => toldOf<'tag'>(asked.known.get(keyOf(piece)), 'tag'));
      return told.includes('lacking') ? rest.tagsAmong(name, wanted, signal) : tagsOf(told);
    },
    tagCommit: async (name, ref, signal) => {
      const told = await one({ kind: 'tag', name: ref.name }, signal);
      if (told === 'lacking') return rest.tagCommit(name, ref, signal);
      return told.state === 'found' && told.value.ref.sha === ref.sha ? told.value.commit : undefined;
    },
    hasCommit: async (name, sha, signal) => {
      const told = await one({ kind: 'commit', sha }, signal);
      // That a release's commit is not there is a grave thing to say: REST, which knows forks' commits too, must agree.
      if (told === 'lacking' || told.state === 'missing') return rest.hasCommit(name, sha, signal);
      return answerOf(told, () => true as const);
    },
    compare: async (name, [base, head], signal) => {
      const told = comparisonKnown(asked, base, head) ?? (await one({ kind: 'comparison', base, head }, signal));
      // A commit that no branch or tag leads to may be none to GraphQL.
      if (told === 'lacking' || told.state === 'missing') return rest.compare(name, [base, head], signal);
      return answerOf(told, ({ status }) => status);
    },
    branches: async (name, signal) => {
      const told = await one({ kind: 'branches' }, signal);
      return told === 'lacking' ? rest.branches(name, signal) : answerOf(told, ({ names }) => names);
    },
    hasRelease: async (name, tag, signal) => {
      const told = await one({ kind: 'release', tag }, signal);
      if (told === 'lacking') return rest.hasRelease(name, tag, signal);
      return told.state === 'failed' ? undefined : told.state === 'found';
    },
    ownerCreatedAt: async (login, signal) => {
      const told = await one({ kind: 'repository' }, signal);
      const known = told !== 'lacking' && told.state === 'found' && told.value.repository.owner === login;
      return known ? told.value.ownerCreatedAt : rest.ownerCreatedAt(login, signal);
    },
  };
}

type ValueOf<K extends PieceValue['kind']> = Extract<PieceValue, { readonly kind: K }>;
type Told<K extends PieceValue['kind']> =
  | 'lacking'
  | { readonly state: 'found'; readonly value: ValueOf<K> }
  | { readonly state: 'missing' }
  | { readonly state: 'failed'; readonly reason: string };

function toldOf<K extends PieceValue['kind']>(answer: PieceAnswer | 'lacking' | undefined, kind: K): Told<K> {
  if (answer === undefined || answer === 'lacking') return 'lacking';
  if (answer.state !== 'found') return answer;
  return isKind(answer.value, kind) ? { state: 'found', value: answer.value } : { state: 'missing' };
}

function isKind<K extends PieceValue['kind']>(value: PieceValue, kind: K): value is ValueOf<K> {
  return value.kind === kind;
}

const nothing: HttpAnswer = { status: 200, headers: {}, body: Buffer.alloc(0), url: '' };

function answerOf<K extends PieceValue['kind'], T>(
  told: Exclude<Told<K>, 'lacking'>,
  read: (value: ValueOf<K>) => T,
): Answer<T> {
  if (told.state === 'found') return { state: 'found', value: read(told.value), answer: nothing };
  return told.state === 'missing' ? { state: 'missing', status: 404 } : told;
}

/** A tag that is not there is no answer missing; one that could not be asked for is. */
function tagsOf(told: readonly Told<'tag'>[]): Answer<readonly GithubRef[]> {
  const refs: GithubRef[] = [];
  for (const one of told) {
    if (one === 'lacking' || one.state === 'missing') continue;
    if (one.state === 'failed') return one;
    refs.push(one.value.ref);
  }
  return { state: 'found', value: refs, answer: nothing };
}

const withDefaultBranch = 'comparison [null,';

/** The comparison with the default branch that was foreseen, if it led to this very commit. */
function comparisonKnown(
  { known }: Questions,
  base: string,
  head: string,
): Exclude<Told<'comparison'>, 'lacking'> | undefined {
  const repository = toldOf<'repository'>(known.get('repository'), 'repository');
  if (repository === 'lacking' || repository.state !== 'found' || repository.value.repository.defaultBranch !== base)
    return undefined;
  for (const [key, answer] of known) {
    if (!key.startsWith(withDefaultBranch)) continue;
    const told = toldOf<'comparison'>(answer, 'comparison');
    if (told === 'lacking') continue;
    if (told.state === 'found' ? told.value.sha === head : key === keyOf({ kind: 'comparison', head })) return told;
  }
  return undefined;
}
