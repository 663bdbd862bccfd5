/**
 * The tree that JSON, YAML and TOML are read into: values with the lines they stand on. One shape for all three, so that
 * a format is written once against it. Keys live in a Map: `__proto__` is a key like any other.
 */
export type Tree = TreeMap | TreeList | TreeScalar;

interface Located {
  /** First and last line of the value, from 1. */
  readonly line: number;
  readonly endLine: number;
}

export interface TreeMap extends Located {
  readonly kind: 'map';
  readonly members: ReadonlyMap<string, Member>;
  /** Keys that stood more than once; `members` holds the last, as the package managers do. */
  readonly duplicates: readonly { readonly key: string; readonly line: number }[];
}

/** A key with its value; `line` is the key's, `endLine` the value's last. */
export interface Member extends Located {
  readonly value: Tree;
}

export interface TreeList extends Located {
  readonly kind: 'list';
  readonly items: readonly Tree[];
}

export interface TreeScalar extends Located {
  readonly kind: 'scalar';
  /** YAML scalars are always strings (no `no` → false, no `1.10` → 1.1); JSON and TOML keep their types. */
  readonly value: string | number | boolean | null;
}

/** What reading a text came to. */
export type Parsed<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string; readonly line?: number };

/** The member of a map by key, or undefined where the tree is no map or has no such key. */
export function member(tree: Tree | undefined, key: string): Member | undefined {
  return tree?.kind === 'map' ? tree.members.get(key) : undefined;
}

/** The value below a path of keys. */
export function at(tree: Tree | undefined, ...keys: readonly string[]): Tree | undefined {
  let here = tree;
  for (const key of keys) here = member(here, key)?.value;
  return here;
}

/** The text of a string scalar; undefined for anything else. */
export function text(tree: Tree | undefined): string | undefined {
  return tree?.kind === 'scalar' && typeof tree.value === 'string' ? tree.value : undefined;
}

/** The members of a map, or none. */
export function membersOf(tree: Tree | undefined): Iterable<readonly [string, Member]> {
  return tree?.kind === 'map' ? tree.members : [];
}

/** The items of a list, or none. */
export function itemsOf(tree: Tree | undefined): readonly Tree[] {
  return tree?.kind === 'list' ? tree.items : [];
}

/** What kind of value this is, in the words of an error message. */
export function describe(tree: Tree | undefined): string {
  if (tree === undefined) return 'nothing';
  if (tree.kind === 'map') return 'an object';
  if (tree.kind === 'list') return 'a list';
  if (tree.value === null) return 'null';
  return `a ${typeof tree.value}`;
}
