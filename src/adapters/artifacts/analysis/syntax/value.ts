import type { Decoded } from '../decode.ts';
import type { Node } from './node.ts';

/** What is known of an expression without running it. */
export type Value =
  /** Bytes are texts of one character each. `pieces`: literals it was made of; `by`: the encoding it stood under. */
  | { readonly kind: 'text'; readonly text: string; readonly pieces: number; readonly by: Decoded['by'] | undefined }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'list'; readonly items: readonly Value[] }
  /** An interface: a module (`child_process`) or what the language itself has (`:eval`), and what is taken from it. */
  | { readonly kind: 'api'; readonly path: string }
  /** Something that this file makes itself. */
  | { readonly kind: 'local'; readonly node: Node }
  | { readonly kind: 'unknown' };

export type Text = Extract<Value, { kind: 'text' }>;

export const unknown: Value = { kind: 'unknown' };

const longestText = 256 * 1024;

export function textOf(text: string, pieces = 1, by?: Decoded['by']): Value {
  return text.length > longestText ? unknown : { kind: 'text', text, pieces, by };
}

/** A list holds no more than this: it could double with every line. */
const mostItems = 10_000;

/** Several lists as one; unknown where that is too long. */
export function listOf(lists: readonly (readonly Value[])[]): Value {
  const length = lists.reduce((sum, { length }) => sum + length, 0);
  return length > mostItems ? unknown : { kind: 'list', items: lists.flat() };
}

/** What a value takes in memory, roughly, in characters. */
export function sizeOf(value: Value): number {
  if (value.kind === 'text') return value.text.length;
  return value.kind === 'list' ? value.items.length * 16 : 0;
}

/** What another text becomes when it is changed; the number of its pieces and its encoding are kept. */
export function changed(value: Text, text: string, by: Decoded['by'] | undefined = value.by): Value {
  return textOf(text, value.pieces, by);
}

/** Texts and numbers put together; unknown as soon as one is. */
export function joined(values: readonly Value[], separator = ''): Value {
  const texts: string[] = [];
  let pieces = 0;
  let length = 0;
  let by: Decoded['by'] | undefined;
  for (const value of values) {
    const text = value.kind === 'number' ? String(value.value) : value.kind === 'text' ? value.text : undefined;
    if (text === undefined) return unknown;
    texts.push(text);
    length += text.length + separator.length;
    if (length > longestText) return unknown;
    if (value.kind !== 'text') continue;
    pieces += text === '' ? 0 : value.pieces;
    by ??= value.by;
  }
  return textOf(texts.join(separator), pieces, by);
}
