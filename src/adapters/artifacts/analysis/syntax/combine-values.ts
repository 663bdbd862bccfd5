import { characters } from './fold-texts.ts';
import { changed, joined, listOf, unknown } from './value.ts';
import type { Text, Value } from './value.ts';

/** The text of a key. */
export function keyText(value: Value): string | undefined {
  return value.kind === 'text' ? value.text : undefined;
}

/** The constructor of a function makes functions of texts, as `Function` does. */
export function constructorOf(object: Value): Value {
  if (object.kind === 'api' && object.path === ':module') return { kind: 'api', path: ':module.constructor' };
  const isFunction =
    (object.kind === 'local' && (object.node.kind === 'function' || object.node.kind === 'member')) ||
    (object.kind === 'api' && object.path === ':constructor');
  if (isFunction) return { kind: 'api', path: ':Function' };
  return { kind: 'api', path: ':constructor' };
}

export function operated(operator: string, one: Value, other: Value, python = false): Value {
  const [left, right] = python ? operands(operator, one, other) : [one, other];
  if (operator === '+' && (left.kind === 'text' || right.kind === 'text')) return joined([left, right]);
  if (python && operator === '+' && left.kind === 'list' && right.kind === 'list')
    return listOf([left.items, right.items]);
  if (left.kind === 'text' && python) return operatedText(operator, left, right);
  if (left.kind !== 'number' || right.kind !== 'number') return unknown;
  const [a, b] = [left.value, right.value];
  const results: Readonly<Record<string, number>> = {
    '+': a + b,
    '-': a - b,
    '*': a * b,
    '^': a ^ b,
    '%': a % b,
    '&': a & b,
    '|': a | b,
    '>>': a >> b,
    '<<': a << b,
    '//': Math.floor(a / b),
  };
  const value = results[operator];
  return value === undefined ? unknown : { kind: 'number', value };
}

/** Bytes are texts here: what is counted with one is the number of a byte, since no letter can be counted with. */
function operands(operator: string, one: Value, other: Value): readonly [Value, Value] {
  const counts = one.kind === 'number' || other.kind === 'number' ? '+-^&|' : '^&|';
  return counts.includes(operator) ? [byteOf(one), byteOf(other)] : [one, other];
}

function byteOf(value: Value): Value {
  return value.kind === 'text' && value.text.length === 1 ? { kind: 'number', value: value.text.charCodeAt(0) } : value;
}

const longestRepeated = 10_000;

/** `text * number` and `text % values`. */
function operatedText(operator: string, left: Text, right: Value): Value {
  if (operator === '*' && right.kind === 'number') {
    const times = Math.max(0, right.value);
    return times * left.text.length > longestRepeated ? unknown : changed(left, left.text.repeat(times));
  }
  if (operator !== '%') return unknown;
  return formatted(left, { args: right.kind === 'list' ? right.items : [right], mark: /%(?:s|d|c|r)/g });
}

const longestFormat = 4_096;

/** A text with its marks replaced by values in turn. */
export function formatted(
  value: Text,
  { args, mark }: { readonly args: readonly Value[]; readonly mark: RegExp },
): Value {
  if (value.text.length > longestFormat) return unknown;
  const plain = value.text.split(mark);
  if (plain.length - 1 !== args.length) return unknown;
  return joined(plain.flatMap((text, index) => [changed(value, text), ...args.slice(index, index + 1)]));
}

/** One value for several: the interface that is among them, or what all of them are. */
export function oneOf(values: readonly Value[]): Value {
  const [first] = values;
  if (first === undefined) return unknown;
  if (values.length === 1) return first;
  const api = values.find((value) => value.kind === 'api');
  if (api !== undefined) return api;
  return values.every((value) => value.kind === 'local') ? first : unknown;
}

/** `map(chr, numbers)`: what the maker of characters makes of one item. */
export function applied(callee: Value, item: Value): Value {
  return callee.kind === 'api' && /(?:fromCharCode|fromCodePoint|:chr)$/.test(callee.path)
    ? characters([item])
    : unknown;
}
