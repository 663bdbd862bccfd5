import { characters } from './fold-texts.ts';
import { joined, unknown } from './value.ts';
import type { Value } from './value.ts';

/** The text of a key. */
export function keyText(value: Value): string | undefined {
  return value.kind === 'text' ? value.text : undefined;
}

/** The constructor of a function makes functions of texts, as `Function` does. */
export function constructorOf(object: Value): Value {
  const isFunction =
    (object.kind === 'local' && (object.node.kind === 'function' || object.node.kind === 'member')) ||
    (object.kind === 'api' && object.path === ':constructor');
  if (isFunction) return { kind: 'api', path: ':Function' };
  return { kind: 'api', path: ':constructor' };
}

export function operated(operator: string, left: Value, right: Value): Value {
  if (operator === '+' && (left.kind === 'text' || right.kind === 'text')) return joined([left, right]);
  if (left.kind !== 'number' || right.kind !== 'number') return unknown;
  const [a, b] = [left.value, right.value];
  const results: Readonly<Record<string, number>> = { '+': a + b, '-': a - b, '*': a * b, '^': a ^ b, '%': a % b };
  const value = results[operator];
  return value === undefined ? unknown : { kind: 'number', value };
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
