import { Binder } from './binder.ts';
import { linkCalls } from './link-calls.ts';
import type { Call, Function, Import, Member, Name, Node, Program } from './node.ts';

/** A variable and everything that it may hold. */
export interface Binding {
  readonly name: string;
  /** Values, in the order in which they stand in the code. */
  readonly defs: Node[];
  /** Values of its parts: `name.part = value`; under `*` what methods such as `push` put into it. */
  readonly parts: Map<string, Node[]>;
  /** It also holds what the file does not show: what callers hand over, or what an error says. */
  readonly open: boolean;
}

/** A program whose names are tied to what they hold. */
export interface Bound {
  readonly root: Node;
  readonly declared: ReadonlySet<number>;
  /** What a name means cannot be told for sure. */
  readonly doubtful: boolean;
  /** It is made of several files. */
  readonly isOfFiles?: boolean;
  readonly bindingOf: ReadonlyMap<Name, Binding>;
  /** The variables of the file itself. */
  readonly names: ReadonlyMap<string, Binding>;
  readonly calls: readonly Call[];
  /** What each function returns. */
  readonly returns: ReadonlyMap<Function, readonly Node[]>;
  /** Names and members by the offset of their own word. */
  readonly uses: ReadonlyMap<number, Name | Member>;
  readonly imports: readonly Import[];
  /** What holds the parts of a class and of what is made of it, by the class. */
  readonly selves: ReadonlyMap<Node, Binding>;
  /** Modules of which everything is taken without being named. */
  readonly stars: readonly string[];
  /** The modules that are imported by a statement. */
  readonly modules: ReadonlySet<string>;
}

/** Ties names to values: declarations, assignments, patterns, and the arguments of calls of functions in the same file. */
export function bind(
  { root, declared, doubtful }: Program,
  language: 'javascript' | 'python',
  isOfFiles = false,
): Bound {
  const binder = new Binder(language);
  binder.run(root);
  const bound: Bound = { root, declared, doubtful, isOfFiles, ...binder.found };
  linkCalls(bound);
  return bound;
}
