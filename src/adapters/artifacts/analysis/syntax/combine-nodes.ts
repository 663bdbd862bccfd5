import type { Function, Node } from './node.ts';
import type { Binding, Bound } from './scope.ts';
import { listOf, unknown } from './value.ts';
import type { Value } from './value.ts';

const mostItems = 5_000;

/** The list that expressions make, with what is spread among them. */
export function listOfNodes(items: readonly Node[], valueOf: (node: Node) => Value): Value {
  if (items.length > mostItems) return unknown;
  const values = items.map((item): readonly Value[] => {
    const value = valueOf(item.kind === 'spread' ? item.value : item);
    if (item.kind !== 'spread') return [value];
    return value.kind === 'list' ? value.items : [unknown];
  });
  return listOf(values);
}

/** What the parameters of a function are while it is called with these values. */
export function givenTo(called: Function, args: readonly Value[], bound: Bound): ReadonlyMap<Binding, Value> {
  const given = new Map<Binding, Value>();
  for (const [index, param] of called.params.entries()) {
    const binding = param.kind === 'name' ? bound.bindingOf.get(param) : undefined;
    if (binding !== undefined) given.set(binding, args[index] ?? unknown);
  }
  return given;
}
