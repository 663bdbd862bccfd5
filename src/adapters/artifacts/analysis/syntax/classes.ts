import type { Node } from './node.ts';
import { partsOf } from './parts-of.ts';
import type { Bound } from './scope.ts';

type Class = Extract<Node, { kind: 'class' }>;

/** Names, calls and bases between an expression and its class. */
const furthest = 8;
const mostDefs = 6;

/** The classes of this file that an expression is, or is made of: `C`, `C()`, `c = C()`, and their bases behind them. */
export function classesOf(bound: Bound, node: Node, left = furthest): readonly Class[] {
  if (left <= 0) return [];
  switch (node.kind) {
    case 'class':
      return [node, ...(node.bases ?? []).slice(0, mostDefs).flatMap((base) => classesOf(bound, base, left - 1))];
    case 'name': {
      const defs = bound.bindingOf.get(node)?.defs ?? [];
      return defs.slice(0, mostDefs).flatMap((def) => classesOf(bound, def, left - 1));
    }
    case 'call':
      return classesOf(bound, node.callee, left - 1);
    case 'member': {
      const parts = node.key.kind === 'text' ? partsOf(bound, node.object, node.key.value, left - 1) : [];
      return parts.flatMap((part) => classesOf(bound, part, left - 1));
    }
    default:
      return [];
  }
}

/** What the classes of an expression define under a name, the nearest class first. */
export function partsOfClasses(bound: Bound, node: Node, key: string, left = furthest): readonly Node[] {
  for (const one of classesOf(bound, node, left)) {
    const parts = bound.selves.get(one)?.parts.get(key);
    if (parts !== undefined && parts.length > 0) return parts;
  }
  return [];
}
