/** An entry as others of its file name it. */
interface Node {
  readonly name: string;
  readonly version: string;
}

const nobody: readonly string[] = [];

/**
 * Most parents that are kept of one name. Every version of a name gets the list of all who need the name, so that a file
 * of many versions and many parents would otherwise grow with their product.
 */
const mostParents = 500;

/** Gathers who needs whom while a file is read, and answers who needs an entry. Keys are `name@version`. */
export class Edges {
  private readonly parents = new Map<string, Set<string>>();
  private readonly answers = new Map<string, readonly string[]>();

  /** `parent` needs the entry of this name. */
  add(parent: Node, child: string): void {
    const parents = this.parents.get(child);
    if (parents === undefined) this.parents.set(child, new Set([`${parent.name}@${parent.version}`]));
    else if (parents.size < mostParents) parents.add(`${parent.name}@${parent.version}`);
  }

  /** The keys of the entries that need this one. Ask when all edges are in. */
  requiredBy(child: string): readonly string[] {
    const known = this.answers.get(child);
    if (known !== undefined) return known;
    const answer = [...(this.parents.get(child) ?? nobody)];
    this.answers.set(child, answer);
    return answer;
  }
}
