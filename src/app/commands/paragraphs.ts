import { blockEndOf, opensBlock, tagBalance } from './html-blocks.ts';
import type { BlockEnd } from './html-blocks.ts';
import { plainLines } from './plain-lines.ts';

/** GitHub's own limit of a comment is 65,536 characters. */
const mostLines = 5_000;
const mostCharacters = 65_536;

type Inside =
  | { readonly block: 'nothing' }
  | { readonly block: 'paragraph'; readonly lines: string[] }
  /** A quote, list, table row or indented code: until a blank line, since a lazy line still belongs to it. */
  | { readonly block: 'container' }
  | { readonly block: 'fence'; readonly mark: string; readonly length: number }
  | { readonly block: 'html'; readonly end: BlockEnd };

/**
 * The lines of each top-level paragraph of a GitHub comment (CommonMark 0.31, section 4), without lines that a code span
 * or a tag swallows. In doubt a line is left out: a command that was not meant must never run.
 */
export function paragraphsOf(body: string): readonly (readonly string[])[] {
  const paragraphs: (readonly string[])[] = [];
  let inside: Inside = { block: 'nothing' };
  let openTags = 0;
  const lines = body.slice(0, mostCharacters).replaceAll('\r\n', '\n').replaceAll('\r', '\n').split('\n');
  for (const line of [...lines.slice(0, mostLines), '']) {
    const before = inside;
    inside = next(before, line);
    if (inside.block === 'html') openTags = Math.max(0, openTags + tagBalance(line));
    const ended = before.block === 'paragraph' && inside.block !== 'paragraph' ? before.lines : undefined;
    // A line of = or - under a paragraph makes it a heading; a paragraph inside <details> and the like is folded away.
    if (ended !== undefined && openTags === 0 && !isUnderline(line)) paragraphs.push(plainLines(ended));
  }
  return paragraphs;
}

function next(inside: Inside, line: string): Inside {
  const blank = line.trim() === '';
  switch (inside.block) {
    case 'fence':
      return closesFence(line, inside.mark, inside.length) ? { block: 'nothing' } : inside;
    case 'html':
      if (inside.end === 'blank-line') return blank ? { block: 'nothing' } : inside;
      return line.toLowerCase().includes(inside.end) ? { block: 'container' } : inside;
    case 'container':
      if (blank) return { block: 'nothing' };
      return startsCode(line) ? begin(line) : inside;
    case 'paragraph':
      if (blank || isUnderline(line)) return { block: 'nothing' };
      if (interrupts(line)) return begin(line);
      inside.lines.push(line);
      return inside;
    case 'nothing':
      return blank ? inside : begin(line);
  }
}

function begin(line: string): Inside {
  const fence = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
  if (fence !== undefined) return { block: 'fence', mark: fence.charAt(0), length: fence.length };
  if (opensBlock(line)) return startHtml(line);
  // Link and footnote definitions are not shown, and their titles may span lines.
  if (line.startsWith('[') || interrupts(line) || /^(?: {1,3}|\t| {4})/.test(line)) return { block: 'container' };
  return { block: 'paragraph', lines: [line] };
}

function startHtml(line: string): Inside {
  const end = blockEndOf(line);
  if (end !== 'blank-line' && line.toLowerCase().slice(2).includes(end)) return { block: 'container' };
  return { block: 'html', end };
}

function startsCode(line: string): boolean {
  return /^ {0,3}(?:`{3}|~{3})/.test(line) || opensBlock(line);
}

/** What ends a paragraph without a blank line: a quote, a list, a heading, a fence, HTML, a table row. */
function interrupts(line: string): boolean {
  return startsCode(line) || /^ {0,3}(?:>|[-+*](?:[ \t]|$)|\d{1,9}[.)](?:[ \t]|$)|#{1,6}(?:[ \t]|$)|\|)/.test(line);
}

function isUnderline(line: string): boolean {
  return /^ {0,3}(?:=+|-+)[ \t]*$/.test(line);
}

function closesFence(line: string, mark: string, length: number): boolean {
  const text = line.trim();
  return line.search(/\S/) <= 3 && text.length >= length && text === mark.repeat(text.length);
}
