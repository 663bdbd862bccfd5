import type { parser } from '@lezer/javascript';

/** What the parsers make of a text, in little memory. */
export type Tree = ReturnType<typeof parser.parse>;

/** Characters of the texts whose trees are kept; a tree takes a few bytes for each. */
const mostKept = 768 * 1024;

/**
 * Trees of the texts that were parsed last: a file that is looked at alone, then among others, and then for what runs on load
 * is parsed once. Undefined in it: no tree could be had.
 */
export class RecentTrees {
  readonly #trees = new Map<string, { readonly grammar: string; readonly tree: Tree | undefined }>();
  #size = 0;

  /** The tree of a text, parsed where it is not among the last ones. */
  of(text: string, grammar: string, parse: () => Tree | undefined): Tree | undefined {
    const known = this.#trees.get(text);
    if (known?.grammar === grammar) return known.tree;
    const tree = parse();
    if (text.length > mostKept / 2) return tree;
    if (known === undefined) this.#size += text.length;
    this.#trees.set(text, { grammar, tree });
    for (const oldest of this.#trees.keys()) {
      if (this.#size <= mostKept) break;
      this.#trees.delete(oldest);
      this.#size -= oldest.length;
    }
    return tree;
  }
}
