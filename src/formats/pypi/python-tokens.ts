/** A piece of Python source that matters for finding literal lists. */
export interface PythonToken {
  readonly kind: 'name' | 'string' | 'sign';
  /** The name, the content of the string, or the sign. */
  readonly text: string;
  readonly line: number;
}

/** A string prefix that makes its content something else than its characters. */
const computedPrefix = /[fb]/i;

/**
 * Splits Python source into names, strings and signs, in one pass; comments and blanks go. A string whose content is
 * computed (f-strings) or whose end is missing comes out as the sign `?`, so that nobody takes it for a literal.
 */
export function* pythonTokens(source: string): Generator<PythonToken> {
  let line = 1;
  for (let at = 0; at < source.length;) {
    const c = source.charAt(at);
    if (c === '\n') line++;
    if (c === '#') at = endOfLine(source, at);
    else if (c === '"' || c === "'") {
      const string = readString(source, at);
      yield { kind: string.closed ? 'string' : 'sign', text: string.closed ? string.text : '?', line };
      line += string.lines;
      at = string.end;
    } else if (/\w/.test(c)) {
      const end = endOfName(source, at);
      const name = source.slice(at, end);
      const next = source.charAt(end);
      const isPrefix = (next === '"' || next === "'") && /^[rbuf]{1,2}$/i.test(name);
      if (!isPrefix) yield { kind: 'name', text: name, line };
      else if (computedPrefix.test(name)) {
        const string = readString(source, end);
        yield { kind: 'sign', text: '?', line };
        line += string.lines;
        at = string.end;
        continue;
      }
      at = end;
    } else {
      if (c.trim() !== '') yield { kind: 'sign', text: c, line };
      at++;
    }
  }
}

interface PythonString {
  readonly text: string;
  readonly end: number;
  readonly lines: number;
  readonly closed: boolean;
}

function readString(source: string, start: number): PythonString {
  const quote = source.charAt(start);
  const isLong = source.startsWith(quote.repeat(3), start);
  const close = isLong ? quote.repeat(3) : quote;
  const from = start + close.length;
  let lines = 0;
  for (let at = from; at < source.length; at++) {
    const c = source.charAt(at);
    if (c === '\\') {
      at++;
      if (source.charAt(at) === '\n') lines++;
    } else if (source.startsWith(close, at)) {
      return { text: source.slice(from, at), end: at + close.length, lines, closed: true };
    } else if (c === '\n') {
      if (!isLong) return { text: '', end: at, lines, closed: false };
      lines++;
    }
  }
  return { text: '', end: source.length, lines, closed: false };
}

function endOfLine(source: string, at: number): number {
  const end = source.indexOf('\n', at);
  return end === -1 ? source.length : end;
}

function endOfName(source: string, at: number): number {
  let end = at;
  while (end < source.length && /\w/.test(source.charAt(end))) end++;
  return end;
}
