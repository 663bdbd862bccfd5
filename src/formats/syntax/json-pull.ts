import { JsonCursor } from './json-cursor.ts';
import type { KnownKeys } from './known-keys.ts';
import { defaultLimits } from './limits.ts';

/**
 * Reading JSON member by member without building a tree, for the formats whose files are large. The same grammar, errors
 * and lines as `parseJson`; the caller decides per key whether to read a value or to skip it:
 *
 *   for (let more = enterObject(cursor); more; more = nextMember(cursor)) {
 *     const key = readKey(cursor);
 *     skipValue(cursor);
 *   }
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

/** Enters the object at the cursor; false if it is empty and therefore already passed. */
export function enterObject(cursor: JsonCursor): boolean {
  return openContainer(cursor, closeBrace);
}

/** Behind the value of a member: whether another member follows, or the object has ended. */
export function nextMember(cursor: JsonCursor): boolean {
  return goesOn(cursor, closeBrace);
}

/** The key at the cursor, which then stands on the value. */
export function readKey(cursor: JsonCursor): string {
  if (cursor.code() !== quote) throw cursor.unexpected('a key in double quotes');
  const key = cursor.string();
  afterKey(cursor);
  return key;
}

/** The key at the cursor where it is one of these, which then stands on the value; any other key is passed unmade. */
export function readKnownKey<K extends string>(cursor: JsonCursor, known: KnownKeys<K>): K | undefined {
  if (cursor.code() !== quote) throw cursor.unexpected('a key in double quotes');
  const { text, at } = cursor;
  const isEscaped = cursor.passString();
  const key = isEscaped ? known.is(cursor.unescaped(at, cursor.at)) : known.find(text, at + 1, cursor.at - 1);
  afterKey(cursor);
  return key;
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
  if (code === openBrace || code === openBracket || code === quote) {
    skipValue(cursor);
    return undefined;
  }
  const start = cursor.at;
  cursor.skipWord();
  return cursor.text.startsWith('true', start) ? true : cursor.text.startsWith('false', start) ? false : undefined;
}

/** Skips one value of any size, checking its grammar; no recursion. */
export function skipValue(cursor: JsonCursor): void {
  cursor.blank();
  const code = cursor.code();
  if (code === quote) cursor.skipString();
  else if (code === openBrace || code === openBracket) skipContainer(cursor);
  else cursor.skipWord();
}

function skipContainer(cursor: JsonCursor): void {
  const { closers } = cursor;
  do {
    cursor.blank();
    const code = cursor.code();
    if (code !== openBrace && code !== openBracket) {
      if (code === quote) cursor.skipString();
      else cursor.skipWord();
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
