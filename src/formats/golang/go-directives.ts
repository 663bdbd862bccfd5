import { linesOf } from '../syntax/lines.ts';

/** One directive of a go.mod or go.work file: a verb with its words, blocks already taken apart. */
export interface GoDirective {
  readonly verb: string;
  readonly words: readonly string[];
  /** What follows `//` on the line. */
  readonly comment: string;
  readonly line: number;
}

/** A line that belongs to no directive, with the reason. */
export interface GoOddLine {
  readonly line: number;
  readonly message: string;
}

/**
 * Takes a file of Go's module grammar apart: `verb words` lines and `verb ( … )` blocks, `//` comments, words in double
 * or back quotes. Source: go.dev/ref/mod, "Lexical elements".
 */
export function directivesOf(text: string): { readonly directives: GoDirective[]; readonly odd: GoOddLine[] } {
  const directives: GoDirective[] = [];
  const odd: GoOddLine[] = [];
  let block: { readonly verb: string; readonly line: number } | undefined;
  for (const { number: line, text: written } of linesOf(text)) {
    const lexed = lex(written);
    if (lexed === undefined) odd.push({ line, message: 'a quote that does not end' });
    else if (lexed.words.length > 0) {
      const [first = '', ...rest] = lexed.words;
      if (block !== undefined && first === ')' && rest.length === 0) block = undefined;
      else if (block !== undefined)
        directives.push({ verb: block.verb, words: lexed.words, comment: lexed.comment, line });
      else if (rest.at(-1) === '(' && rest.length === 1) block = { verb: first, line };
      else directives.push({ verb: first, words: rest, comment: lexed.comment, line });
    }
  }
  if (block !== undefined) odd.push({ line: block.line, message: 'a block that does not end' });
  return { directives, odd };
}

interface Lexed {
  readonly words: readonly string[];
  readonly comment: string;
}

function lex(line: string): Lexed | undefined {
  const words: string[] = [];
  let at = 0;
  while (at < line.length) {
    const character = line.charAt(at);
    if (character === ' ' || character === '\t') at += 1;
    else if (line.startsWith('//', at)) return { words, comment: line.slice(at + 2).trim() };
    else if (character === '"' || character === '`') {
      const end = line.indexOf(character, at + 1);
      if (end < 0) return undefined;
      words.push(line.slice(at + 1, end));
      at = end + 1;
    } else {
      const end = endOfWord(line, at);
      words.push(line.slice(at, end));
      at = end;
    }
  }
  return { words, comment: '' };
}

/** Parentheses and commas are words of their own; `//` begins a comment only at the start of a word. */
function endOfWord(line: string, start: number): number {
  if ('(),'.includes(line.charAt(start))) return start + 1;
  let end = start;
  while (end < line.length && !' \t(),'.includes(line.charAt(end))) end += 1;
  return end;
}
