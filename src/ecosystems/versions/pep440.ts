import { compareDigits, isDigits, withoutLeadingZeros } from './digits.ts';
import { longestVersion } from './limits.ts';

/**
 * Python's versions: reading, ordering and the canonical spelling, as PEP 440 ("Version scheme") defines them.
 * Everything is read by hand in one pass. Numbers stay strings of digits, so that no length of digits costs more than
 * a pass over them and none is rounded.
 */
export interface Pep440 {
  readonly epoch: string;
  readonly release: readonly string[];
  readonly pre: { readonly phase: 'a' | 'b' | 'rc'; readonly number: string } | undefined;
  readonly post: string | undefined;
  readonly dev: string | undefined;
  readonly local: readonly string[];
}

/** Spellings of the pre-release phases, longer ones first where one begins with another. */
const phases = [
  ['alpha', 'a'],
  ['a', 'a'],
  ['beta', 'b'],
  ['b', 'b'],
  ['preview', 'rc'],
  ['pre', 'rc'],
  ['rc', 'rc'],
  ['c', 'rc'],
] as const;
const postWords = ['post', 'rev', 'r'];

interface Cursor {
  readonly text: string;
  at: number;
}

/** Reads a version in any spelling that PEP 440 admits; undefined where the text is none. */
export function parsePep440(written: string): Pep440 | undefined {
  if (written.length > longestVersion) return undefined;
  const text = written.trim();
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 126) return undefined;
  const cursor: Cursor = { text: text.toLowerCase(), at: 0 };
  takeWord(cursor, ['v']);
  const start = readEpochAndRelease(cursor);
  if (start === undefined) return undefined;
  const pre = readPre(cursor);
  const post = readPost(cursor);
  const dev = readDev(cursor);
  const local = readLocal(cursor);
  if (local === undefined || cursor.at !== cursor.text.length) return undefined;
  return { ...start, pre, post, dev, local };
}

function readEpochAndRelease(cursor: Cursor): Pick<Pep440, 'epoch' | 'release'> | undefined {
  let first = takeDigits(cursor);
  if (first === undefined) return undefined;
  let epoch = '0';
  if (cursor.text[cursor.at] === '!') {
    cursor.at++;
    epoch = first;
    first = takeDigits(cursor);
    if (first === undefined) return undefined;
  }
  const release = [first];
  while (cursor.text[cursor.at] === '.' && isDigit(cursor.text[cursor.at + 1])) {
    cursor.at++;
    release.push(takeDigits(cursor) ?? '0');
  }
  return { epoch, release };
}

function readPre(cursor: Cursor): Pep440['pre'] {
  const before = cursor.at;
  takeSeparator(cursor);
  const word = takeWord(
    cursor,
    phases.map(([spelling]) => spelling),
  );
  const phase = phases.find(([spelling]) => spelling === word)?.[1];
  if (phase === undefined) {
    cursor.at = before;
    return undefined;
  }
  takeSeparator(cursor);
  return { phase, number: takeDigits(cursor) ?? '0' };
}

/** `-1` alone is a post-release too; a hyphen before anything else is a separator. */
function readPost(cursor: Cursor): string | undefined {
  if (cursor.text[cursor.at] === '-' && isDigit(cursor.text[cursor.at + 1])) {
    cursor.at++;
    return takeDigits(cursor);
  }
  return readWordAndNumber(cursor, postWords);
}

function readDev(cursor: Cursor): string | undefined {
  return readWordAndNumber(cursor, ['dev']);
}

function readWordAndNumber(cursor: Cursor, words: readonly string[]): string | undefined {
  const before = cursor.at;
  takeSeparator(cursor);
  if (takeWord(cursor, words) === undefined) {
    cursor.at = before;
    return undefined;
  }
  takeSeparator(cursor);
  return takeDigits(cursor) ?? '0';
}

