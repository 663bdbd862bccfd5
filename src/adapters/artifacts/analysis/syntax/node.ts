/** Where a node stands in the text of its piece of code. */
interface Placed {
  readonly at: number;
  readonly end: number;
}

/** A variable, or `this`; free ones are the language's own. */
export interface Name extends Placed {
  readonly kind: 'name';
  readonly name: string;
}

export interface Text extends Placed {
  readonly kind: 'text';
  readonly value: string;
}

/** `object.key`, `object["key"]`. A key that is written as a word is a text. */
export interface Member extends Placed {
  readonly kind: 'member';
  readonly object: Node;
  readonly key: Node;
}

export interface Call extends Placed {
  readonly kind: 'call';
  readonly callee: Node;
  readonly args: readonly Node[];
  /** Python's `name=value`. */
  readonly named: ReadonlyMap<string, Node>;
  /** `new` stands before it. */
  readonly created: boolean;
}

export interface Function extends Placed {
  readonly kind: 'function';
  readonly name: Name | undefined;
  /** It is declared where it stands, not just called so inside itself. */
  readonly hoists: boolean;
  readonly params: readonly Node[];
  readonly body: Node;
  /** The body is an expression that is returned. */
  readonly returnsBody: boolean;
  /** It stands for a whole file among others. */
  readonly isFile?: boolean;
}

/** An object, a dictionary, or the pattern that takes one apart. An entry without a key is spread. */
export interface Record extends Placed {
  readonly kind: 'record';
  readonly entries: readonly { readonly key: Node | undefined; readonly value: Node }[];
}

/** `target = value`, with what kind of variable it declares, if any; `adds`: the old value stays part of the new one. */
export interface Assign extends Placed {
  readonly kind: 'assign';
  readonly target: Node;
  readonly value: Node | undefined;
  readonly adds: boolean;
  /** `+=` of JavaScript. */
  readonly joins?: boolean;
  readonly declares: 'block' | 'function' | undefined;
}

export interface Import extends Placed {
  readonly kind: 'import';
  readonly module: string;
  /** What is taken from it, `*` for the module itself, and the variable that holds it. */
  readonly names: readonly { readonly imported: string; readonly local: Name }[];
  /** Everything that it has is taken: Python's `from module import *`. */
  readonly star?: boolean;
}

/**
 * The small shape that code of JavaScript and Python is read into: what a rule needs to know who calls what with what.
 * Awaiting, types, casts and parentheses are gone; statements of no interest are groups of what stands in them.
 */
export type Node =
  | Name
  | Text
  | Member
  | Call
  | Function
  | Record
  | Assign
  | Import
  | (Placed & { readonly kind: 'number'; readonly value: number })
  /** A literal that can do nothing: a regular expression, with its source, true, null. */
  | (Placed & { readonly kind: 'plain'; readonly pattern?: string })
  /** Python's `object[from:to:step]`. */
  | (Placed & { readonly kind: 'slice'; readonly object: Node; readonly bounds: readonly (Node | undefined)[] })
  | (Placed & { readonly kind: 'binary'; readonly operator: string; readonly left: Node; readonly right: Node })
  /** A template, and texts that stand side by side. */
  | (Placed & { readonly kind: 'concat'; readonly parts: readonly Node[] })
  | (Placed & { readonly kind: 'list'; readonly items: readonly Node[] })
  | (Placed & { readonly kind: 'spread'; readonly value: Node })
  | (Placed & {
      readonly kind: 'class';
      readonly name: Name | undefined;
      readonly hoists: boolean;
      readonly body: Node;
      /** Classes that it is made from, as far as they are read. */
      readonly bases?: readonly Node[];
    })
  /** Python's `global a` and, from an outer function, `nonlocal a`: names that are declared elsewhere. */
  | (Placed & { readonly kind: 'shared'; readonly names: readonly Name[]; readonly outermost: boolean })
  /** One of several: `a ? b : c`, `a || b`. */
  | (Placed & { readonly kind: 'choice'; readonly test: Node | undefined; readonly options: readonly Node[] })
  /** Expressions in turn, the last of which counts. */
  | (Placed & { readonly kind: 'sequence'; readonly items: readonly Node[] })
  /** One after the other of what a loop goes through; `filtered`: not all of them are kept. */
  | (Placed & { readonly kind: 'item'; readonly of: Node; readonly filtered: boolean })
  /** What a callback is called with. */
  | (Placed & { readonly kind: 'given'; readonly call: Node })
  | (Placed & { readonly kind: 'return'; readonly value: Node })
  | (Placed & { readonly kind: 'group'; readonly children: readonly Node[]; readonly scope: boolean });

/** A piece of code as a tree. */
export interface Program {
  readonly root: Node;
  /** Offsets of names that only declare, describe or label something: keys, parameters, types. */
  readonly declared: ReadonlySet<number>;
  /** What a name means cannot be told for sure: the grammar lost its way, or there is a `with`. */
  readonly doubtful: boolean;
}

export const nothing: Node = { kind: 'group', children: [], scope: false, at: 0, end: 0 };

/** `object.key` for a name that is known, standing where `place` stands. */
export function memberOf(object: Node, key: string, { at, end }: Placed): Member {
  return { kind: 'member', object, key: { kind: 'text', value: key, at, end }, at, end };
}
