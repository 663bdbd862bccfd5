import type { Decoded } from '../decode.ts';
import type { Name, Node } from './node.ts';
import type { Binding, Bound } from './scope.ts';
import { textOf } from './value.ts';
import type { Value } from './value.ts';

type ValueOf = (node: Node, given?: ReadonlyMap<Binding, Value>) => Value;

const mostItems = 4_096;

/**
 * The list that `[value for name in items]` makes, where the items are known: how decoders that turn numbers into letters are
 * written. Undefined for other sequences, more than one loop, or items that are left out.
 */
export function comprehension(
  node: Extract<Node, { kind: 'sequence' }>,
  bound: Bound,
  valueOf: ValueOf,
): Value | undefined {
  const result = node.items.at(-1);
  const steps = node.items.slice(0, -1);
  const names = steps.map((step) => (step.kind === 'assign' && step.target.kind === 'name' ? step.target : undefined));
  const [loop] = steps.map((step) => (step.kind === 'assign' ? step.value : undefined));
  if (result?.kind !== 'list' || result.items.length !== 1 || loop?.kind !== 'item' || loop.filtered) return undefined;
  if (steps.some((step) => step.kind !== 'assign' || step.value !== loop)) return undefined;
  const items = itemsOf(valueOf(loop.of));
  const [value] = result.items;
  if (items === undefined || items.length > mostItems || value === undefined) return undefined;
  const made = items.map((item) => valueOf(value, givenOf(names, item, bound)));
  const by = spelt(items, made);
  return {
    kind: 'list',
    items: by === undefined ? made : made.map((one) => (one.kind === 'text' ? { ...one, by } : one)),
  };
}

const fewest = 4;

/** Whether letters are made out of numbers, or of other letters. */
function spelt(from: readonly Value[], to: readonly Value[]): Decoded['by'] | undefined {
  const areLetters = to.length >= fewest && to.every((one) => one.kind === 'text' && one.text.length <= 1);
  if (!areLetters) return undefined;
  if (from.every(({ kind }) => kind === 'number')) return 'character codes';
  const isTurned = from.every((one) => one.kind === 'text') && from.some((one, i) => letterOf(one) !== letterOf(to[i]));
  return isTurned ? 'turned letters' : undefined;
}

function letterOf(value: Value | undefined): string | undefined {
  return value?.kind === 'text' ? value.text : undefined;
}

/** A longer text is not taken apart into letters. */
const longestSpelt = 16 * 1024;

/** What a loop goes through; a text letter by letter. */
export function itemsOf(value: Value): readonly Value[] | undefined {
  if (value.kind === 'list') return value.items;
  return value.kind === 'text' && value.text.length <= longestSpelt
    ? [...value.text].map((letter) => textOf(letter, 1, value.by))
    : undefined;
}

function givenOf(names: readonly (Name | undefined)[], item: Value, bound: Bound): ReadonlyMap<Binding, Value> {
  const given = new Map<Binding, Value>();
  for (const [index, name] of names.entries()) {
    const binding = name && bound.bindingOf.get(name);
    const value = names.length === 1 ? item : item.kind === 'list' ? item.items[index] : undefined;
    if (binding !== undefined && value !== undefined) given.set(binding, value);
  }
  return given;
}
