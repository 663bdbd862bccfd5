import { messageOf } from '../../src/domain/error.ts';
import { canary } from './hostile.ts';
import type { Target, Yield } from './targets.ts';

/** One changed input of a reader. */
export interface Input {
  readonly path: string;
  readonly bytes: Buffer;
  /** What it was made from. */
  readonly seed: Buffer;
}

export interface Checked {
  /** Milliseconds of the quicker of both readings: the machine may have been busy during one. */
  readonly ms: number;
  /** What the reader did that it must not. */
  readonly wrong: readonly string[];
}

const longestMs = 1_000;
const longestMessage = 2_000;
/** Bytes given for each byte read, beside a fixed amount: findings and edges repeat names. */
const growth = 100;
const fixedYield = 1_000_000;
/** Controls, direction and other invisible signs, halves of characters. */
const hidden = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u;

/** Reads an input twice and holds what comes of it against what every reader must keep. */
export async function check(target: Target, input: Input): Promise<Checked> {
  const keys = prototypeKeys();
  const first = await timed(target, input);
  const second = await timed(target, input);
  const ms = Math.min(first.ms, second.ms);
  const wrong: string[] = [];
  if (prototypeKeys() !== keys) wrong.push('a prototype changed');
  if (ms > longestMs) wrong.push(`${Math.round(ms)} ms`);
  if ('thrown' in first || 'thrown' in second) {
    wrong.push(`threw ${'thrown' in first ? first.thrown : ''}`);
    return { ms, wrong };
  }
  const text = JSON.stringify(first.given.all) ?? '';
  if (text !== (JSON.stringify(second.given.all) ?? '')) wrong.push('the second reading differs');
  if (text.length > input.bytes.length * growth + fixedYield)
    wrong.push(`${text.length} characters from ${input.bytes.length}`);
  wrong.push(...wrongMessages(first.given.messages), ...leaks(text, first.given));
  return { ms, wrong };
}

type Timed = { readonly ms: number } & ({ readonly given: Yield } | { readonly thrown: string });

async function timed(target: Target, { bytes, path, seed }: Input): Promise<Timed> {
  // A reader must not be able to change what it is given a second time.
  const copy = Buffer.from(bytes);
  const start = performance.now();
  try {
    const given = await target.read(copy, path, seed);
    return { ms: performance.now() - start, given };
  } catch (error) {
    const stack =
      typeof error === 'object' && error !== null && 'stack' in error ? String(error.stack) : messageOf(error);
    return { ms: performance.now() - start, thrown: stack.split('\n').slice(0, 4).join(' ') };
  }
}

function wrongMessages(messages: readonly string[]): readonly string[] {
  const wrong: string[] = [];
  const raw = messages.find((message) => hidden.test(message));
  if (raw !== undefined) wrong.push(`a raw control character: ${JSON.stringify(raw.slice(0, 300))}`);
  const long = messages.find((message) => message.length > longestMessage);
  if (long !== undefined) wrong.push(`a message of ${long.length} characters: ${JSON.stringify(long.slice(0, 100))}`);
  return wrong;
}

function leaks(text: string, { messages, verbatim }: Yield): readonly string[] {
  const message = messages.find((one) => one.includes(canary));
  if (message !== undefined) return [`a credential in a message: ${JSON.stringify(message.slice(0, 300))}`];
  const at = verbatim ? -1 : text.indexOf(canary);
  return at === -1 ? [] : [`a credential in what was read: ${text.slice(Math.max(0, at - 120), at + 40)}`];
}

function prototypeKeys(): string {
  return [Object.prototype, Array.prototype, Map.prototype, String.prototype]
    .map((prototype) => Reflect.ownKeys(prototype).map(String).join())
    .join('|');
}
