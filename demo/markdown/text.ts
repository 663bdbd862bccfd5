import type { Block, Item } from './blocks.ts';
import { parseBlocks } from './blocks.ts';
import type { Inline } from './inline.ts';

/** Markdown as lines for a terminal: marks are left out, table rows become paragraphs, folded parts are only named. */
export function markdownToText(markdown: string): string {
  return parseBlocks(markdown).flatMap(linesOf).join('\n');
}

function linesOf(block: Block): readonly string[] {
  switch (block.kind) {
    case 'heading':
      return [plain(block.line), ''];
    case 'paragraph':
      return [...block.lines.map(plain), ''];
    case 'quote':
      return block.inside.flatMap(linesOf).map((line) => `  ${line}`);
    case 'code':
      return [...block.text.split('\n').map((line) => `    ${line}`), ''];
    case 'rule':
      return ['----', ''];
    case 'list':
      return [...block.items.flatMap((item) => itemLines(item, 0)), ''];
    case 'table':
      return [...block.rows.slice(1).flatMap(rowLines), ''];
    case 'details':
      return [`[+] ${plain(block.summary)}`, ...block.inside.flatMap(linesOf).map((line) => `    ${line}`)];
  }
}

function itemLines({ line, items }: Item, depth: number): readonly string[] {
  return [`${'  '.repeat(depth)}- ${plain(line)}`, ...items.flatMap((item) => itemLines(item, depth + 1))];
}

function rowLines(cells: readonly (readonly Inline[])[]): readonly string[] {
  const [first = [], ...rest] = cells;
  return [
    plain(first).replaceAll('\n', ' '),
    ...rest.flatMap((cell) =>
      plain(cell)
        .split('\n')
        .map((line) => `     ${line}`),
    ),
  ];
}

function plain(line: readonly Inline[]): string {
  return line
    .map((part) => {
      switch (part.kind) {
        case 'text':
        case 'code':
          return part.text;
        case 'break':
          return '\n';
        default:
          return plain(part.inside);
      }
    })
    .join('');
}
