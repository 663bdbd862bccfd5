import type { Name, Node, Text } from './node.ts';
import type { Raw } from './raw.ts';

/** How a file stands among others that are read together. */
export interface Among {
  /** Where its text begins in the text of all of them. */
  readonly base: number;
  /** The variable that holds what a file of the package exports, by what an import calls it; undefined for all else. */
  readonly variableOf: (module: string) => string | undefined;
}

/** What turns the grammar's nodes into ours, node by node. */
export class Reader {
  readonly declared = new Set<number>();
  readonly among: Among | undefined;
  readonly #text: string;
  readonly #shapes: Shapes;
  readonly #base: number;

  constructor(text: string, shapes: Shapes, among?: Among) {
    this.#text = text;
    this.#shapes = shapes;
    this.among = among;
    this.#base = among?.base ?? 0;
  }

  /** Our node, or undefined for a token that means nothing by itself. Of what has no shape the children are kept. */
  read(raw: Raw): Node | undefined {
    const shape = this.#shapes.get(raw.name);
    if (shape !== undefined) return shape(this, raw);
    return raw.kids.length === 0 ? undefined : this.group(raw);
  }

  /** Our node, where one has to be. */
  node(raw: Raw | undefined): Node {
    const node = raw === undefined ? undefined : this.read(raw);
    return node ?? { kind: 'plain', at: raw?.from ?? 0, end: raw?.to ?? 0 };
  }

  nodes(raws: readonly Raw[]): readonly Node[] {
    return raws.map((raw) => this.read(raw)).filter((node) => node !== undefined);
  }

  group(raw: Raw, scope = false, kids: readonly Raw[] = raw.kids): Node {
    return { kind: 'group', children: this.nodes(kids), scope, at: raw.from, end: raw.to };
  }

  source(raw: Raw): string {
    return this.between(raw.from, raw.to);
  }

  between(from: number, to: number): string {
    return this.#text.slice(from - this.#base, to - this.#base);
  }

  name(raw: Raw): Name {
    return { kind: 'name', name: this.source(raw), at: raw.from, end: raw.to };
  }

  word(raw: Raw): Text {
    return { kind: 'text', value: this.source(raw), at: raw.from, end: raw.to };
  }

  /** Remembers that what stands here says nothing that runs. */
  declares(raw: Raw): void {
    this.declared.add(raw.from);
    for (const kid of raw.kids) this.declares(kid);
  }
}

export type Shape = (reader: Reader, raw: Raw) => Node | undefined;
export type Shapes = ReadonlyMap<string, Shape>;

/** The children that stand between brackets, cut at the commas. */
export function listed(kids: readonly Raw[]): readonly (readonly Raw[])[] {
  const items: Raw[][] = [[]];
  for (const kid of kids) {
    if (kid.name === ',') items.push([]);
    else if (!brackets.has(kid.name)) items.at(-1)?.push(kid);
  }
  return items.filter((item, index) => item.length > 0 || index < items.length - 1);
}

const brackets = new Set(['(', ')', '[', ']', '{', '}']);

export function kidOf(raw: Raw, ...names: readonly string[]): Raw | undefined {
  return raw.kids.find((kid) => names.includes(kid.name));
}

/** The child that follows the first one of that name. */
export function after(raw: Raw, name: string): Raw | undefined {
  const index = raw.kids.findIndex((kid) => kid.name === name);
  return index < 0 ? undefined : raw.kids[index + 1];
}
