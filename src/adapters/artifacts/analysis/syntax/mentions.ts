import { sightsOfText } from '../text-sights.ts';
import { childrenOf } from './children-of.ts';
import type { Evaluator } from './evaluate.ts';
import type { Node } from './node.ts';
import { partsOf } from './parts-of.ts';
import type { Bound } from './scope.ts';

const furthest = 6;

/** Whether a path is one where secrets lie, as far as it is known. */
export function mentionsCredentials(node: Node, bound: Bound, evaluator: Evaluator): boolean {
  const mentions = (one: Node, left: number): boolean => {
    const value = evaluator.valueOf(one);
    if (value.kind === 'text') return sightsOfText(value.text).some(({ act }) => act === 'credential');
    if (left === 0) return false;
    return makingsOf(one, bound).some((part) => mentions(part, left - 1));
  };
  return mentions(node, furthest);
}

/** What a path is made of: what a variable holds, what stands side by side, the folder that a loop goes through. */
function makingsOf(node: Node, bound: Bound): readonly Node[] {
  switch (node.kind) {
    case 'name':
      return (bound.bindingOf.get(node)?.defs ?? []).slice(0, 5);
    case 'concat':
    case 'binary':
      return childrenOf(node).slice(0, 10);
    case 'member':
      return node.key.kind === 'text' ? partsOf(bound, node.object, node.key.value).slice(0, 5) : [];
    case 'item':
      return [node.of];
    case 'call':
      return node.args.slice(0, 3);
    default:
      return [];
  }
}
