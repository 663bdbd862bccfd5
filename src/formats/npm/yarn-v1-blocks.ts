import { echo } from '../syntax/echo.ts';
import { KnownKeys } from '../syntax/known-keys.ts';
import { SyntaxFailure } from '../syntax/limits.ts';

/** One block of a classic yarn.lock: what was asked for, and what it came to. */
export interface YarnBlock {
  readonly descriptors: readonly string[];
  readonly line: number;
  endLine: number;
  version: string | undefined;
  resolved: string | undefined;
  integrity: string | undefined;
  name: string | undefined;
  /** Its part of the file's needs: from the first place up to, and without, the last. */
  readonly needsFrom: number;
  needsTo: number;
  /** Other fields, and those that stand twice. */
  others: Set<string> | undefined;
  doubled: string[] | undefined;
  /** Keys of the entries that need it. */
  requiredBy: string[] | undefined;
}

/** The blocks of a file, and all that they need (`dependencies` and `optionalDependencies`): names, and what is asked. */
export interface YarnBlocks {
  readonly blocks: YarnBlock[];
  readonly names: string[];
  readonly ranges: string[];
}

const fields = new KnownKeys(['version', 'resolved', 'integrity', 'name']);

const space = 32;
const hash = 35;
const quote = 34;

/**
 * Splits a classic yarn.lock into its blocks. Its syntax is yarn's own: a head with comma-joined descriptors and a colon,
 * fields indented by two, dependencies by four. One pass over the lines; anything else is refused with its line.
 */
export function readYarnBlocks(text: string): YarnBlocks {
  const read: YarnBlocks = { blocks: [], names: [], ranges: [] };
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
      block = newBlock(readHead(text.slice(from, end), line), line, read.names.length);
      section = undefined;
      read.blocks.push(block);
      continue;
    }
    if (block === undefined) throw failure('an indented line before the first entry', line);
    block.endLine = line;
    if (indent === 2 && text.charCodeAt(end - 1) === 58) section = text.slice(from, end - 1);
    else if (indent === 2) {
      section = undefined;
      addField(block, readPair(text, { from, end, line }));
    } else if (indent === 4 && section !== undefined) {
      if (namesNeeds(section)) addNeed(read, block, readPair(text, { from, end, line }));
    } else throw failure(`unexpected indentation of ${indent}`, line);
  }
  return read;
}

/** Without blanks and a carriage return at the end. */
function trimmedEnd(text: string, from: number, stop: number): number {
  let end = stop;
  while (end > from && (text.charCodeAt(end - 1) === space || text.charCodeAt(end - 1) === 13)) end -= 1;
  return end;
}

function readHead(head: string, line: number): readonly string[] {
  if (!head.endsWith(':')) throw failure(`expected ":" at the end of the entry's head ${echo(head)}`, line);
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

/** `key value`, each bare or in double quotes, between two offsets of a line. */
function readPair(text: string, { from, end, line }: { from: number; end: number; line: number }): Pair {
  const isQuoted = text.charCodeAt(from) === quote;
  const blank = isQuoted ? from + closingQuote(text.slice(from, end), 0, line) + 1 : text.indexOf(' ', from);
  if (blank === -1 || blank >= end || text.charCodeAt(blank) !== space)
    throw failure(`expected a key and a value, found ${echo(text.slice(from, end))}`, line);
  const key = isQuoted ? unquote(text.slice(from, blank), line) : text.slice(from, blank);
  const value = text.slice(blank + 1, end);
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

function newBlock(descriptors: readonly string[], line: number, needs: number): YarnBlock {
  return {
    descriptors,
    line,
    endLine: line,
    version: undefined,
    resolved: undefined,
    integrity: undefined,
    name: undefined,
    needsFrom: needs,
    needsTo: needs,
    others: undefined,
    doubled: undefined,
    requiredBy: undefined,
  };
}

function addField(block: YarnBlock, { key, value }: Pair): void {
  const field = fields.is(key);
  const isDouble = field === undefined ? block.others?.has(key) === true : block[field] !== undefined;
  if (isDouble) (block.doubled ??= []).push(key);
  if (field === undefined) (block.others ??= new Set()).add(key);
  else block[field] = value;
}

function namesNeeds(section: string): boolean {
  return section === 'dependencies' || section.toLowerCase().endsWith('dependencies');
}

function addNeed({ names, ranges }: YarnBlocks, block: YarnBlock, { key, value }: Pair): void {
  names.push(key);
  ranges.push(value);
  block.needsTo = names.length;
}

function failure(reason: string, line: number): SyntaxFailure {
  return new SyntaxFailure(`not a valid yarn.lock: ${reason}`, line);
}
