/**
 * Finds many literals in bytes in one pass that skips ahead (Wu and Manber 1994, blocks of two): the filter that runs
 * over every new byte before anything slower does. Literals must have at least four characters.
 */
export class LiteralScanner {
  readonly #shift: Uint8Array;
  readonly #buckets = new Map<number, Buffer[]>();
  readonly #shortest: number;

  constructor(literals: Iterable<string>) {
    const needles = [...new Set(literals)]
      .filter((literal) => literal.length >= 4)
      .map((literal) => Buffer.from(literal));
    this.#shortest = Math.min(...needles.map((needle) => needle.length), 16);
    this.#shift = new Uint8Array(65_536).fill(this.#shortest - 1);
    for (const needle of needles) this.#learn(needle);
  }

  #learn(needle: Buffer): void {
    const last = this.#shortest - 2;
    for (let i = 0; i <= last; i++) {
      const block = blockAt(needle, i);
      this.#shift[block] = Math.min(this.#shift[block] ?? 0, last - i);
    }
    const block = blockAt(needle, last);
    const bucket = this.#buckets.get(block);
    if (bucket === undefined) this.#buckets.set(block, [needle]);
    else bucket.push(needle);
  }

  /** Calls `hit` with the place of each literal between `from` and `to`; stops when `hit` answers false. */
  scan(bytes: Buffer, range: { readonly from: number; readonly to: number }, hit: (at: number) => boolean): void {
    const shift = this.#shift;
    const { to } = range;
    const back = this.#shortest - 2;
    let at = range.from + back;
    while (at + 1 < to) {
      const block = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
      const step = shift[block] ?? 1;
      if (step > 0) at += step;
      else {
        if (this.#matches(bytes, at - back, block) && !hit(at - back)) return;
        at += 1;
      }
    }
  }

  /** Whether any literal occurs at all. */
  occursIn(bytes: Buffer): boolean {
    let found = false;
    this.scan(bytes, { from: 0, to: bytes.length }, () => {
      found = true;
      return false;
    });
    return found;
  }

  #matches(bytes: Buffer, start: number, block: number): boolean {
    for (const needle of this.#buckets.get(block) ?? []) {
      if (start + needle.length > bytes.length) continue;
      if (standsAt(bytes, needle, start)) return true;
    }
    return false;
  }
}

function blockAt(needle: Buffer, at: number): number {
  return ((needle[at] ?? 0) << 8) | (needle[at + 1] ?? 0);
}

function standsAt(bytes: Buffer, needle: Buffer, start: number): boolean {
  for (let i = 0; i < needle.length; i++) if (bytes[start + i] !== needle[i]) return false;
  return true;
}
