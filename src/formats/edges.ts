/** An entry as others of its file name it. */
interface Node {
  readonly name: string;
  readonly version: string;
}

const nobody: readonly string[] = [];

/** Gathers who needs whom while a file is read, and answers who needs an entry. Keys are `name@version`. */
export class Edges {
  private readonly byName = new Map<string, Set<string>>();

  /** `parent` needs the entry of this name (and version, where the file tells it). */
  add(parent: Node, child: string): void {
    const parents = this.byName.get(child);
    const key = `${parent.name}@${parent.version}`;
    if (parents === undefined) this.byName.set(child, new Set([key]));
    else parents.add(key);
  }

  /** The keys of the entries that need this one. */
  requiredBy(child: string): readonly string[] {
    const parents = this.byName.get(child);
    return parents === undefined ? nobody : [...parents];
  }
}
