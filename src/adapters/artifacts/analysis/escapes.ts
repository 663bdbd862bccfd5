/** What a backslash and the characters after it stand for. */
export interface Escape {
  readonly value: string;
  /** Characters of the source, the backslash included. */
  readonly length: number;
  /** Written as a number (`\x41`, `\u0041`, `\u{41}`, `\101`), which hides what it says. */
  readonly numeric: boolean;
}

const simple: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['0', '\0'],
  ['\n', ''],
]);

/** Resolves the escape at `at` as JavaScript, Python and most others write it; anything unknown stands for itself. */
export function decodeEscape(text: string, at: number): Escape {
  const next = text.charAt(at + 1);
  if (next === 'x') return numbered(text, { at, start: at + 2, digits: 2 });
  if (next === 'u' && text.charAt(at + 2) === '{') return braced(text, at);
  if (next === 'u') return numbered(text, { at, start: at + 2, digits: 4 });
  if (next === 'U') return numbered(text, { at, start: at + 2, digits: 8 });
  const octal = octals.exec(text.slice(at + 1, at + 4))?.[0];
  if (octal !== undefined)
    return { value: character(Number.parseInt(octal, 8)), length: octal.length + 1, numeric: true };
  return { value: simple.get(next) ?? next, length: next === '' ? 1 : 2, numeric: false };
}

/** One digit alone may mean a group of a pattern, which is no character. */
const octals = /^[0-3]?[0-7]{2}/;
const hexadecimal = /^[0-9a-fA-F]+$/;

function numbered(text: string, where: { at: number; start: number; digits: number }): Escape {
  const digits = text.slice(where.start, where.start + where.digits);
  if (digits.length !== where.digits || !hexadecimal.test(digits))
    return { value: text.charAt(where.at + 1), length: 2, numeric: false };
  return {
    value: character(Number.parseInt(digits, 16)),
    length: where.start - where.at + where.digits,
    numeric: true,
  };
}

function braced(text: string, at: number): Escape {
  const end = text.indexOf('}', at);
  const digits = end < 0 || end - at > 12 ? '' : text.slice(at + 3, end);
  if (!hexadecimal.test(digits)) return { value: 'u', length: 2, numeric: false };
  return { value: character(Number.parseInt(digits, 16)), length: end - at + 1, numeric: true };
}

function character(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}
