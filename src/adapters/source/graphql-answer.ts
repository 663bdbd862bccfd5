import { echo } from '../../formats/syntax/echo.ts';
import { field, fieldAt, instantOf, listOf, numberOf, textOf } from '../fields.ts';
import type { GithubName } from '../repository-url.ts';
import type { Comparison, GithubRepository } from './github-api.ts';
import { pieceAlias, repositoryAlias, type RepositoryQuestion } from './graphql-query.ts';
import type { Piece, PieceAnswer, PieceValue, RepositoryAnswer } from './pieces.ts';

/** An error of the answer: what kind, and at which place of the answer it left a hole. */
export interface GraphqlError {
  readonly type: string;
  readonly message: string;
  readonly path: readonly string[];
}

export function errorsOf(answer: unknown): readonly GraphqlError[] {
  return listOf(field(answer, 'errors'))
    .slice(0, 1_000)
    .map((error) => ({
      type: textOf(field(error, 'type')) ?? '',
      message: textOf(field(error, 'message')) ?? '',
      path: listOf(field(error, 'path')).slice(0, 8).map(String),
    }));
}

/** Reads what was answered about each repository. An error concerns only the place that it names. */
export function answersOf(
  questions: readonly RepositoryQuestion[],
  data: unknown,
  errors: readonly GraphqlError[],
): readonly RepositoryAnswer[] {
  const holes = new Map<string, GraphqlError>();
  for (const error of errors) if (!holes.has(placeOf(error.path))) holes.set(placeOf(error.path), error);
  return questions.map((question, index) => answerOf(question, { data, holes, alias: repositoryAlias(index) }));
}

interface Answered {
  readonly data: unknown;
  readonly holes: ReadonlyMap<string, GraphqlError>;
  readonly alias: string;
}

function placeOf(path: readonly string[]): string {
  return path.join('\n');
}

function answerOf({ name, pieces }: RepositoryQuestion, { data, holes, alias }: Answered): RepositoryAnswer {
  const repository = field(data, alias);
  if (repository === null || repository === undefined) return holeOf([alias], holes);
  const answers = new Map<string, PieceAnswer>();
  for (const [index, [key, piece]] of [...pieces].entries()) {
    const path = pathOf(piece, pieceAlias(index));
    const value = valueOf(piece, piece.kind === 'repository' ? repository : fieldAt(repository, ...path), name);
    answers.set(key, value ? { state: 'found', value } : holeOf([alias, ...path], holes));
  }
  return { state: 'found', pieces: answers };
}

function pathOf(piece: Piece, alias: string): readonly string[] {
  if (piece.kind === 'repository') return [];
  if (piece.kind !== 'comparison') return [alias];
  return piece.base === undefined ? ['defaultBranchRef', alias] : [alias, 'compare'];
}

/** Why a place is empty: because there is nothing, or because something went wrong there or above it. */
function holeOf(
  path: readonly string[],
  holes: Answered['holes'],
): { readonly state: 'missing' } | { readonly state: 'failed'; readonly reason: string } {
  for (let length = path.length; length > 0; length -= 1) {
    const error = holes.get(placeOf(path.slice(0, length)));
    if (error !== undefined && error.type !== 'NOT_FOUND') return { state: 'failed', reason: reasonOf(error) };
    if (error !== undefined) return { state: 'missing' };
  }
  // An error that names no place may have left any hole.
  const anywhere = holes.get('');
  if (anywhere !== undefined) return { state: 'failed', reason: reasonOf(anywhere) };
  if (path.length > 1) return { state: 'missing' };
  return { state: 'failed', reason: 'GitHub’s answer leaves the repository out' };
}

export function reasonOf({ type, message }: GraphqlError): string {
  return `GitHub answered ${type === '' ? 'an error' : echo(type)}: ${echo(message)}`;
}

function valueOf(piece: Piece, value: unknown, name: GithubName): PieceValue | undefined {
  if (value === null || value === undefined) return undefined;
  switch (piece.kind) {
    case 'branches':
      return {
        kind: 'branches',
        names: listOf(field(value, 'nodes')).flatMap((one) => textOf(field(one, 'name')) ?? []),
      };
    case 'commit':
      return field(value, '__typename') === 'Commit' ? { kind: 'commit' } : undefined;
    case 'comparison':
      return { kind: 'comparison', status: statusOf(value), sha: textOf(fieldAt(value, 'headTarget', 'oid')) };
    case 'release':
      return field(value, 'isDraft') === true ? undefined : { kind: 'release' };
    case 'repository':
      return {
        kind: 'repository',
        repository: repositoryOf(value, name),
        ownerCreatedAt: instantOf(fieldAt(value, 'owner', 'createdAt')),
      };
    case 'tag':
      return tagOf(piece.name, field(value, 'target'));
  }
}

function statusOf(value: unknown): Comparison {
  const status = textOf(field(value, 'status'))?.toLowerCase();
  return status === 'behind' || status === 'identical' || status === 'ahead' ? status : 'diverged';
}

/** As REST describes it: there, too, the owner's own age is another question. */
function repositoryOf(value: unknown, name: GithubName): GithubRepository {
  return {
    fullName: textOf(field(value, 'nameWithOwner')) ?? `${name.owner}/${name.name}`,
    defaultBranch: textOf(fieldAt(value, 'defaultBranchRef', 'name')) ?? 'HEAD',
    archived: field(value, 'isArchived') === true,
    fork: field(value, 'isFork') === true,
    createdAt: instantOf(field(value, 'createdAt')),
    stars: numberOf(field(value, 'stargazerCount')),
    owner: textOf(fieldAt(value, 'owner', 'login')),
    ownerCreatedAt: undefined,
  };
}

function tagOf(name: string, target: unknown): PieceValue | undefined {
  const sha = textOf(field(target, 'oid'));
  if (sha === undefined) return undefined;
  const annotated = field(target, '__typename') === 'Tag';
  const commit = annotated ? textOf(fieldAt(target, 'target', 'oid')) : sha;
  return { kind: 'tag', ref: { name, sha, annotated }, commit };
}
