import { echo } from '../syntax/echo.ts';
import { SyntaxFailure } from '../syntax/limits.ts';

/** One block of a classic yarn.lock: what was asked for, and what it came to. */
export interface YarnBlock {
  readonly descriptors: readonly string[];
  readonly line: number;
  endLine: number;
  /** `version`, `resolved`, `integrity`, `name`, … */
  readonly fields: Map<string, string>;
  /** `dependencies` and `optionalDependencies` together, as `name@range`. */
  readonly needs: string[];
  /** Fields that stand twice. */
  readonly doubled: string[];
}

const space = 32;
const hash = 35;
const quote = 34;

/**
 * Splits a classic yarn.lock into its blocks. Its syntax is yarn's own: a head with comma-joined descriptors and a colon,
 * fields indented by two, dependencies by four. One pass over the lines; anything else is refused with its line.
 */
export function readYarnBlocks(text: string): readonly YarnBlock[] {
  const blocks: YarnBlock[] = [];
  let block: YarnBlock | undefined;
  let section: string | undefined;
  let line = 0;
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf('\n', start);
    const stop = newline === -1 ? text.length : newline;
    line += 1;
    let from = start;
    while (text.charCodeAt(from) === space) from += 1;
    const indent = from - start;
    const end = trimmedEnd(text, from, stop);
    start = stop + 1;
    if (from >= end || text.charCodeAt(from) === hash) continue;
    if (indent === 0) {
      block = {
        descriptors: readHead(text.slice(from, end), line),
        line,
        endLine: line,
        fields: new Map(),
        needs: [],
        doubled: [],
      };
      section = undefined;
      blocks.push(block);
      continue;
    }
    if (block === undefined) throw failure('an indented line before the first entry', line);
    block.endLine = line;
    if (indent === 2 && text.charCodeAt(end - 1) === 58) section = text.slice(from, end - 1);
    else if (indent === 2) {
      section = undefined;
      addField(block, readPair(text.slice(from, end), line));
    } else if (indent === 4 && section !== undefined) {
      if (section.toLowerCase().endsWith('dependencies')) addNeed(block, readPair(text.slice(from, end), line));
    } else throw failure(`unexpected indentation of ${indent}`, line);
  }
  return blocks;
}

/** Without blanks and a carriage return at the end. */
function trimmedEnd(text: string, from: number, stop: number): number {
  let end = stop;
  while (end > from && (text.charCodeAt(end - 1) === space || text.charCodeAt(end - 1) === 13)) end -= 1;
  return end;
}

function readHead(head: string, line: number): readonly string[] {
  if (!head.endsWith(':'))
    throw failure(`expected ":" at the end of the entry's head ${echo(head)}`, line);
  const descriptors: string[] = [];
  const last = head.length - 1;
  for (let at = 0; at < last;) {
    const isQuoted = head.charCodeAt(at) === quote;
    const end = isQuoted ? closingQuote(head, at, line) + 1 : nextComma(head, at, last);
    descriptors.push(isQuoted ? unquote(head.slice(at, end), line) : head.slice(at, end));
    at = end;
    if (at === last) break;
    if (!head.startsWith(', ', at)) throw failure('expected "," between the descriptors of a head', line);
    at += 2;
  }
  if (descriptors.length === 0 || descriptors.includes('')) throw failure('an entry without a name', line);
  return descriptors;
}

function nextComma(head: string, at: number, last: number): number {
  const comma = head.indexOf(', ', at);
  return comma === -1 ? last : comma;
}

interface Pair {
  readonly key: string;
  readonly value: string;
}

/** `key value`, each bare or in double quotes. */
function readPair(content: string, line: number): Pair {
  const isQuoted = content.charCodeAt(0) === quote;
  const keyEnd = isQuoted ? closingQuote(content, 0, line) + 1 : content.indexOf(' ');
  if (keyEnd <= 0 || content.charCodeAt(keyEnd) !== space)
    throw failure(`expected a key and a value, found ${echo(content)}`, line);
  const key = isQuoted ? unquote(content.slice(0, keyEnd), line) : content.slice(0, keyEnd);
  const value = content.slice(keyEnd + 1);
  return { key, value: value.charCodeAt(0) === quote ? unquote(value, line) : value };
}

function closingQuote(content: string, open: number, line: number): number {
  for (let at = open + 1; at < content.length; at += 1) {
    const code = content.charCodeAt(at);
    if (code === quote) return at;
    if (code === 92) at += 1;
  }
  throw failure('a quoted text is not closed', line);
}

function unquote(quoted: string, line: number): string {
  if (quoted.indexOf('"', 1) === quoted.length - 1 && !quoted.includes('\\')) return quoted.slice(1, -1);
  try {
    return String(JSON.parse(quoted));
  } catch {
    throw failure(`a quoted text cannot be read: ${echo(quoted)}`, line);
  }
}

function addField(block: YarnBlock, { key, value }: Pair): void {
  if (block.fields.has(key)) block.doubled.push(key);
  block.fields.set(key, value);
}

function addNeed(block: YarnBlock, { key, value }: Pair): void {
  block.needs.push(`${key}@${value}`);
}

function failure(reason: string, line: number): SyntaxFailure {
  return new SyntaxFailure(`not a valid yarn.lock: ${reason}`, line);
}
