/** A member of a JSON object in a buffer: its key and the bytes of its value. */
export interface Member {
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

const quote = 0x22;
const backslash = 0x5c;

/**
 * The members of the object that starts at `start`, without building their values, so that a document of tens of
 * megabytes is read one member at a time. Throws a SyntaxError where the bytes are not a JSON object; what it yields
 * is still to be parsed, which checks the rest. Depth costs nothing: brackets are counted, not descended into.
 */
export function* membersIn(bytes: Buffer, start = 0): Generator<Member> {
  let at = skipBlank(bytes, start);
  if (bytes[at] !== 0x7b) throw new SyntaxError('not a JSON object');
  at = skipBlank(bytes, at + 1);
  if (bytes[at] === 0x7d) return;
  for (;;) {
    if (bytes[at] !== quote) throw new SyntaxError('a key was expected');
    const keyEnd = stringEnd(bytes, at);
    const key: unknown = JSON.parse(bytes.toString('utf8', at, keyEnd));
    at = skipBlank(bytes, keyEnd);
    if (bytes[at] !== 0x3a) throw new SyntaxError('a colon was expected');
    const valueStart = skipBlank(bytes, at + 1);
    const valueEnd = endOfValue(bytes, valueStart);
    yield { key: String(key), start: valueStart, end: valueEnd };
    at = skipBlank(bytes, valueEnd);
    if (bytes[at] === 0x7d) return;
    if (bytes[at] !== 0x2c) throw new SyntaxError('a comma was expected');
    at = skipBlank(bytes, at + 1);
  }
}

/** The value of a member. Throws a SyntaxError. */
export function valueOf(bytes: Buffer, member: Member): unknown {
  return JSON.parse(bytes.toString('utf8', member.start, member.end));
}

function skipBlank(bytes: Buffer, from: number): number {
  let at = from;
  for (let byte = bytes[at]; byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09; byte = bytes[at])
    at += 1;
  return at;
}

function stringEnd(bytes: Buffer, open: number): number {
  let close = bytes.indexOf(quote, open + 1);
  while (close !== -1) {
    let slashes = 0;
    while (bytes[close - 1 - slashes] === backslash) slashes += 1;
    if (slashes % 2 === 0) return close + 1;
    close = bytes.indexOf(quote, close + 1);
  }
  throw new SyntaxError('a string does not end');
}

function endOfValue(bytes: Buffer, start: number): number {
  let at = start;
  let depth = 0;
  while (at < bytes.length) {
    const byte = bytes[at];
    if (byte === quote) {
      at = stringEnd(bytes, at);
      if (depth === 0) return at;
      continue;
    }
    if (byte === 0x7b || byte === 0x5b) depth += 1;
    else if (byte === 0x7d || byte === 0x5d) {
      if (depth === 0) return at;
      depth -= 1;
      if (depth === 0) return at + 1;
    } else if (byte === 0x2c && depth === 0) return at;
    at += 1;
  }
  throw new SyntaxError('a value does not end');
}
