import { authorOf } from './authors.ts';
import { mayTouch } from './auth.ts';
import type { Actor, Answer } from './context.ts';
import { ok, refuse } from './context.ts';
import { Hole } from './graphql-hole.ts';
import type { Selection } from './graphql-parse.ts';
import { parseQuery } from './graphql-parse.ts';
import { movedFrom, objectNode, sourceFields } from './graphql-sources.ts';
import { Refusal, validate } from './graphql-validate.ts';
import type { Json } from './render-accounts.ts';
import { nodeId } from './render-accounts.ts';
import type { Pull, Repository, ReviewComment, World } from './world.ts';
import { repositoryNamed } from './world.ts';

/** Fields of the answer: plain values, objects, lists, or functions of the field's arguments. */
type Node = { readonly [field: string]: unknown };

interface Asked {
  readonly world: World;
  readonly actor: Actor;
}

/** Answers the queries and mutations about review threads, files and source repositories; whatever is wrong with a query is refused as GitHub does. */
export function answerGraphql(asked: Asked, body: Json): Answer {
  if (asked.actor.kind === 'anonymous') return refuse(401, 'This endpoint requires you to be authenticated.');
  const variables = (body['variables'] ?? {}) as Json;
  try {
    const operation = parseQuery(String(body['query'] ?? ''), variables);
    validate(operation);
    const errors: Json[] = [];
    const data = select(rootNode(asked), operation.fields, { path: [], errors });
    return ok(errors.length === 0 ? { data } : { data, errors });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const code = error instanceof Refusal ? { extensions: { code: error.code } } : {};
    return ok({ errors: [{ message, ...code }] });
  }
}

export function isMutation(body: Json): boolean {
  return /^\s*mutation\b/.test(String(body['query'] ?? ''));
}

/** Where in the answer one is, and what went wrong so far. */
interface Place {
  readonly path: readonly (string | number)[];
  readonly errors: Json[];
}

/** Fields of an inline fragment count for nodes of its type; nodes that name no type take all. */
function select(from: Node, fields: readonly Selection[], place: Place): Json {
  const type = from['__typename'];
  const mine = fields.filter(({ on }) => on === undefined || type === undefined || on === type);
  return Object.fromEntries(mine.map((field) => [field.key, valueAt(from, field, place)]));
}

/** What a resolver throws leaves a hole at its place, and an error that names it. */
function valueAt(from: Node, field: Selection, { path, errors }: Place): unknown {
  const here = { path: [...path, field.key], errors };
  try {
    return valueOf(from, field, here);
  } catch (error) {
    if (!(error instanceof Hole)) throw error;
    errors.push({ type: error.type, path: here.path, message: error.message });
    return null;
  }
}

function valueOf(from: Node, field: Selection, place: Place): unknown {
  if (!Object.hasOwn(from, field.name)) throw new Error(`Field '${field.name}' doesn't exist`);
  const held = from[field.name];
  const value: unknown = typeof held === 'function' ? held(field.args) : held;
  if (!Array.isArray(value)) return isNode(value) ? select(value, field.fields, place) : value;
  return value.map((one: unknown, index) => {
    const inside = { ...place, path: [...place.path, index] };
    return isNode(one) ? select(one, field.fields, inside) : one;
  });
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null;
}

function rootNode(asked: Asked): Node {
  return {
    repository: ({ owner, name }: Json) => {
      const full = `${String(owner)}/${String(name)}`;
      const repository = repositoryNamed(asked.world, full) ?? movedFrom(asked.world, full);
      if (repository === undefined || mayTouch(asked.actor, repository, 'contents:read') !== undefined)
        throw new Hole('NOT_FOUND', `Could not resolve to a Repository with the name '${full}'.`);
      return repositoryNode(asked, repository);
    },
    resolveReviewThread: ({ input }: Json) => settle(asked, String((input as Json)['threadId']), true),
    unresolveReviewThread: ({ input }: Json) => settle(asked, String((input as Json)['threadId']), false),
    rateLimit: { cost: 1, remaining: 4999, limit: 5000 },
  };
}

