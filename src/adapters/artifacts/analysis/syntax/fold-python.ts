import { itemsOf } from './comprehension.ts';
import { changed, textOf, unknown } from './value.ts';
import type { Text, Value } from './value.ts';

const mostItems = 4_096;

const numberOf = (value: Value | undefined): number | undefined => (value?.kind === 'number' ? value.value : undefined);
const number = (value: number): Value => ({ kind: 'number', value });
const list = (items: readonly Value[]): Value => ({ kind: 'list', items });

/** `range(to)`, `range(from, to, step)`. */
export function range(args: readonly Value[]): Value {
  const [one, other, by] = args.map(numberOf);
  if (one === undefined || (args.length > 1 && other === undefined) || (args.length > 2 && by === undefined))
    return unknown;
  const [from, to] = other === undefined ? [0, one] : [one, other];
  const step = by ?? 1;
  const length = Math.ceil((to - from) / step);
  if (!Number.isFinite(length) || length > mostItems) return unknown;
  return list(Array.from({ length: Math.max(0, length) }, (_, index) => number(from + index * step)));
}

export function enumerated([first]: readonly Value[]): Value {
  const items = first && itemsOf(first);
  if (items === undefined || items.length > mostItems) return unknown;
  return list(items.map((item, index) => list([number(index), item])));
}

/** Items side by side, as many as the shortest has. */
export function zipped(args: readonly Value[]): Value {
  const lists = args.map(itemsOf);
  const length = Math.min(...lists.map((items) => items?.length ?? 0));
  if (lists.length === 0 || lists.includes(undefined) || length > mostItems) return unknown;
  return list(Array.from({ length }, (_, index) => list(lists.map((items) => items?.[index] ?? unknown))));
}

/** As often as it may be wanted. */
export function cycled([first]: readonly Value[]): Value {
  const items = first && itemsOf(first);
  if (items === undefined || items.length === 0 || items.length > mostItems) return unknown;
  return list(Array.from({ length: mostItems }, (_, index) => items[index % items.length] ?? unknown));
}

export function counted(value: Value): Value {
  const items = value.kind === 'text' ? value.text : itemsOf(value);
  return items === undefined ? unknown : number(items.length);
}

/** `int("2a", 16)`; a number without its fraction. */
export function integer([first, base]: readonly Value[]): Value {
  if (first?.kind === 'number') return number(Math.trunc(first.value));
  if (first?.kind !== 'text') return unknown;
  const value = Number.parseInt(first.text.trim().replace(/^0[xob]/i, ''), numberOf(base) ?? 10);
  return Number.isNaN(value) ? unknown : number(value);
}

/** Which letter becomes which: pairs of texts. */
export function translation([from, to]: readonly Value[]): Value {
  if (from?.kind !== 'text' || to?.kind !== 'text' || from.text.length !== to.text.length) return unknown;
  return list([...from.text].map((letter, index) => list([textOf(letter), textOf(to.text.charAt(index))])));
}

export function translated(value: Text, table: Value | undefined): Value {
  if (table?.kind !== 'list') return unknown;
  const letters = new Map<string, string>();
  for (const pair of table.items) {
    const [from, to] = pair.kind === 'list' ? pair.items : [];
    if (from?.kind !== 'text' || to?.kind !== 'text') return unknown;
    letters.set(from.text, to.text);
  }
  return changed(
    value,
    [...value.text].map((letter) => letters.get(letter) ?? letter).join(''),
    value.by ?? 'turned letters',
  );
}
