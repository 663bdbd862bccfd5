/** How a language opens a here-document: Ruby `<<~SH`, `<<-SH`, `<<SH`; PHP `<<<SH`. */
export type HereStyle = 'php' | 'ruby';

export interface HereDocument {
  readonly value: string;
  /** Where the opening mark ends; the rest of its line is code. */
  readonly openedTo: number;
}

/** Without a mark for indentation only capitals open one in Ruby: `list <<item` appends. */
const openings: Readonly<Record<HereStyle, RegExp>> = {
  php: /<<<[ \t]{0,8}(["']?)([A-Za-z_]\w{0,60})\1(?=\r?\n)/y,
  ruby: /<<(?:[~-](["'`]?)([A-Za-z_]\w{0,60})\1|(["'`]?)([A-Z]\w{0,60})\3)/y,
};
/** Marks whose end is nowhere to be found, before no more are looked for: each costs a walk to the end of the text. */
const mostMissed = 16;
const mostMentions = 200;
const mostIndent = 200;

/**
 * The here-documents of one text, asked for from its start to its end. Together they take time linear in its length: none begins
 * inside another. Sources: Ruby's documentation of literals; PHP manual, heredoc and nowdoc.
 */
export class HereDocuments {
  readonly #text: string;
  readonly #style: HereStyle;
  #missed = 0;
  #bodyFrom = 0;
  #bodyTo = 0;

  constructor(text: string, style: HereStyle) {
    this.#text = text;
    this.#style = style;
  }

  /** The here-document that is opened at an offset. */
  at(offset: number): HereDocument | undefined {
    const isInBody = offset >= this.#bodyFrom && offset < this.#bodyTo;
    if (this.#missed >= mostMissed || isInBody || !this.#text.startsWith('<<', offset)) return undefined;
    const opening = openings[this.#style];
    opening.lastIndex = offset;
    const match = opening.exec(this.#text);
    if (match === null) return undefined;
    const openedTo = offset + match[0].length;
    const line = this.#text.indexOf('\n', openedTo) + 1;
    // A second one on the same line begins where the first has ended.
    const from = offset < this.#bodyFrom ? this.#bodyTo : line;
    const end = line === 0 ? -1 : this.#endOf(match[2] ?? match[4] ?? '', from);
    if (end < 0) {
      this.#missed += 1;
      return undefined;
    }
    this.#bodyFrom = line;
    this.#bodyTo = this.#lineAfter(end);
    return { value: this.#text.slice(from, end).trim(), openedTo };
  }

  /** Where the line begins that holds the closing mark and, before it, nothing but blanks. */
  #endOf(mark: string, from: number): number {
    let at = this.#text.indexOf(mark, from);
    for (let seen = 0; at >= 0 && seen < mostMentions; seen++) {
      const start = this.#lineStart(from, at);
      if (start !== undefined && !/\w/.test(this.#text.charAt(at + mark.length))) return start;
      at = this.#text.indexOf(mark, at + mark.length);
    }
    return -1;
  }

  /** Where the line of an offset begins, if only a few blanks stand between. */
  #lineStart(from: number, at: number): number | undefined {
    for (let i = at - 1; i >= from && at - i < mostIndent; i--) {
      const char = this.#text[i];
      if (char === '\n') return i + 1;
      if (char !== ' ' && char !== '\t') return undefined;
    }
    return at - from < mostIndent ? from : undefined;
  }

  #lineAfter(at: number): number {
    const end = this.#text.indexOf('\n', at);
    return end < 0 ? this.#text.length : end + 1;
  }
}
