import type { PnpmNode } from './pnpm-graph.ts';

/** A name with the nodes that have it. */
export interface PnpmName {
  readonly name: string;
  readonly nodes: PnpmNode[];
  /** The map of needs that it stood in last. */
  lastMap: number;
}

/**
 * All that the entries of one document need, in its order. A large lockfile has tens of thousands of these and few names:
 * each name is looked up once and brings its nodes along.
 */
export class PnpmNeeds {
  private readonly names = new Map<string, PnpmName>();
  private readonly asked: PnpmName[] = [];
  private readonly references: string[] = [];

  get length(): number {
    return this.asked.length;
  }

  /** The name where something is needed that has it. */
  known(name: string): PnpmName | undefined {
    return this.names.get(name);
  }

  private nameOf(name: string): PnpmName {
    let known = this.names.get(name);
    if (known === undefined) {
      known = { name, nodes: [], lastMap: -1 };
      this.names.set(name, known);
    }
    return known;
  }

  add(name: string, reference: string): void {
    this.asked.push(this.nameOf(name));
    this.references.push(reference);
  }

  /** Adds a need of the map that began at a place; false if the map has the name already. */
  addOnce(name: string, reference: string, map: number): boolean {
    const known = this.nameOf(name);
    if (known.lastMap === map) return false;
    known.lastMap = map;
    this.asked.push(known);
    this.references.push(reference);
    return true;
  }

  at(place: number): { readonly name: PnpmName; readonly reference: string } | undefined {
    const name = this.asked[place];
    return name === undefined ? undefined : { name, reference: this.references[place] ?? '' };
  }
}
