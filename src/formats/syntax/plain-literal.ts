const space = 32;

/** The lines of a literal block with their indentation cut, and the offset behind the block. */
export interface PlainLiteral {
  readonly lines: readonly string[];
  readonly next: number;
}

/**
 * Reads the block below `|-` from the line that starts at `first` on. Undefined where what follows might belong to the block
 * as well, or does not belong to it for certain: the general reader decides then.
 */
export function readLiteral(text: string, first: number, parentIndent: number): PlainLiteral | undefined {
  const indent = leadingSpaces(text, first);
  const from = first + indent;
  if (indent <= parentIndent || from >= text.length || text.charAt(from) === '\n') return undefined;
  const lines: string[] = [];
  let at = first;
  while (at < text.length) {
    const newline = text.indexOf('\n', at);
    const stop = newline === -1 ? text.length : newline;
    if (stop - at < indent || text.slice(at, at + indent).trimStart() !== '') break;
    lines.push(text.slice(at + indent, stop));
    at = stop + 1;
  }
  if (text.charAt(at) === '\n' || (at < text.length && leadingSpaces(text, at) > parentIndent)) return undefined;
  return (lines.at(-1) ?? '').trim() === '' ? undefined : { lines, next: at };
}

function leadingSpaces(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === space) at += 1;
  return at - from;
}
