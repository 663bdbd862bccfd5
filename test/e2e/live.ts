import type { Block, Item } from '../../demo/markdown/blocks.ts';
import { parseBlocks } from '../../demo/markdown/blocks.ts';
import type { Inline } from '../../demo/markdown/inline.ts';

/** What GitHub makes live wherever it stands outside code: mentions, references, addresses, links, images, HTML, commits. */
const live: Readonly<Record<string, RegExp>> = {
  mention: /@[A-Za-z0-9]/,
  reference: /(?:#|\bGH-)\d/i,
  address: /:\/\/|www\./i,
  link: /\]\s*[([]/,
  html: /<[A-Za-z!/?]/,
  commit: /\b[0-9a-f]{7,40}\b/,
};

/** Everything live in a text that was posted, as `kind: around`. */
export function liveIn(markdown: string): readonly string[] {
  return parseBlocks(markdown)
    .flatMap(textsOf)
    .flatMap((text) =>
      Object.entries(live).flatMap(([kind, pattern]) => {
        const found = pattern.exec(text);
        return found === null ? [] : [`${kind}: ${text.slice(Math.max(0, found.index - 30), found.index + 40)}`];
      }),
    );
}

function textsOf(block: Block): readonly string[] {
  switch (block.kind) {
    case 'heading':
      return textOf(block.line);
    case 'paragraph':
      return block.lines.flatMap(textOf);
    case 'quote':
      return block.inside.flatMap(textsOf);
    case 'list':
      return block.items.flatMap(itemTexts);
    case 'table':
      return block.rows.flatMap((row) => row.flatMap(textOf));
    case 'details':
      return [...textOf(block.summary), ...block.inside.flatMap(textsOf)];
    case 'code':
    case 'rule':
      return [];
  }
}

function itemTexts({ line, items }: Item): readonly string[] {
  return [...textOf(line), ...items.flatMap(itemTexts)];
}

/** Neighbouring pieces are one text: a mention must not hide between an escape and a word. */
function textOf(line: readonly Inline[]): readonly string[] {
  const texts: string[] = [''];
  for (const part of line) {
    if (part.kind === 'text') texts.push(`${texts.pop() ?? ''}${part.text}`);
    else if (part.kind === 'code') texts.push(`${texts.pop() ?? ''}\u0000`);
    else if (part.kind === 'break') texts.push('');
    else texts.push(...textOf(part.inside));
  }
  return texts;
}
