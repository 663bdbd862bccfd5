import { linesOf } from '../syntax/lines.ts';

/** A `provider "source" { … }` block: its texts and its lists of texts. */
export interface HclBlock {
  readonly name: string;
  readonly line: number;
  endLine: number;
  readonly attributes: Map<string, string>;
  readonly lists: Map<string, readonly string[]>;
}

export interface HclBlocks {
  readonly blocks: readonly HclBlock[];
  readonly odd: readonly { readonly line: number; readonly message: string }[];
}

const header = /^provider\s+"([^"\\]*)"\s*\{$/;
const textAttribute = /^([a-z_]+)\s*=\s*"([^"\\]*)"$/;
const listStart = /^([a-z_]+)\s*=\s*\[(.*)$/;

/** Reads the small part of HCL that the lockfile is written in: `terraform init` knows no other. */
export function providersOf(text: string): HclBlocks {
  const reader = new BlockReader();
  let last = 1;
  for (const { number, text: written } of linesOf(text)) {
    last = number;
    const body = written.trim();
    if (body !== '' && !body.startsWith('#') && !body.startsWith('//')) reader.line(body, number);
  }
  return reader.finish(last);
}

class BlockReader {
  private readonly blocks: HclBlock[] = [];
  private readonly odd: { line: number; message: string }[] = [];
  private open: HclBlock | undefined;
  private list: { readonly key: string; readonly items: string[] } | undefined;

  line(body: string, number: number): void {
    const { open } = this;
    if (open === undefined) this.outside(body, number);
    else {
      open.endLine = number;
      if (this.list !== undefined) this.listLine(body, number);
      else if (body === '}') this.open = undefined;
      else this.attribute(open, body, number);
    }
  }

  finish(line: number): HclBlocks {
    if (this.open !== undefined) this.say(line, 'a provider block that does not end');
    return { blocks: this.blocks, odd: this.odd };
  }

  private outside(body: string, number: number): void {
    const name = header.exec(body)?.[1];
    if (name === undefined) {
      this.say(number, 'a line outside of a provider block');
      return;
    }
    this.open = { name, line: number, endLine: number, attributes: new Map(), lists: new Map() };
    this.blocks.push(this.open);
  }

  private attribute(open: HclBlock, body: string, number: number): void {
    const attribute = textAttribute.exec(body);
    const start = listStart.exec(body);
    if (attribute !== null) open.attributes.set(attribute[1] ?? '', attribute[2] ?? '');
    else if (start === null) this.say(number, 'a line that is no text and no list');
    else {
      this.list = { key: start[1] ?? '', items: [] };
      if ((start[2] ?? '').trim() !== '') this.listLine((start[2] ?? '').trim(), number);
    }
  }

  /** Items, several of them on one line in hand-written files, and the bracket that ends the list. */
  private listLine(body: string, number: number): void {
    const { open, list } = this;
    if (open === undefined || list === undefined) return;
    const ends = body.endsWith(']');
    const items = (ends ? body.slice(0, -1) : body).split(',').map((item) => item.trim());
    for (const item of items) {
      if (item === '') continue;
      const value = /^"([^"\\]*)"$/.exec(item)?.[1];
      if (value === undefined) this.say(number, 'a list item that is no text');
      else list.items.push(value);
    }
    if (!ends) return;
    open.lists.set(list.key, list.items);
    this.list = undefined;
  }

  private say(line: number, message: string): void {
    this.odd.push({ line, message });
  }
}
