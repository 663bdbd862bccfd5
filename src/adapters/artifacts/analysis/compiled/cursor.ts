/** Reads numbers off bytes one after the other. Past the end everything is zero and `isPastEnd` says so: nothing throws. */
export class Cursor {
  readonly #bytes: Buffer;
  #at: number;

  constructor(bytes: Buffer, at = 0) {
    this.#bytes = bytes;
    this.#at = at;
  }

  get at(): number {
    return this.#at;
  }

  get isPastEnd(): boolean {
    return this.#at > this.#bytes.length;
  }

  skip(count: number): void {
    this.#at += count;
  }

  u8(): number {
    return this.#bytes[this.#at++] ?? 0;
  }

  u16be(): number {
    return (this.u8() << 8) | this.u8();
  }

  u32be(): number {
    return this.u16be() * 0x10000 + this.u16be();
  }

  u16le(): number {
    return this.u8() | (this.u8() << 8);
  }

  u32le(): number {
    return this.u16le() + this.u16le() * 0x10000;
  }

  /** UTF-8 of a known number of bytes. */
  text(length: number): string {
    const text = this.#bytes.toString('utf8', this.#at, this.#at + length);
    this.#at += length;
    return text;
  }
}
