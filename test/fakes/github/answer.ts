import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

import { authenticate, mayTouch } from './auth.ts';
import { answerCodeload } from './codeload.ts';
import type { Actor, Answer, Context } from './context.ts';
import { notFound, refuse } from './context.ts';
import { answerGraphql, isMutation } from './graphql.ts';
import type { Meter } from './limits.ts';
import type { OpenApi } from './openapi.ts';
import type { Json } from './render-accounts.ts';
import type { Matched } from './router.ts';
import { match } from './router.ts';
import type { Repository, World } from './world.ts';
import { fullName, repositoryNamed } from './world.ts';

export interface Desk {
  readonly world: World;
  readonly meter: Meter | undefined;
  readonly openapi: OpenApi;
  /** Requests and answers that are not as GitHub's description has them. Tests expect none. */
  readonly violations: string[];
}

/** A request, read whole. */
export interface Asked {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
  readonly raw: Buffer;
}

/** What was answered, and for the journal: to whom, as what, and whether it counted. */
export interface Handled {
  readonly answer: Answer;
  readonly actor: Actor | undefined;
  readonly operation: string;
}

/** Answers one request: identity, limits, GitHub's description, the handler, the description again, ETag. */
export async function answerRequest(desk: Desk, asked: Asked): Promise<Handled> {
  const path = canonicalPath(desk.world, stripRoot(asked.url.pathname));
  const graphql = asked.method === 'POST' && path === '/graphql';
  const matched = graphql ? undefined : match(asked.method, path);
  const operation = graphql ? 'POST /graphql' : (matched?.operation ?? `${asked.method} (unknown)`);
  if (asked.headers['user-agent'] === undefined)
    return { answer: refuse(403, 'Request forbidden by administrative rules.'), actor: undefined, operation };
  const packed = answerCodeload(desk.world, path, asked.url.searchParams);
  if (packed !== undefined) return { answer: packed, actor: undefined, operation: 'GET (codeload)' };
  const actor = authenticate(desk.world, asked.headers.authorization);
  if ('status' in actor) return { answer: actor, actor: undefined, operation };
  const body = parseBody(asked.raw);
  if (body === undefined) return { answer: refuse(400, 'Problems parsing JSON'), actor, operation };
  const writes = graphql ? isMutation(body) : asked.method !== 'GET' && matched?.route.scope === 'repository';
  const who = whoIs(actor);
  const limited = desk.meter?.check(who, writes);
  if (limited !== undefined) return { answer: limited, actor, operation };
  const answer = graphql
    ? answerGraphql({ world: desk.world, actor }, body)
    : await routed(desk, { asked, actor, body, matched });
  const tagged = withEtag(asked, answer);
  if (tagged.status !== 304) desk.meter?.count(who);
  return { answer: { ...tagged, headers: { ...desk.meter?.headers(who), ...tagged.headers } }, actor, operation };
}

interface Routed {
  readonly asked: Asked;
  readonly actor: Actor;
  readonly body: Json;
  readonly matched: Matched | undefined;
}

async function routed(desk: Desk, { asked, actor, body, matched }: Routed): Promise<Answer> {
  if (matched === undefined) return notFound;
  const { operation, route, params } = matched;
  const context: Context = {
    world: desk.world,
    params,
    query: asked.url.searchParams,
    body,
    accept: asked.headers.accept ?? '',
    actor,
    url: asked.url,
  };
  if (route.scope === 'app' && actor.kind !== 'app') return refuse(401, 'A JSON web token could not be decoded');
  const wrong = desk.openapi.checkRequest(operation, asked.raw.length === 0 ? undefined : body);
  if (wrong !== undefined) {
    desk.violations.push(`${operation}: request: ${wrong}`);
    return refuse(422, `Invalid request. ${wrong}`);
  }
  let answer: Answer;
  if (route.scope === 'repository') {
    const found = findRepository(desk.world, context, asked.method);
    if ('status' in found) return found;
    const refused = mayTouch(actor, found, route.needs);
    if (refused !== undefined) return refused;
    answer = route.handle({ ...context, repository: found });
  } else answer = await route.handle(context);
  if (answer.bytes !== undefined) return answer;
  const off = desk.openapi.checkAnswer(operation, answer.status, answer.body);
  if (off === undefined) return answer;
  desk.violations.push(`${operation}: answer: ${off}`);
  return refuse(500, `The fake's answer is not as described: ${off}`);
}

/** A renamed repository answers 301 to readers and 307 to writers, at an address that holds its id. */
function findRepository(world: World, { params, url }: Context, method: string): Repository | Answer {
  const name = `${params['owner'] ?? ''}/${params['repo'] ?? ''}`;
  const found = repositoryNamed(world, name);
  if (found !== undefined) return found;
  const moved = [...world.repositories.values()].find((one) => !one.deleted && one.oldNames.has(name.toLowerCase()));
  if (moved === undefined) return notFound;
  const rest = stripRoot(url.pathname).split('/').slice(4).join('/');
  const to = `${world.root}/repositories/${moved.id}${rest === '' ? '' : `/${rest}`}${url.search}`;
  const status = method === 'GET' ? 301 : 307;
  return { status, body: { message: 'Moved Permanently', url: to }, headers: { location: to } };
}

function stripRoot(path: string): string {
  return path.replace(/^\/api\/v3(?=\/)/, '').replace(/^\/api(?=\/graphql$)/, '');
}

/** `/repositories/7/pulls` is `/repos/acme/shop/pulls`. */
function canonicalPath(world: World, path: string): string {
  const found = /^\/repositories\/(\d+)(\/.*)?$/.exec(path);
  const repository = world.repositories.get(Number(found?.[1] ?? -1));
  return repository === undefined ? path : `/repos/${fullName(repository)}${found?.[2] ?? ''}`;
}

function parseBody(raw: Buffer): Json | undefined {
  if (raw.length === 0) return {};
  try {
    const value: unknown = JSON.parse(raw.toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

function whoIs(actor: Actor): string {
  if (actor.kind === 'installation') return `installation ${actor.installation.id}`;
  return actor.kind === 'user' ? `user ${actor.login}` : actor.kind;
}

function withEtag(asked: Asked, answer: Answer): Answer {
  if (asked.method !== 'GET' || answer.status !== 200) return answer;
  const content = answer.bytes ?? Buffer.from(JSON.stringify(answer.body));
  const etag = `W/"${createHash('sha256').update(content).digest('hex')}"`;
  const headers = { ...answer.headers, etag };
  return asked.headers['if-none-match'] === etag ? { status: 304, headers } : { ...answer, headers };
}
