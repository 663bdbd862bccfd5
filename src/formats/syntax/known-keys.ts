/** Keys that a reader knows, to be found where they stand in a text. Most are told apart by their length alone. */
export class KnownKeys<K extends string> {
  private readonly byLength: readonly (readonly K[])[];

  constructor(keys: readonly K[]) {
    const longest = Math.max(...keys.map((key) => key.length));
    this.byLength = Array.from({ length: longest + 1 }, (_, length) => keys.filter((key) => key.length === length));
  }

  /** The one that stands between two offsets. */
  find(text: string, start: number, end: number): K | undefined {
    for (const key of this.byLength[end - start] ?? none) if (text.startsWith(key, start)) return key;
    return undefined;
  }

  /** The one that a text is. */
  is(text: string): K | undefined {
    return this.find(text, 0, text.length);
  }
}

const none: readonly never[] = [];
