import type { Node } from './node.ts';

/** The nodes that stand directly in one, where nothing is said about scopes. */
export function childrenOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'binary':
      return [node.left, node.right];
    case 'concat':
      return node.parts;
    case 'list':
    case 'sequence':
      return node.items;
    case 'record':
      return node.entries.flatMap(({ key, value }) => (key === undefined ? [value] : [key, value]));
    case 'spread':
      return [node.value];
    case 'choice':
      return node.test === undefined ? node.options : [node.test, ...node.options];
    case 'slice':
      return [node.object, ...node.bounds.filter((bound) => bound !== undefined)];
    case 'item':
      return [node.of];
    default:
      return [];
  }
}
