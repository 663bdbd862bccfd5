import type { Function, Node } from './node.ts';
import type { Bound } from './scope.ts';

/** The functions that a node may be, by how far they were looked for. */
type Known = (readonly Function[] | undefined)[];

const settled = new WeakMap<Bound, Map<Node, Known>>();

/** Says that nothing more is linked in a program: from now on the same question has the same answer. */
export function settle(bound: Bound): void {
  settled.set(bound, new Map());
}

/** Where answers about a node are kept; undefined while they may still change. */
export function knownFunctions(bound: Bound, node: Node): Known | undefined {
  const known = settled.get(bound);
  const own = known?.get(node);
  if (known === undefined || own !== undefined) return own;
  const fresh: Known = [];
  known.set(node, fresh);
  return fresh;
}
