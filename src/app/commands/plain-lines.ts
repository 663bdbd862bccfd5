/**
 * The lines of a paragraph that begin outside a code span, a tag and an HTML comment: only there a line is what it seems.
 * One pass over the characters.
 */
export function plainLines(lines: readonly string[]): readonly string[] {
  const text = lines.join('\n');
  const swallowed = swallowedRanges(text);
  const plain: string[] = [];
  let start = 0;
  let nearest = 0;
  for (const line of lines) {
    while ((swallowed[nearest]?.[1] ?? Infinity) <= start) nearest += 1;
    const from = swallowed[nearest]?.[0] ?? Infinity;
    if (from >= start) plain.push(line);
    start += line.length + 1;
  }
  return plain;
}

type Range = readonly [from: number, to: number];

function swallowedRanges(text: string): readonly Range[] {
  const ranges: Range[] = [];
  const closerAfter = backtickCloser(text);
  for (let at = 0; at < text.length;) {
    const character = text[at];
    if (character === '\\') {
      at += 2;
    } else if (character === '`') {
      const length = runLength(text, at);
      const end = closerAfter(at, length);
      if (end !== undefined) ranges.push([at, end + length]);
      at = end === undefined ? at + length : end + length;
    } else if (character === '<' && /[A-Za-z/!?]/.test(text[at + 1] ?? '')) {
      const end = tagEnd(text, at);
      ranges.push([at, end]);
      at = end;
    } else {
      at += 1;
    }
  }
  return ranges;
}

/**
 * Finds the next run of exactly `length` backticks after a place. Asked with growing places only, so that the whole text
 * is passed once per length.
 */
function backtickCloser(text: string): (at: number, length: number) => number | undefined {
  const runs = new Map<number, { readonly starts: number[]; next: number }>();
  for (let at = text.indexOf('`'); at !== -1;) {
    const length = runLength(text, at);
    const known = runs.get(length);
    if (known === undefined) runs.set(length, { starts: [at], next: 0 });
    else known.starts.push(at);
    at = text.indexOf('`', at + length);
  }
  return (at, length) => {
    const known = runs.get(length);
    if (known === undefined) return undefined;
    while ((known.starts[known.next] ?? Infinity) <= at) known.next += 1;
    return known.starts[known.next];
  };
}

function runLength(text: string, at: number): number {
  let end = at;
  while (text[end] === '`') end += 1;
  return end - at;
}

/** An unclosed tag or comment swallows the rest: GitHub may show it, but nobody can be sure. */
function tagEnd(text: string, at: number): number {
  const end = text.startsWith('<!--', at) ? text.indexOf('-->', at + 4) : text.indexOf('>', at + 1);
  return end === -1 ? text.length : end + 1;
}
