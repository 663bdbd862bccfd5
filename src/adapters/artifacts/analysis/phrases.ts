import { decodeNumbers, decodeText } from './decode.ts';
import type { CharacterKey, Decoded } from './decode.ts';
import type { Language } from './language.ts';
import type { Token } from './tokens.ts';

/** A text that the code spells: one literal, several put together, or what an encoded one says. */
export interface Phrase {
  readonly value: string;
  /** Index of its first and last token. */
  readonly first: number;
  readonly last: number;
  /** Literals that it was put together from. */
  readonly pieces: number;
  readonly decodedBy?: Decoded['by'];
}

const pathJoiners = new Set(['Combine', 'Join', 'Path', 'combine', 'join', 'joinpath', 'normalize', 'resolve']);
/** A phrase is not put together from more tokens than this. */
const longestRun = 200;

/**
 * The texts of a piece of code, with `"a" + "b"`, templates, `["a", "b"].join()`, `path.join("a", "b")` and lists of
 * character codes put together: payloads split what a search would find (eslint-config-prettier 2025).
 */
export function phrasesOf(tokens: readonly Token[], language: Language): readonly Phrase[] {
  const phrases: Phrase[] = [];
  const keys = characterKeys(tokens);
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (token?.kind === 'text') {
      const run = concatenation(tokens, i, language);
      addPhrase(phrases, run);
      addPhrase(phrases, listJoin(tokens, i, language));
      i = Math.max(i, run.last);
    } else if (token?.kind === 'number') {
      const list = numberList(tokens, i);
      const decoded = decodeNumbers(list.numbers, keys);
      if (decoded) phrases.push({ value: decoded.value, first: i, last: list.last, pieces: 1, decodedBy: decoded.by });
      i = list.last;
    } else if (token?.kind === 'name' && pathJoiners.has(token.value)) addPhrase(phrases, pathJoin(tokens, i));
  }
  return phrases;
}

function addPhrase(phrases: Phrase[], phrase: Phrase | undefined): void {
  if (phrase === undefined || phrase.value === '') return;
  phrases.push(phrase);
  const decoded = decodeText(phrase.value);
  if (decoded !== undefined) phrases.push({ ...phrase, value: decoded.value, decodedBy: decoded.by });
}

/** A literal with everything that is added to it; a variable between two literals becomes `{}`. */
function concatenation(tokens: readonly Token[], start: number, language: Language): Phrase {
  const values: string[] = [tokens[start]?.value ?? ''];
  let last = start;
  let pieces = 1;
  for (let i = start + 1; i < tokens.length && i - start < longestRun;) {
    const next = nextPiece(tokens, i, language);
    if (next === undefined) break;
    values.push(next.hole ? '{}' : '', tokens[next.at]?.value ?? '');
    pieces += 1;
    last = next.at;
    i = next.at + 1;
  }
  if (!isReversed(tokens, start, last)) return { value: values.join(''), first: start, last, pieces };
  const value = [...values.join('')].toReversed().join('');
  return { value, first: start, last, pieces, decodedBy: 'reversed text' };
}

/** The literal that follows at `i` after an operator, with a variable in between or not. */
function nextPiece(tokens: readonly Token[], i: number, language: Language): { at: number; hole: boolean } | undefined {
  const token = tokens[i];
  if (token?.kind === 'text') return language === 'python' || language === 'ruby' ? { at: i, hole: false } : undefined;
  if (token?.value === '${') return templatePiece(tokens, i);
  const plus = token?.value === '+' || (language === 'php' && token?.value === '.');
  if (!plus || token?.kind !== 'punctuation') return undefined;
  if (tokens[i + 1]?.kind === 'text') return { at: i + 1, hole: false };
  if (tokens[i + 1]?.kind !== 'name') return undefined;
  const member = language === 'php' ? '->' : '.';
  let at = i + 2;
  while (tokens[at]?.value === member && tokens[at + 1]?.kind === 'name') at += 2;
  const again = tokens[at]?.value === token.value && tokens[at + 1]?.kind === 'text';
  return again ? { at: at + 1, hole: true } : undefined;
}

function templatePiece(tokens: readonly Token[], i: number): { at: number; hole: boolean } | undefined {
  let depth = 0;
  for (let at = i; at < tokens.length && at - i < longestRun; at++) {
    const value = tokens[at]?.kind === 'punctuation' ? tokens[at]?.value : '';
    if (value === '${') depth += 1;
    if (value === '}$') depth -= 1;
    if (depth === 0) return tokens[at + 1]?.kind === 'text' ? { at: at + 1, hole: true } : undefined;
  }
  return undefined;
}

