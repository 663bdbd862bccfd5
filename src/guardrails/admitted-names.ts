import { itemsOf, membersOf, text as textOf, type Tree } from '../formats/syntax/tree.ts';

/** Names that an allow list admits: the items of a list, or the keys of a map whose value is not `false`. */
export function admittedNames(tree: Tree): readonly string[] {
  if (tree.kind === 'list') return itemsOf(tree).flatMap((item) => textOf(item) ?? []);
  return [...membersOf(tree)].filter(([, entry]) => !isFalse(entry.value)).map(([name]) => name);
}

function isFalse(tree: Tree): boolean {
  return tree.kind === 'scalar' && (tree.value === false || tree.value === 'false');
}
