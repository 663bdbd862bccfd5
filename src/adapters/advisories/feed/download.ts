import { appendFile, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { isFailure, type HttpAnswer, type HttpClient } from '../../http/port.ts';

/** A file that is fetched in pieces, so that it is never in memory whole and an interrupted fetch goes on where it ended. */
export interface DownloadAsk {
  readonly http: HttpClient;
  readonly url: string;
  /** Where it shall lie in the end. Beside it stands `<file>.part` while it is not whole. */
  readonly file: string;
  /** The validator of what is already taken: then an unchanged file is not fetched. */
  readonly known: string | undefined;
  readonly maxBytes: number;
  readonly progress: (bytes: number, total: number) => void;
  /** Bytes of one piece. */
  readonly piece?: number;
}

export type Downloaded =
  | { readonly state: 'saved'; readonly validator: string | undefined }
  | { readonly state: 'missing' | 'unchanged' }
  | { readonly state: 'failed'; readonly reason: string };

const pieceBytes = 8 * 1024 * 1024;

/**
 * Fetches a file by ranges (RFC 9110, 14). Every piece after the first is asked for with the validator of the first (`If-Range`): a file that changed
 * meanwhile is begun anew, once. A server that knows no ranges sends it whole.
 */
export async function download(ask: DownloadAsk): Promise<Downloaded> {
  const part = `${ask.file}.part`;
  let state = await begun(part, ask.url);
  for (let restarts = 0; restarts < 2; restarts += 1) {
    const outcome = await pieces(ask, part, state);
    if (outcome !== 'changed') return outcome;
    await forget(part);
    state = { size: 0, validator: undefined };
  }
  return { state: 'failed', reason: `${hostOf(ask.url)} sends another file each time` };
}

interface Begun {
  readonly size: number;
  readonly validator: string | undefined;
}

async function pieces(ask: DownloadAsk, part: string, begin: Begun): Promise<Downloaded | 'changed'> {
  let { size, validator } = begin;
  for (;;) {
    const answer = await askPiece(ask, { size, validator });
    if (isFailure(answer)) return { state: 'failed', reason: answer.reason };
    const { status, body } = answer;
    if (status === 304 && size === 0) return { state: 'unchanged' };
    if (status === 404 || status === 410) return { state: 'missing' };
    if (status === 200) return await finish(ask, part, { body, validator: validatorOf(answer) });
    if (status === 416) return 'changed';
    const range = status === 206 ? rangeOf(answer) : undefined;
    if (range === undefined) return { state: 'failed', reason: `${hostOf(ask.url)} answered with status ${status}` };
    if (range.total > ask.maxBytes) return { state: 'failed', reason: tooLarge(ask) };
    const sent = validatorOf(answer);
    if (range.from !== size || (size > 0 && sent !== validator)) return 'changed';
    if (body.length === 0 || size + body.length > range.total)
      return { state: 'failed', reason: `${hostOf(ask.url)} sends pieces that do not fit` };
    validator = sent;
    await keepPiece(part, { url: ask.url, body, size, validator });
    size += body.length;
    ask.progress(size, range.total);
    if (size === range.total) return await finish(ask, part, { validator });
  }
}

async function askPiece(ask: DownloadAsk, { size, validator }: Begun) {
  const last = size + (ask.piece ?? pieceBytes) - 1;
  const condition: Record<string, string> =
    size > 0 ? { 'if-range': validator ?? '' } : ask.known === undefined ? {} : conditionOf(ask.known);
  return await ask.http.request(ask.url, {
    headers: { 'accept-encoding': 'identity', range: `bytes=${size}-${last}`, ...condition },
    maxBytes: ask.maxBytes,
    timeout: 300_000,
  });
}

/** An entity tag is asked for as such, a date as the date it is. */
export function conditionOf(validator: string): Record<string, string> {
  return validator.startsWith('"') ? { 'if-none-match': validator } : { 'if-modified-since': validator };
}

/** A strong entity tag, else the date of the last change: what `If-Range` takes. */
export function validatorOf({ headers }: Pick<HttpAnswer, 'headers'>): string | undefined {
  const { etag } = headers;
  return etag?.startsWith('"') === true ? etag.slice(0, 200) : headers['last-modified']?.slice(0, 60);
}

function rangeOf({ headers }: HttpAnswer): { readonly from: number; readonly total: number } | undefined {
  const match = /^bytes (\d{1,15})-\d{1,15}\/(\d{1,15})$/.exec(headers['content-range'] ?? '');
  return match === null ? undefined : { from: Number(match[1]), total: Number(match[2]) };
}

interface Piece {
  readonly url: string;
  readonly body: Buffer;
  readonly size: number;
  readonly validator: string | undefined;
}

async function keepPiece(part: string, { url, body, size, validator }: Piece): Promise<void> {
  if (size > 0) return await appendFile(part, body);
  await writeFile(part, body);
  await writeFile(`${part}.json`, JSON.stringify({ url, validator }));
}

/** What an earlier run left of the same file; nothing where it cannot be shown to be the same. */
async function begun(part: string, url: string): Promise<Begun> {
  const nothing = { size: 0, validator: undefined };
  try {
    const [{ size }, text] = await Promise.all([stat(part), readFile(`${part}.json`, 'utf8')]);
    const note: unknown = JSON.parse(text);
    const isSame = typeof note === 'object' && note !== null && 'url' in note && note.url === url;
    const validator = isSame && 'validator' in note && typeof note.validator === 'string' ? note.validator : undefined;
    return validator === undefined ? nothing : { size, validator };
  } catch {
    // There is none, or it was cut off while it was written: the file is fetched from its beginning.
    return nothing;
  }
}

async function finish(
  { file, progress }: DownloadAsk,
  part: string,
  { body, validator }: { readonly body?: Buffer; readonly validator: string | undefined },
): Promise<Downloaded> {
  if (body !== undefined) {
    await writeFile(part, body);
    progress(body.length, body.length);
  }
  await rename(part, file);
  await forget(part);
  return { state: 'saved', validator };
}

async function forget(part: string): Promise<void> {
  await Promise.all([rm(part, { force: true }), rm(`${part}.json`, { force: true })]);
}

function tooLarge({ url, maxBytes }: DownloadAsk): string {
  return `${hostOf(url)} offers more than ${Math.round(maxBytes / 1_048_576)} MiB`;
}

function hostOf(url: string): string {
  return URL.parse(url)?.host ?? 'the feed';
}
