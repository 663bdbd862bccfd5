import type { Inline } from './inline.ts';
import { parseInline } from './inline.ts';

export interface Item {
  readonly line: readonly Inline[];
  readonly items: readonly Item[];
}

/** A block of Markdown, as far as reports and comments use it. */
export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly line: readonly Inline[] }
  | { readonly kind: 'paragraph'; readonly lines: readonly (readonly Inline[])[] }
  | { readonly kind: 'quote'; readonly inside: readonly Block[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'rule' }
  | { readonly kind: 'list'; readonly items: readonly Item[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly (readonly Inline[])[])[] }
  | { readonly kind: 'details'; readonly summary: readonly Inline[]; readonly inside: readonly Block[] };

const details = '<details><summary>';
const summaryEnd = '</summary>';
const deepest = 8;

/** Reads Markdown into blocks. Comments in HTML are left out, as GitHub does not show them. */
export function parseBlocks(text: string, depth = 0): readonly Block[] {
  const lines = text.split(/\r?\n/);
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length;) {
    const { block, end } = blockAt(lines, at, depth);
    if (block !== undefined) blocks.push(block);
    at = end;
  }
  return blocks;
}

interface Read {
  readonly block?: Block;
  readonly end: number;
}

function blockAt(lines: readonly string[], at: number, depth: number): Read {
  const line = lines[at] ?? '';
  if (line.trim() === '' || (line.startsWith('<!--') && line.trimEnd().endsWith('-->'))) return { end: at + 1 };
  if (line.startsWith(details) && depth < deepest) return detailsAt(lines, at, depth);
  if (/^#{1,6} /.test(line)) {
    const level = line.indexOf(' ');
    return { block: { kind: 'heading', level, line: parseInline(line.slice(level + 1)) }, end: at + 1 };
  }
  if (line.startsWith('```')) return codeAt(lines, at);
  if (line === '---') return { block: { kind: 'rule' }, end: at + 1 };
  if (line.startsWith('>') && depth < deepest) {
    const end = endOf(lines, at, (one) => one.startsWith('>'));
    const inside = lines.slice(at, end).map((one) => one.replace(/^> ?/, ''));
    return { block: { kind: 'quote', inside: parseBlocks(inside.join('\n'), depth + 1) }, end };
  }
  if (isItem(line)) {
    const end = endOf(lines, at, isItem);
    return { block: { kind: 'list', items: itemsOf(lines.slice(at, end)) }, end };
  }
  if (line.startsWith('|') && /^\|[ :|-]+$/.test(lines[at + 1] ?? '')) return tableAt(lines, at);
  const end = endOf(lines, at, (one) => one.trim() !== '' && !startsBlock(one));
  const block: Block = {
    kind: 'paragraph',
    lines: lines.slice(at, Math.max(end, at + 1)).map((one) => parseInline(one)),
  };
  return { block, end: Math.max(end, at + 1) };
}

function startsBlock(line: string): boolean {
  return line.startsWith(details) || line.startsWith('</details>') || line.startsWith('<!--') || isItem(line);
}

function endOf(lines: readonly string[], from: number, goesOn: (line: string) => boolean): number {
  let end = from;
  while (end < lines.length && goesOn(lines[end] ?? '')) end += 1;
  return end;
}

function detailsAt(lines: readonly string[], at: number, depth: number): Read {
  const first = lines[at] ?? '';
  const close = first.indexOf(summaryEnd);
  const summary = close === -1 ? first.slice(details.length) : first.slice(details.length, close);
  let open = 1;
  let end = at + 1;
  for (; end < lines.length; end += 1) {
    const line = lines[end] ?? '';
    if (line.startsWith('<details>')) open += 1;
    if (line.startsWith('</details>')) open -= 1;
    if (open === 0) break;
  }
  const inside = parseBlocks(lines.slice(at + 1, end).join('\n'), depth + 1);
  return { block: { kind: 'details', summary: parseInline(summary), inside }, end: end + 1 };
}

function codeAt(lines: readonly string[], at: number): Read {
  const end = endOf(lines, at + 1, (line) => !line.startsWith('```'));
  return { block: { kind: 'code', text: lines.slice(at + 1, end).join('\n') }, end: end + 1 };
}

function tableAt(lines: readonly string[], at: number): Read {
  const end = endOf(lines, at, (line) => line.startsWith('|'));
  const rows = lines.slice(at, end).filter((_, index) => index !== 1);
  return { block: { kind: 'table', rows: rows.map(cellsOf) }, end };
}

/** Reports never hold a bar inside a cell. */
function cellsOf(row: string): readonly (readonly Inline[])[] {
  return row
    .replace(/^\||\|\s*$/g, '')
    .split('|')
    .map((cell) => parseInline(cell.trim()));
}

function isItem(line: string): boolean {
  return /^ {0,6}- /.test(line);
}

/** Items with two spaces more belong to the item before. */
function itemsOf(lines: readonly string[]): readonly Item[] {
  const items: { line: readonly Inline[]; below: string[] }[] = [];
  for (const line of lines) {
    const last = items.at(-1);
    if (line.startsWith('  ') && last !== undefined) last.below.push(line.slice(2));
    else items.push({ line: parseInline(line.trimStart().slice(2)), below: [] });
  }
  return items.map(({ line, below }) => ({ line, items: below.length === 0 ? [] : itemsOf(below) }));
}