/** `"…".split("").reverse().join("")`, Python's `"…"[::-1]` and PHP's `strrev("…")`. */
function isReversed(tokens: readonly Token[], start: number, last: number): boolean {
  const next = tokens[last + 1]?.value;
  if (next === ')' && tokens[start - 1]?.value === '(' && tokens[start - 2]?.value === 'strrev') return true;
  if (next !== '[' && next !== '.') return false;
  const after = tokens
    .slice(last + 1, last + 12)
    .map((token) => token.value)
    .join(' ');
  return after.startsWith('[ : : - 1 ]') || /^\. split \( *\) \. reverse \(/.test(after.replace(/\s+/g, ' '));
}

/** `["a", "b"].join("x")` and `"x".join(["a", "b"])`. */
function listJoin(tokens: readonly Token[], start: number, language: Language): Phrase | undefined {
  const before = tokens[start - 1];
  if (before?.value !== '[' && before?.value !== '(') return undefined;
  const list = textList(tokens, start);
  if (list.values.length < 2) return undefined;
  const after = list.last + 1;
  const isJoin =
    tokens[after]?.value === ']' && tokens[after + 1]?.value === '.' && tokens[after + 2]?.value === 'join';
  if (isJoin) return joined(list, { start, separator: separatorAt(tokens, after + 4, language === 'ruby' ? '' : ',') });
  const python =
    tokens[start - 2]?.value === '(' && tokens[start - 3]?.value === 'join' && tokens[start - 5]?.kind === 'text';
  if (python) return joined(list, { start, separator: tokens[start - 5]?.value ?? '' });
  const php = tokens[start - 2]?.value === ',' && /^(?:implode|join)$/.test(tokens[start - 5]?.value ?? '');
  if (php && tokens[start - 3]?.kind === 'text')
    return joined(list, { start, separator: tokens[start - 3]?.value ?? '' });
  const macro = tokens[start - 2]?.value === '!' && tokens[start - 3]?.value === 'concat';
  return macro ? joined(list, { start, separator: '' }) : undefined;
}

function separatorAt(tokens: readonly Token[], at: number, usual: string): string {
  return tokens[at]?.kind === 'text' && tokens[at - 1]?.value === '(' ? (tokens[at]?.value ?? '') : usual;
}

function joined(list: { values: readonly string[]; last: number }, how: { start: number; separator: string }): Phrase {
  return { value: list.values.join(how.separator), first: how.start, last: list.last, pieces: list.values.length };
}

function textList(tokens: readonly Token[], start: number): { values: readonly string[]; last: number } {
  const values: string[] = [];
  let last = start;
  for (let i = start; tokens[i]?.kind === 'text' && values.length < longestRun; i += 2) {
    values.push(tokens[i]?.value ?? '');
    last = i;
    if (tokens[i + 1]?.value !== ',') break;
  }
  return { values, last };
}

/** The literal arguments of a call that puts a path together. */
function pathJoin(tokens: readonly Token[], name: number): Phrase | undefined {
  if (tokens[name + 1]?.value !== '(') return undefined;
  const values: string[] = [];
  let depth = 0;
  let i = name + 1;
  for (; i < tokens.length && i - name < longestRun; i++) {
    const token = tokens[i];
    if (token?.kind === 'text') values.push(token.value);
    if (token?.kind !== 'punctuation') continue;
    if (token.value === '(') depth += 1;
    if (token.value === ')') depth -= 1;
    if (depth === 0) break;
  }
  if (values.length < 2) return undefined;
  return { value: values.join('/').replaceAll(/\/{2,}/g, '/'), first: name, last: i, pieces: 1 };
}

function numberList(tokens: readonly Token[], start: number): { numbers: readonly number[]; last: number } {
  const numbers: number[] = [];
  let last = start;
  for (let i = start; tokens[i]?.kind === 'number'; i += 2) {
    numbers.push(Number((tokens[i]?.value ?? '').replace(/(?:u8|_)/g, '')));
    last = i;
    if (tokens[i + 1]?.value !== ',') break;
  }
  return { numbers: numbers.some(Number.isNaN) ? [] : numbers, last };
}

const characterMakers = new Set(['char', 'chr', 'fromCharCode', 'fromCodePoint', 'rune']);
const operators = new Set(['^', '+', '-']);

/** Keys by which numbers are changed beside the place where they become characters: `String.fromCharCode(c ^ 23)`. */
function characterKeys(tokens: readonly Token[]): readonly CharacterKey[] {
  const keys = new Map<string, CharacterKey>();
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (token?.kind !== 'name' || !characterMakers.has(token.value)) continue;
    for (let at = Math.max(0, i - 12); at < i + 25; at++) {
      const operator = tokens[at]?.kind === 'punctuation' ? tokens[at]?.value : undefined;
      const key = tokens[at + 1]?.kind === 'number' ? Number(tokens[at + 1]?.value) : Number.NaN;
      if (isOperator(operator) && key > 0 && key < 256) keys.set(`${operator}${key}`, { operator, key });
    }
    if (keys.size > 8) break;
  }
  return [...keys.values()];
}

function isOperator(value: string | undefined): value is CharacterKey['operator'] {
  return value !== undefined && operators.has(value);
}
