import { formatted } from './combine-values.ts';
import { itemsOf } from './comprehension.ts';
import { translated, translation } from './fold-python.ts';
import { changed, joined, listOf, textOf, unknown } from './value.ts';
import type { Text, Value } from './value.ts';

/** What a method of a text answers, where all of its arguments are known. */
export function methodOfText(value: Text, method: string, args: readonly Value[]): Value {
  const { text } = value;
  const [first, second] = args;
  const from = first?.kind === 'number' ? first.value : undefined;
  const to = second?.kind === 'number' ? second.value : undefined;
  switch (method) {
    case 'concat':
      return joined([value, ...args]);
    case 'split':
      return split(value, first);
    case 'join':
      return first === undefined ? unknown : joined(itemsOf(first) ?? [unknown], text);
    case 'slice':
      return from === undefined ? unknown : changed(value, text.slice(from, to));
    case 'substring':
      return from === undefined ? unknown : changed(value, text.substring(from, to));
    case 'substr':
      return from === undefined ? unknown : changed(value, text.slice(from, to === undefined ? undefined : from + to));
    case 'charAt':
    case 'at':
      return from === undefined ? unknown : changed(value, text.at(from) ?? '');
    case 'charCodeAt':
    case 'codePointAt':
      return from === undefined ? unknown : { kind: 'number', value: text.charCodeAt(from) };
    case 'repeat':
      return from === undefined || !(from >= 0 && from <= 10_000 && from * text.length <= 10_000)
        ? unknown
        : changed(value, text.repeat(from));
    case 'replace':
    case 'replaceAll':
      return replaced(value, first, second);
    case 'toLowerCase':
    case 'lower':
      return changed(value, text.toLowerCase());
    case 'toUpperCase':
    case 'upper':
      return changed(value, text.toUpperCase());
    case 'trim':
    case 'strip':
      return changed(value, text.trim());
    case 'lstrip':
      return args.length > 0 ? unknown : changed(value, text.trimStart());
    case 'rstrip':
      return args.length > 0 ? unknown : changed(value, text.trimEnd());
    case 'swapcase':
      return changed(value, swapped(text), value.by ?? 'turned letters');
    case 'format':
      return formatted(value, { args, mark: /\{\d?\}/g });
    case 'maketrans':
      return translation(args);
    case 'translate':
      return translated(value, first);
    case 'toString':
    case 'decode':
    case 'encode':
      return coded(value, method, first);
    case 'valueOf':
    case 'normalize':
      return value;
    default:
      return unknown;
  }
}

function swapped(text: string): string {
  return text.replaceAll(/[a-z]/gi, (letter) => (letter < 'a' ? letter.toLowerCase() : letter.toUpperCase()));
}

function split(value: Text, separator: Value | undefined): Value {
  const mark = separator?.kind === 'text' ? separator.text : undefined;
  if (separator !== undefined && mark === undefined) return unknown;
  const parts = mark === undefined ? value.text.split(/\s+/) : value.text.split(mark);
  return { kind: 'list', items: parts.slice(0, 5_000).map((part) => changed(value, part)) };
}

const longestReplaced = 1024 * 1024;

/** Every place is replaced: JavaScript's `replace` takes the first only, but a text that is hidden has one or means all. */
function replaced(value: Text, from: Value | undefined, to: Value | undefined): Value {
  if (from?.kind !== 'text' || to?.kind !== 'text' || from.text === '') return unknown;
  // Every place could be replaced by a text of any length.
  if ((value.text.length / from.text.length) * to.text.length > longestReplaced) return unknown;
  return changed(
    value,
    value.text.replaceAll(from.text, () => to.text),
  );
}

