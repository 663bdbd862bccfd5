import { partsOfClasses } from './classes.ts';
import { functionsOf } from './link-calls.ts';
import type { Node } from './node.ts';
import { entriesOf, spreadsOf } from './record-entries.ts';
import type { Bound } from './scope.ts';

/** Names, files and records between a part and what it is a part of. */
const furthest = 4;
const furthestAmong = 8;
const mostDefs = 6;
/** Questions asked of one program: names may stand for each other in rings. */
const mostAsked = 200_000;

const asked = new WeakMap<Bound, { count: number }>();

/** Counts a question; false when there were too many. */
export function mayAsk(bound: Bound): boolean {
  const counter = asked.get(bound) ?? { count: 0 };
  asked.set(bound, counter);
  counter.count += 1;
  return counter.count <= mostAsked;
}

/**
 * What `object.key` may be, through names that stand for the same thing: copies, records spread into others, what
 * functions return, and what other files export.
 */
export function partsOf(
  bound: Bound,
  object: Node,
  key: string,
  left = bound.isOfFiles === true ? furthestAmong : furthest,
): readonly Node[] {
  if (left <= 0 || !mayAsk(bound)) return [];
  const through = (nodes: readonly Node[]): readonly Node[] =>
    nodes.slice(0, mostDefs).flatMap((node) => partsOf(bound, node, key, left - 1));
  switch (object.kind) {
    case 'record': {
      const own = entriesOf(object, key);
      return own.length > 0 ? own.slice(-1) : through(spreadsOf(object));
    }
    case 'name': {
      const binding = bound.bindingOf.get(object);
      if (binding === undefined) return [];
      const own = binding.parts.get(key) ?? [];
      if (own.length > 0) return own.slice(0, mostDefs);
      const found = through([...binding.defs, ...(binding.parts.get('*') ?? [])]);
      return found.length > 0 ? found : partsOfClasses(bound, object, key, left - 1);
    }
    case 'choice':
      return through(object.options);
    case 'sequence':
      return through(object.items.slice(-1));
    case 'spread':
      return through([object.value]);
    case 'member': {
      if (object.key.kind !== 'text') return [];
      const own = partsOf(bound, object.object, object.key.value, left - 1);
      return own.length === 0 && object.key.value === 'default' ? through([object.object]) : through(own);
    }
    case 'call': {
      const own = partsOfClasses(bound, object, key, left - 1);
      if (own.length > 0) return own;
      return through(functionsOf(bound, object.callee, left - 1).flatMap((one) => bound.returns.get(one) ?? []));
    }
    case 'class':
      return partsOfClasses(bound, object, key, left - 1);
    default:
      return [];
  }
}
