import { JsonCursor } from './json-cursor.ts';
import { defaultLimits } from './limits.ts';

/**
 * Reading JSON member by member without building a tree, for the formats whose files are large. The same grammar, errors
 * and lines as `parseJson`; the caller decides per key whether to read a value or to skip it.
 */

const quote = 34;
const comma = 44;
const colon = 58;
const openBracket = 91;
const closeBracket = 93;
const openBrace = 123;
const closeBrace = 125;

/** A cursor on the first value of a text. */
export function startJson(text: string): JsonCursor {
  const cursor = new JsonCursor(text, false);
  cursor.blank();
  if (cursor.atEnd()) throw cursor.failure('the file is empty');
  return cursor;
}

/** Refuses anything but blanks after the value. */
export function endJson(cursor: JsonCursor): void {
  cursor.blank();
  if (!cursor.atEnd()) throw cursor.unexpected('the end of the file');
}

export function isObject(cursor: JsonCursor): boolean {
  return cursor.code() === openBrace;
}

export function isString(cursor: JsonCursor): boolean {
  return cursor.code() === quote;
}

/** Hands every key of the object at the cursor to `onMember`, which must read or skip the value. */
export function readObject(cursor: JsonCursor, onMember: (key: string, line: number) => void): void {
  if (!openContainer(cursor, closeBrace)) return;
  do {
    const { line } = cursor;
    const key = readKey(cursor);
    onMember(key, line);
  } while (goesOn(cursor, closeBrace));
}

/** The value at the cursor if it is a string; anything else is skipped. */
export function readString(cursor: JsonCursor): string | undefined {
  if (cursor.code() === quote) return cursor.string();
  skipValue(cursor);
  return undefined;
}

/** The value at the cursor if it is `true` or `false`; anything else is skipped. */
export function readBoolean(cursor: JsonCursor): boolean | undefined {
  const code = cursor.code();
  if (code !== 116 && code !== 102) skipValue(cursor);
  else return cursor.scalar(code).value === true;
  return undefined;
}

/** Skips one value of any size, checking its grammar; no recursion. */
export function skipValue(cursor: JsonCursor): void {
  const closers: number[] = [];
  do {
    cursor.blank();
    const code = cursor.code();
    if (code !== openBrace && code !== openBracket) {
      if (code === quote) cursor.skipString();
      else cursor.scalar(code);
    } else {
      const closer = code === openBrace ? closeBrace : closeBracket;
      if (openContainer(cursor, closer)) {
        if (closers.length >= defaultLimits.maxDepth) {
          throw cursor.failure(`nested deeper than ${defaultLimits.maxDepth} levels`);
        }
        closers.push(closer);
        if (closer === closeBrace) skipKey(cursor);
        continue;
      }
    }
    for (let closer = closers.at(-1); closer !== undefined; closer = closers.at(-1)) {
      if (goesOn(cursor, closer)) {
        if (closer === closeBrace) skipKey(cursor);
        break;
      }
      closers.pop();
    }
  } while (closers.length > 0);
}

/** Enters a container; false if it is empty and therefore already passed. */
function openContainer(cursor: JsonCursor, closer: number): boolean {
  cursor.at += 1;
  cursor.blank();
  if (cursor.code() !== closer) return true;
  cursor.at += 1;
  return false;
}

/** After a member: true on a comma, false on the end of the container. */
function goesOn(cursor: JsonCursor, closer: number): boolean {
  cursor.blank();
  const code = cursor.code();
  if (code !== comma && code !== closer) throw cursor.unexpected(closer === closeBrace ? '"," or "}"' : '"," or "]"');
  cursor.at += 1;
  if (code === closer) return false;
  cursor.blank();
  return true;
}

function readKey(cursor: JsonCursor): string {
  if (cursor.code() !== quote) throw cursor.unexpected('a key in double quotes');
  const key = cursor.string();
  afterKey(cursor);
  return key;
}

function skipKey(cursor: JsonCursor): void {
  if (cursor.code() !== quote) throw cursor.unexpected('a key in double quotes');
  cursor.skipString();
  afterKey(cursor);
}

function afterKey(cursor: JsonCursor): void {
  cursor.blank();
  if (cursor.code() !== colon) throw cursor.unexpected('":" after the key');
  cursor.at += 1;
  cursor.blank();
}
