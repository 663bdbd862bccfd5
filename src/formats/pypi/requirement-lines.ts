/** One logical line of a requirements file: continuations joined, comment gone. */
export interface RequirementLine {
  readonly text: string;
  /** First and last physical line, counted the way git and GitHub do: by line feeds. */
  readonly line: number;
  readonly endLine: number;
}

interface Physical {
  readonly text: string;
  readonly line: number;
}

/**
 * The logical lines of a requirements file, in pip's own order: split, join continuations, then strip comments. So a
 * comment that ends in a backslash swallows the next line, as it does in pip; and a comment line ends a continuation.
 * Lines end wherever Python's `str.splitlines` ends them: a line separator inside a comment starts a line that pip
 * installs and that most viewers do not show as one.
 */
export function* requirementLines(text: string): Generator<RequirementLine> {
  let joined: string[] = [];
  let first = 1;
  let last = 1;
  for (const { text: physical, line } of pythonLines(text)) {
    if (joined.length === 0) first = line;
    last = line;
    const isComment = /^\s*#/.test(physical);
    if (physical.endsWith('\\') && !isComment) {
      joined.push(stripBackslashes(physical));
      continue;
    }
    joined.push(isComment ? ` ${physical}` : physical);
    yield* withoutComment(joined.join(''), first, last);
    joined = [];
  }
  if (joined.length > 0) yield* withoutComment(joined.join(''), first, last);
}

function* withoutComment(text: string, line: number, endLine: number): Generator<RequirementLine> {
  const comment = startOfComment(text);
  const bare = (comment === -1 ? text : text.slice(0, comment)).trim();
  if (bare !== '') yield { text: bare, line, endLine };
}

/** A comment starts at the beginning or after white space; `#` inside an address does not start one. */
function startOfComment(text: string): number {
  for (let at = text.indexOf('#'); at !== -1; at = text.indexOf('#', at + 1)) {
    if (at === 0 || /\s/.test(text.charAt(at - 1))) return at;
  }
  return -1;
}

function stripBackslashes(text: string): string {
  let start = 0;
  let end = text.length;
  while (text[start] === '\\') start++;
  while (end > start && text[end - 1] === '\\') end--;
  return text.slice(start, end);
}

/** Physical lines as Python splits them; the number counts line feeds only. */
function* pythonLines(text: string): Generator<Physical> {
  const ends = /\r\n|[\n\r\v\f\u{1c}-\u{1e}\u{85}\u{2028}\u{2029}]/gu;
  let start = 0;
  let line = 1;
  for (const match of text.matchAll(ends)) {
    yield { text: text.slice(start, match.index), line };
    start = match.index + match[0].length;
    if (match[0].endsWith('\n')) line++;
  }
  if (start < text.length) yield { text: text.slice(start), line };
}
