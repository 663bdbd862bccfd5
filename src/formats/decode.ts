import type { ProblemCode } from '../domain/problem.ts';

/** The text of a file, or why it is none. */
export type Decoded =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly code: ProblemCode; readonly message: string; readonly line?: number };

/** Larger than any dependency file seen (12 MB); a worker's heap holds what is read from it. */
export const largestFile = 48 * 1024 * 1024;

/**
 * Decodes the bytes of a dependency file: UTF-8, strictly, or UTF-16 where a byte order mark says so (PowerShell's `>`
 * writes it), or what the prolog of an XML file names. Byte order marks are cut. Refuses what is no readable text: NUL
 * bytes, Git LFS pointers, unresolved merge conflicts.
 */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes.length > largestFile) {
    return refusal('too-large', `the file has ${bytes.length} bytes, the limit is ${largestFile}`);
  }
  const decoded = textOf(bytes);
  if (!decoded.ok) return decoded;
  const { text } = decoded;
  // Most files hold no such byte, and in bytes it is found sooner than in text that is no Latin.
  if (viewOf(bytes).includes(0) && text.includes('\0'))
    return refusal('unreadable-file', 'the file holds NUL characters: it is no text', lineOf(text, text.indexOf('\0')));
  if (text.startsWith('version https://git-lfs.github.com/spec/')) {
    return refusal('not-regular-file', 'the file is a Git LFS pointer, its content is not in the repository');
  }
  const conflict = holdsMarker(bytes) ? conflictLine(text) : undefined;
  return conflict === undefined
    ? decoded
    : refusal('conflict-markers', 'the file holds unresolved merge conflict markers', conflict);
}

function textOf(bytes: Uint8Array): Decoded {
  const encoding = encodingOf(bytes);
  const text = decodedAs(encoding, bytes) ?? decodedAs(statedEncoding(bytes), bytes);
  return text === undefined ? refusal('unreadable-file', `the file is not valid ${encoding}`) : { ok: true, text };
}

function decodedAs(encoding: string | undefined, bytes: Uint8Array): string | undefined {
  if (encoding === undefined) return undefined;
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * The encoding that a comment on one of the first two lines names, for what is no UTF-8: Python's programs and pip's
 * requirements files (PEP 263), Ruby's programs ("magic comments").
 */
function statedEncoding(bytes: Uint8Array): string | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 400)).split('\n', 2);
  const comment = head.find((line) => /^[ \t]*#/.test(line) && codingComment.test(line)) ?? '';
  const name = codingComment.exec(comment)?.[1]?.toLowerCase().replaceAll('_', '-') ?? '';
  const known = name === 'latin-1' || name === 'latin1' ? 'iso-8859-1' : name.replace(/^cp(?=125[0-8]$)/, 'windows-');
  return otherEncodings.has(known) ? known : undefined;
}

const codingComment = /coding[=:][ \t]{0,10}([A-Za-z0-9._-]{1,20})/;

const otherEncodings = new Set([
  'iso-8859-1',
  'iso-8859-15',
  'us-ascii',
  'windows-1250',
  'windows-1251',
  'windows-1252',
  'shift_jis',
  'gbk',
  'gb2312',
  'euc-jp',
  'euc-kr',
  'big5',
]);
const declared = /^<\?xml[^>]{0,80}?encoding=["']([A-Za-z0-9._-]{1,20})["']/;

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] !== 0x3c) return 'utf-8';
  const head = String.fromCharCode(...bytes.subarray(0, 128));
  const name = declared.exec(head)?.[1]?.toLowerCase() ?? '';
  return otherEncodings.has(name) ? name : 'utf-8';
}

/**
 * Whether the bytes hold what may be a conflict marker, in UTF-8 or UTF-16. Six of its signs are looked for: V8 searches for
 * so few many times faster than for more, which took longer than all else that is done to a file here.
 */
function holdsMarker(bytes: Uint8Array): boolean {
  const view = viewOf(bytes);
  return bytes[0] === 0xff || bytes[0] === 0xfe || view.includes('<<<<<<') || view.includes('>>>>>>');
}

function viewOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** The line of the first conflict marker as git writes them: seven signs and a space at the start of a line. */
function conflictLine(text: string): number | undefined {
  for (const marker of ['<<<<<<< ', '>>>>>>> ']) {
    for (let at = text.indexOf(marker); at !== -1; at = text.indexOf(marker, at + marker.length)) {
      if (at === 0 || text.charAt(at - 1) === '\n') return lineOf(text, at);
    }
  }
  return undefined;
}

function lineOf(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}

function refusal(code: ProblemCode, message: string, line?: number): Decoded {
  return { ok: false, code, message, ...(line === undefined ? {} : { line }) };
}