/** The parts of the local label; none where there is no label; undefined where one begins and cannot be read. */
function readLocal(cursor: Cursor): readonly string[] | undefined {
  if (cursor.text[cursor.at] !== '+') return [];
  const parts = cursor.text.slice(cursor.at + 1).split(/[._-]/);
  if (!parts.every((part) => /^[a-z0-9]+$/.test(part))) return undefined;
  cursor.at = cursor.text.length;
  return parts.map((part) => (isDigits(part) ? withoutLeadingZeros(part) : part));
}

function takeSeparator(cursor: Cursor): void {
  const c = cursor.text[cursor.at];
  if (c === '.' || c === '-' || c === '_') cursor.at++;
}

function takeWord(cursor: Cursor, words: readonly string[]): string | undefined {
  const word = words.find((w) => cursor.text.startsWith(w, cursor.at));
  if (word !== undefined) cursor.at += word.length;
  return word;
}

function takeDigits(cursor: Cursor): string | undefined {
  const start = cursor.at;
  while (isDigit(cursor.text[cursor.at])) cursor.at++;
  return cursor.at === start ? undefined : withoutLeadingZeros(cursor.text.slice(start, cursor.at));
}

function isDigit(c: string | undefined): boolean {
  return c !== undefined && c >= '0' && c <= '9';
}

/** The order of PEP 440: negative, zero or positive. `1.0` and `1.0.0` are the same; a local label comes after none. */
export function comparePep440(a: Pep440, b: Pep440): number {
  return (
    compareDigits(a.epoch, b.epoch) ||
    compareReleases(a.release, b.release) ||
    preRank(a) - preRank(b) ||
    compareDigits(a.pre?.number ?? '0', b.pre?.number ?? '0') ||
    compareOptional(a.post, b.post, -1) ||
    compareOptional(a.dev, b.dev, 1) ||
    compareLocals(a.local, b.local)
  );
}

function compareReleases(a: readonly string[], b: readonly string[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const order = compareDigits(a[i] ?? '0', b[i] ?? '0');
    if (order !== 0) return order;
  }
  return 0;
}

/** A bare development release comes before every pre-release, a final or post-release after them. */
function preRank(version: Pep440): number {
  if (version.pre !== undefined) return { a: 1, b: 2, rc: 3 }[version.pre.phase];
  return version.post === undefined && version.dev !== undefined ? 0 : 4;
}

/** `missing` says where a version without the number stands: -1 before every number, 1 after. */
function compareOptional(a: string | undefined, b: string | undefined, missing: -1 | 1): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? missing : -missing;
  return compareDigits(a, b);
}

/** Numeric parts come after words; the longer label after its own beginning. */
function compareLocals(a: readonly string[], b: readonly string[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const [x, y] = [a[i], b[i]];
    if (x === undefined || y === undefined) return x === undefined ? -1 : 1;
    const [xIsNumber, yIsNumber] = [isDigits(x), isDigits(y)];
    if (xIsNumber !== yIsNumber) return xIsNumber ? 1 : -1;
    const order = xIsNumber ? compareDigits(x, y) : x < y ? -1 : x > y ? 1 : 0;
    if (order !== 0) return order;
  }
  return 0;
}

/** Whether PEP 440 counts the version as a pre-release: alpha, beta, candidate or development. */
export function isPep440Prerelease(version: Pep440): boolean {
  return version.pre !== undefined || version.dev !== undefined;
}

/** The canonical spelling. Trailing zeros of the release go, so that equal versions are spelt alike. */
export function spellPep440(version: Pep440): string {
  let end = version.release.length;
  while (end > 1 && version.release[end - 1] === '0') end--;
  const epoch = version.epoch === '0' ? '' : `${version.epoch}!`;
  const pre = version.pre === undefined ? '' : `${version.pre.phase}${version.pre.number}`;
  const post = version.post === undefined ? '' : `.post${version.post}`;
  const dev = version.dev === undefined ? '' : `.dev${version.dev}`;
  const local = version.local.length === 0 ? '' : `+${version.local.join('.')}`;
  return `${epoch}${version.release.slice(0, end).join('.')}${pre}${post}${dev}${local}`;
}
