import { below, field, isFields, listOf, textOf } from '../fields.ts';
import { askJson } from '../http/json.ts';
import type { HttpClient } from '../http/port.ts';

/** A question of a batch and the name of its answer's field, as the API has them. */
export interface BatchKind {
  /** `versionbatch`, `projectbatch`. */
  readonly path: string;
  readonly answer: 'project' | 'version';
}

/** One answer beside the question that it repeats; `value` undefined: the service does not know it. */
export interface BatchAnswer {
  readonly request: unknown;
  readonly value: unknown;
}

export type BatchAnswers = { readonly answers: readonly BatchAnswer[] } | { readonly reason: string };

export interface BatchAsk {
  readonly http: HttpClient;
  readonly root: string;
  readonly signal: AbortSignal;
}

/** The API's own limit of one batch. */
const most = 5_000;
const maxPages = 40;
const maxBytes = 32 * 1024 * 1024;
const timeout = 10_000;

/**
 * Asks one batch of deps.dev's API (v3alpha) and follows its pages: the same questions again with the token, to the end. Less than all is a failure,
 * since the rest would pass for unknown.
 */
export async function askBatch(kind: BatchKind, questions: readonly unknown[], ask: BatchAsk): Promise<BatchAnswers> {
  const answers: BatchAnswer[] = [];
  for (let from = 0; from < questions.length; from += most) {
    const part = await askPages(kind, questions.slice(from, from + most), ask);
    if ('reason' in part) return part;
    answers.push(...part.answers);
  }
  return { answers };
}

async function askPages(kind: BatchKind, requests: readonly unknown[], ask: BatchAsk): Promise<BatchAnswers> {
  const answers: BatchAnswer[] = [];
  let pageToken: string | undefined;
  for (let page = 0; page < maxPages; page += 1) {
    const answer = await askJson(ask.http, below(ask.root, `v3alpha/${kind.path}`), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(pageToken === undefined ? { requests } : { requests, pageToken }),
      maxBytes,
      timeout,
      retries: 1,
      missing: [],
      signal: ask.signal,
    });
    if (answer.state !== 'found')
      return { reason: answer.state === 'failed' ? answer.reason : 'deps.dev has no batches' };
    const responses = field(answer.value, 'responses');
    if (!isFields(answer.value) || (responses !== undefined && !Array.isArray(responses)))
      return { reason: 'deps.dev sent something that is no answer' };
    for (const one of listOf(responses))
      answers.push({ request: field(one, 'request'), value: field(one, kind.answer) });
    if (answers.length > requests.length) return { reason: 'deps.dev sent more answers than there were questions' };
    pageToken = textOf(field(answer.value, 'nextPageToken'));
    if (pageToken === undefined) return { answers };
  }
  return { reason: 'deps.dev has more pages than are read' };
}
