import { graphqlAddresses } from '../github/graphql-addresses.ts';
import { field, isFields } from '../fields.ts';
import { refusalReason } from '../http/json.ts';
import { isFailure, type HttpAnswer, type HttpClient } from '../http/port.ts';
import { errorsOf, reasonOf, type GraphqlError } from './graphql-answer.ts';
import type { GraphqlQuery } from './graphql-query.ts';

/**
 * What became of a query. `lacking`: this GitHub does not answer it; `failed` because of a `limit`: it will not answer the
 * next one either; because of its `size`: half of it may be answered.
 */
export type Asked =
  | { readonly state: 'answered'; readonly data: unknown; readonly errors: readonly GraphqlError[] }
  | { readonly state: 'lacking' }
  | { readonly state: 'failed'; readonly reason: string; readonly because?: 'limit' | 'size' };

/** Statuses of a server without GraphQL, or that does not let this token use it. A limit is told apart before. */
const lackingStatus = new Set([400, 403, 404, 405, 410, 415, 501]);
const maxBytes = 8 * 1024 * 1024;
/** GitHub ends a query after ten seconds. */
const timeout = 15_000;

/** Sends a query to the GitHub below `root`. Errors about places of the answer are left to whoever reads it. */
export async function askGraphql(
  http: HttpClient,
  root: string,
  { query, variables, signal }: GraphqlQuery & { readonly signal: AbortSignal },
): Promise<Asked> {
  const headers = { accept: 'application/json', 'content-type': 'application/json' };
  const body = JSON.stringify({ query, variables });
  for (const address of graphqlAddresses(root)) {
    const answer = await http.request(address, { method: 'POST', headers, body, maxBytes, timeout, signal });
    if (isFailure(answer)) {
      return { state: 'failed', reason: answer.reason, ...(answer.failed === 'timeout' ? { because: 'size' } : {}) };
    }
    const asked = answer.status === 200 ? readBody(answer) : readRefusal(address, answer);
    if (asked.state !== 'lacking') return asked;
  }
  return { state: 'lacking' };
}

function readRefusal(address: string, answer: HttpAnswer): Asked {
  const { limited, reason } = refusalReason(address, answer);
  if (!limited && lackingStatus.has(answer.status)) return { state: 'lacking' };
  if (limited) return { state: 'failed', reason, because: 'limit' };
  return { state: 'failed', reason, ...(answer.status >= 500 ? { because: 'size' } : {}) };
}

/**
 * A query that was not run has no data: a server that does not know one of its fields refuses it whole (GraphQL
 * specification, 7.1). So does a limit, and that is no reason to ask the same in other ways.
 */
function readBody({ body }: HttpAnswer): Asked {
  const answer = parsed(body);
  const data = field(answer, 'data');
  const errors = errorsOf(answer);
  const limit = errors.find(({ type }) => type === 'RATE_LIMITED' || type === 'RATE_LIMIT');
  if (limit) return { state: 'failed', reason: reasonOf(limit), because: 'limit' };
  return isFields(data) ? { state: 'answered', data, errors } : { state: 'lacking' };
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
