/** Texts longer than this are cut: a payload is told from its beginning as well. */
const longestText = 20_000;

/** No honest compiled file names more than this, in characters; a hostile one could name the same text sixty thousand times. */
const mostText = 4 * 1024 * 1024;

/** What a line costs however short it is. */
const leastCost = 16;
/** No name of a class or a member is longer. */
const longestName = 1_000;

/** What a compiled file names, as lines of C-like source. */
export interface PseudoSource {
  readonly text: string;
  /** There was more than is kept. */
  readonly cut: boolean;
}

/** Gathers what a compiled file names: every line once, so that two releases can be compared line by line. */
export class PseudoLines {
  readonly #lines = new Set<string>();
  #room = mostText;

  /** A call: `Runtime.exec(_);`. What is handed over cannot be seen from names alone. */
  call(owner: string, member: string, hasArguments: boolean): void {
    this.#add(`${named(owner)}.${named(member)}(${hasArguments ? '_' : ''});`);
  }

  field(owner: string, member: string): void {
    this.#add(`${named(owner)}.${named(member)};`);
  }

  /** A literal. */
  text(value: string): void {
    if (value !== '') this.#add(`${JSON.stringify(value.slice(0, longestText))};`);
  }

  /** A function of a native library. */
  native(name: string): void {
    this.#add(`DllImport(${JSON.stringify(name)});`);
  }

  get isFull(): boolean {
    return this.#room < 0;
  }

  source(): PseudoSource {
    return { text: [...this.#lines].join('\n'), cut: this.isFull };
  }

  /** A line that was there before costs as much: to make it takes time. */
  #add(line: string): void {
    this.#room -= Math.max(line.length, leastCost);
    if (!this.isFull) this.#lines.add(line);
  }
}

function named(name: string): string {
  return name.slice(0, longestName);
}
