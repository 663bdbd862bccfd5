import { keyText } from './combine-values.ts';
import type { Node, Record } from './node.ts';
import { unknown } from './value.ts';
import type { Value } from './value.ts';

const indices = new WeakMap<Record, ReadonlyMap<string, readonly Node[]>>();

/** The values that a record has under a written key, in their order: found without going through all of it each time. */
export function entriesOf(record: Record, key: string): readonly Node[] {
  return (indices.get(record) ?? indexed(record)).get(key) ?? [];
}

function indexed(record: Record): ReadonlyMap<string, readonly Node[]> {
  const index = new Map<string, Node[]>();
  for (const { key, value } of record.entries) {
    if (key?.kind !== 'text') continue;
    const known = index.get(key.value);
    if (known === undefined) index.set(key.value, [value]);
    else known.push(value);
  }
  indices.set(record, index);
  return index;
}

const spreads = new WeakMap<Record, readonly Node[]>();

/** What is spread into a record. */
export function spreadsOf(record: Record): readonly Node[] {
  const known = spreads.get(record);
  if (known !== undefined) return known;
  const found = record.entries.flatMap(({ key, value }) => (key === undefined ? [value] : []));
  spreads.set(record, found);
  return found;
}

const computed = new WeakMap<Record, readonly { readonly key: Node; readonly value: Node }[]>();

/** The entries whose key is an expression. */
function computedOf(record: Record): readonly { readonly key: Node; readonly value: Node }[] {
  const known = computed.get(record);
  if (known !== undefined) return known;
  const found = record.entries.flatMap(({ key, value }) =>
    key === undefined || key.kind === 'text' ? [] : [{ key, value }],
  );
  computed.set(record, found);
  return found;
}

/** More computed keys than this are not evaluated. */
const mostComputed = 20;

/** What a record has under a key; unknown where an expression that is not known may be that key. */
export function partOfRecord(record: Record, key: string, valueOf: (node: Node) => Value): Value {
  const all = computedOf(record);
  const made = all.slice(0, mostComputed).map((entry) => ({ key: valueOf(entry.key), value: entry.value }));
  const value = made.findLast((entry) => keyText(entry.key) === key)?.value ?? entriesOf(record, key).at(-1);
  const isOpen = all.length > mostComputed || made.some((entry) => entry.key.kind === 'unknown');
  return value === undefined || isOpen ? unknown : valueOf(value);
}