function repositoryNode(asked: Asked, repository: Repository): Node {
  return {
    id: nodeId('Repository', repository.id),
    ...sourceFields(asked.world, repository),
    pullRequest: ({ number }: Json) => {
      const pull = repository.pulls.get(Number(number));
      if (pull === undefined)
        throw new Hole('NOT_FOUND', `Could not resolve to a PullRequest with the number of ${Number(number)}.`);
      return pullNode(asked, repository, pull);
    },
    object: ({ expression, oid }: Json) =>
      blobNode(repository, String(expression ?? oid)) ?? objectNode(repository, String(oid ?? '')),
  };
}

/** `Blob.text` stops in silence at 512,000 bytes: only `isTruncated` tells. */
function blobNode(repository: Repository, expression: string): Node | null {
  const [commit = '', path = ''] = expression.split(':');
  const tree = repository.objects.treeOf(commit);
  const sha = tree === undefined ? commit : repository.objects.flatten(tree).get(path)?.sha;
  const bytes = sha === undefined ? undefined : repository.objects.blobs.get(sha)?.bytes;
  if (bytes === undefined) return null;
  return {
    __typename: 'Blob',
    oid: sha,
    byteSize: bytes.length,
    isTruncated: bytes.length > 512_000,
    text: bytes.subarray(0, 512_000).toString('utf8'),
  };
}

function pullNode(asked: Asked, repository: Repository, pull: Pull): Node {
  return {
    id: nodeId('PullRequest', pull.id),
    number: pull.number,
    state: pull.merged ? 'MERGED' : pull.state.toUpperCase(),
    headRefOid: pull.headSha,
    baseRefOid: pull.baseSha,
    reviewThreads: (args: Json) =>
      connection(
        args,
        threadsOf(repository, pull).map((one) => threadNode(asked, repository, one)),
      ),
  };
}

function threadsOf(repository: Repository, pull: Pull): readonly ReviewComment[] {
  return repository.reviewComments.filter((one) => one.number === pull.number && one.inReplyTo === undefined);
}

function threadNode(asked: Asked, repository: Repository, first: ReviewComment): Node {
  const comments = [first, ...repository.reviewComments.filter((one) => one.inReplyTo === first.id)];
  return {
    id: nodeId('PullRequestReviewThread', first.id),
    isResolved: first.resolvedBy !== undefined,
    isOutdated: false,
    path: first.path,
    line: first.line,
    subjectType: first.subjectType.toUpperCase(),
    viewerCanResolve: true,
    resolvedBy: first.resolvedBy === undefined ? null : { login: first.resolvedBy },
    comments: (args: Json) =>
      connection(
        args,
        comments.map((one) => ({
          id: nodeId('PullRequestReviewComment', one.id),
          databaseId: one.id,
          fullDatabaseId: String(one.id),
          body: one.body,
          // GraphQL names a bot without the suffix that REST puts behind it.
          author: {
            login: one.author.replace(/\[bot\]$/, ''),
            __typename: one.author.endsWith('[bot]') ? 'Bot' : 'User',
          },
          viewerDidAuthor: one.author === authorOf(asked.world, asked.actor).login,
        })),
      ),
  };
}

function connection(args: Json, nodes: readonly Node[]): Node {
  const first = Number(args['first'] ?? 0);
  if (first < 1 || first > 100) throw new Error('You must provide a `first` or `last` value between 1 and 100.');
  const start = Number(args['after'] ?? 0);
  const end = Math.min(nodes.length, start + first);
  return {
    nodes: nodes.slice(start, end),
    totalCount: nodes.length,
    pageInfo: { hasNextPage: end < nodes.length, endCursor: String(end) },
  };
}

function settle(asked: Asked, id: string, resolved: boolean): Node {
  for (const repository of asked.world.repositories.values()) {
    const first = repository.reviewComments.find((one) => nodeId('PullRequestReviewThread', one.id) === id);
    if (first === undefined) continue;
    const permission = asked.world.threadsNeedContents ? 'contents:write' : 'pull_requests:write';
    if (mayTouch(asked.actor, repository, permission) !== undefined)
      throw new Hole('FORBIDDEN', 'Resource not accessible by integration');
    first.resolvedBy = resolved ? authorOf(asked.world, asked.actor).login : undefined;
    return { thread: threadNode(asked, repository, first), clientMutationId: null };
  }
  throw new Hole('NOT_FOUND', `Could not resolve to a node with the global id of '${id}'.`);
}
