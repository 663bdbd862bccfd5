import type { TomlCursor } from './toml-cursor.ts';

/** Longer words are no numbers, dates or truth values. */
const longestWord = 400;

// Anchored and free of nested choices over the same characters: each is linear on its word.
const decimal = /^[+-]?(?:0|[1-9](?:_?[0-9])*)$/;
const prefixed = /^0(?:x[0-9A-Fa-f](?:_?[0-9A-Fa-f])*|o[0-7](?:_?[0-7])*|b[01](?:_?[01])*)$/;
const float = /^[+-]?(?:0|[1-9](?:_?[0-9])*)(?:\.[0-9](?:_?[0-9])*)?(?:[eE][+-]?[0-9](?:_?[0-9])*)?$/;
const date = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/;
const time = /^([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\.[0-9]+)?)?$/;
const offset = /^(?:[Zz]|[+-]([0-9]{2}):([0-9]{2}))$/;

/** A number, truth value or date. Dates and integers beyond 2^53 stay text: nothing is rounded. */
export function readScalar(cursor: TomlCursor): string | number | boolean {
  const start = cursor.at;
  let end = start;
  while (isWordCode(cursor.text.charCodeAt(end))) end += 1;
  // A date and its time may be parted by one space.
  if (end - start === 10 && cursor.text.charCodeAt(end) === 32 && isDigit(cursor.text.charCodeAt(end + 1))) {
    end += 1;
    while (isWordCode(cursor.text.charCodeAt(end))) end += 1;
  }
  if (end === start) throw cursor.unexpected('a value');
  const value = end - start > longestWord ? undefined : scalarOf(cursor.text.slice(start, end));
  if (value === undefined) throw cursor.failure('a value is no string, number, date or truth value');
  cursor.at = end;
  return value;
}

function scalarOf(word: string): string | number | boolean | undefined {
  if (word === 'true') return true;
  if (word === 'false') return false;
  if (decimal.test(word) || prefixed.test(word)) return integerOf(word.replaceAll('_', ''));
  if (float.test(word)) return Number(word.replaceAll('_', ''));
  if (isDateTime(word)) return word;
  return specialFloats.get(word);
}

const specialFloats: ReadonlyMap<string, number> = new Map([
  ['inf', Infinity],
  ['+inf', Infinity],
  ['-inf', -Infinity],
  ['nan', Number.NaN],
  ['+nan', Number.NaN],
  ['-nan', Number.NaN],
]);

function integerOf(digits: string): number | string | undefined {
  const value = Number(digits);
  if (Number.isSafeInteger(value)) return value;
  const sign = digits.startsWith('-') ? -1n : 1n;
  const exact = BigInt(digits.startsWith('-') || digits.startsWith('+') ? digits.slice(1) : digits) * sign;
  return BigInt.asIntN(64, exact) === exact ? digits : undefined;
}

function isDateTime(word: string): boolean {
  if (word.length < 10 || word.charCodeAt(4) !== 45) return isTime(word);
  if (!isDate(word.slice(0, 10))) return false;
  if (word.length === 10) return true;
  const separator = word.charAt(10);
  if (separator !== 'T' && separator !== 't' && separator !== ' ') return false;
  const rest = word.slice(11);
  const zone = zoneStart(rest);
  return isTime(rest.slice(0, zone)) && (zone === rest.length || isOffset(rest.slice(zone)));
}

function zoneStart(rest: string): number {
  for (let i = 0; i < rest.length; i += 1) {
    const code = rest.charCodeAt(i);
    if (code === 43 || code === 45 || code === 90 || code === 122) return i;
  }
  return rest.length;
}

function isDate(text: string): boolean {
  const [, year, month, day] = date.exec(text) ?? [];
  if (day === undefined) return false;
  const days = [31, isLeap(Number(year)) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][Number(month) - 1] ?? 0;
  return Number(day) >= 1 && Number(day) <= days;
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function isTime(text: string): boolean {
  const [, hour, minute, second = '00'] = time.exec(text) ?? [];
  return minute !== undefined && Number(hour) < 24 && Number(minute) < 60 && Number(second) <= 60;
}

function isOffset(text: string): boolean {
  const match = offset.exec(text);
  return match !== null && Number(match[1] ?? 0) < 24 && Number(match[2] ?? 0) < 60;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isWordCode(code: number): boolean {
  return (
    isDigit(code) ||
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 43 && code <= 46 && code !== 44) ||
    code === 95 ||
    code === 58
  );
}
