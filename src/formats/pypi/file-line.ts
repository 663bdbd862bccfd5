import { endOfLine } from './file-lists.ts';
import { instantOf } from './lock-files.ts';
import type { LockedFile } from './lock-files.ts';

/** A file with the offset behind its line. */
export interface FileLine extends LockedFile {
  readonly end: number;
}

const hashStart = '", hash = "sha256:';
const hexDigits = 64;

/**
 * One file of a release on a line of its own, as uv, Poetry and PDM write it:
 * `{ url = "…", hash = "sha256:…", size = 1, upload-time = "…" },` with `file` in place of `url` and without size and time
 * in the two others. Undefined for whatever differs in the least. One pass over the line.
 */
export function readFileLine(text: string, start: number): FileLine | undefined {
  let at = start;
  while (text[at] === ' ' || text[at] === '\t') at++;
  if (text[at] !== '{') return undefined;
  at += text[at + 1] === ' ' ? 2 : 1;
  const isUrl = text.startsWith('url = "', at);
  if (!isUrl && !text.startsWith('file = "', at)) return undefined;
  const nameStart = at + (isUrl ? 7 : 8);
  const nameEnd = endOf(plainText, text, nameStart);
  if (!text.startsWith(hashStart, nameEnd)) return undefined;
  const digits = nameEnd + hashStart.length;
  if (endOf(hexDigest, text, digits) !== digits + hexDigits + 1) return undefined;
  const afterSize = skipSize(text, digits + hexDigits + 1);
  const upload = readUploadTime(text, afterSize);
  const end = upload === undefined ? -1 : endOfItem(text, upload.end);
  if (upload === undefined || end === -1) return undefined;
  const name = text.slice(nameStart, nameEnd);
  return {
    url: isUrl ? name : undefined,
    file: isUrl ? undefined : name,
    hash: text.slice(digits - 'sha256:'.length, digits + hexDigits),
    uploadedAt: upload.at,
    end,
  };
}

/** Characters of a string without escapes. A sticky class is what the engine scans fastest, several times over a loop. */
const plainText = /[^"\\\0-\x1f\x7f]*/y;
const hexDigest = /[0-9a-f]*"/y;

/** The offset behind what the sticky pattern matches here; -1 where it does not. */
function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

/** Behind `, size = 123`, where that stands here. A number with a leading zero is no TOML and stops the fast way. */
function skipSize(text: string, at: number): number {
  if (!text.startsWith(', size = ', at)) return at;
  const start = at + 9;
  let end = start;
  while (end - start < 15 && isDigit(text.charCodeAt(end))) end++;
  const isNumber = end > start && (text[start] !== '0' || end === start + 1);
  return isNumber ? end : at;
}

/** The time behind `, upload-time = `; `at` is undefined where none stands here; undefined where it is no time. */
function readUploadTime(
  text: string,
  at: number,
): { readonly at: string | undefined; readonly end: number } | undefined {
  if (!text.startsWith(', upload-time = "', at)) return { at: undefined, end: at };
  const start = at + 17;
  const end = text.indexOf('"', start);
  const time = end === -1 || end - start > 40 ? undefined : instantOf(text.slice(start, end));
  return time === undefined ? undefined : { at: time, end: end + 1 };
}

function endOfItem(text: string, from: number): number {
  const at = text[from] === ' ' ? from + 1 : from;
  return text.startsWith('},', at) ? endOfLine(text, at + 2) : -1;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