/** Bytes to text and back. */
function coded(value: Text, method: string, encoding: Value | undefined): Value {
  if (encoding === undefined) return value;
  if (encoding.kind !== 'text') return unknown;
  const name = encoding.text.toLowerCase().replaceAll(/[-_]/g, '');
  const isPlain = /^(?:utf8|utf16le|ascii|latin1|binary|iso88591)$/.test(name);
  if (isPlain) return value;
  if (method === 'decode') return decoded(value, name);
  if (name === 'hex') return changed(value, Buffer.from(value.text, 'latin1').toString('hex'));
  return name === 'base64' ? changed(value, Buffer.from(value.text, 'latin1').toString('base64')) : unknown;
}

/** What a text says under an encoding: base64, hexadecimal, the alphabet turned by half, or none. */
export function decoded(value: Text, encoding: string): Value {
  const { text } = value;
  switch (encoding.toLowerCase().replaceAll(/[-_]/g, '')) {
    case 'base64':
    case 'base64url':
      return changed(value, Buffer.from(text, 'base64').toString('latin1'), 'base64');
    case 'hex':
      return changed(value, Buffer.from(text, 'hex').toString('latin1'), 'hexadecimal');
    case 'rot13':
    case 'rot_13':
      return changed(value, turned(text), 'turned letters');
    case 'utf8':
    case 'ascii':
    case 'latin1':
    case 'binary':
      return value;
    default:
      return unknown;
  }
}

function turned(text: string): string {
  return text.replaceAll(/[a-z]/gi, (letter) => {
    const start = letter < 'a' ? 65 : 97;
    return String.fromCharCode(((letter.charCodeAt(0) - start + 13) % 26) + start);
  });
}

/** What a method of a list answers. */
export function methodOfList(items: readonly Value[], method: string, args: readonly Value[]): Value {
  const [first, second] = args;
  switch (method) {
    case 'join':
      return joined(items, first?.kind === 'text' ? first.text : ',');
    case 'reverse':
    case 'toReversed':
      return { kind: 'list', items: items.toReversed() };
    case 'concat':
      return listOf([items, ...args.map((arg) => (arg.kind === 'list' ? arg.items : [arg]))]);
    case 'slice': {
      const to = second?.kind === 'number' ? second.value : undefined;
      return first?.kind === 'number' ? { kind: 'list', items: items.slice(first.value, to) } : { kind: 'list', items };
    }
    case 'at':
      return first?.kind === 'number' ? (items.at(first.value) ?? unknown) : unknown;
    case 'toString':
    case 'decode':
      return characters(items);
    default:
      return unknown;
  }
}

/** Numbers as characters. */
export function characters(items: readonly Value[]): Value {
  let text = '';
  for (const item of items) {
    if (item.kind !== 'number' || !(item.value >= 0 && item.value < 0x11_00_00)) return unknown;
    text += String.fromCodePoint(Math.floor(item.value));
  }
  return textOf(text, 1, items.length > 1 ? 'character codes' : undefined);
}

/** `text[from:to:step]`, with what Python means by what is left out. */
export function sliced(value: Value, bounds: readonly (Value | undefined)[]): Value {
  const [from, to, step] = bounds.map((bound) => (bound?.kind === 'number' ? bound.value : undefined));
  if (bounds.some((bound) => bound !== undefined && bound.kind !== 'number')) return unknown;
  const cut = <T extends string | readonly unknown[]>(whole: T): T => whole.slice(from, to) as T;
  if (value.kind === 'list') {
    const items = step === -1 ? value.items.toReversed() : stepped(cut(value.items), step ?? 1);
    return { kind: 'list', items };
  }
  if (value.kind !== 'text') return unknown;
  const letters = [...value.text];
  if (step === -1) return changed(value, letters.toReversed().join(''), value.by ?? 'reversed text');
  return changed(value, stepped(cut(letters), step ?? 1).join(''));
}

function stepped<T>(items: readonly T[], step: number): readonly T[] {
  if (step < 0) return [...items].toReversed().filter((_, index) => index % -step === 0);
  return step <= 1 ? items : items.filter((_, index) => index % step === 0);
}
