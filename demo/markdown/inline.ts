/** What stands inside a line of Markdown, as far as reports and comments use it. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'break' }
  | { readonly kind: 'strong' | 'emphasis' | 'small'; readonly inside: readonly Inline[] };

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

/** Elements that may be written as HTML; all other HTML stays text. */
const elements = [
  { open: '<code>', close: '</code>', kind: 'code' },
  { open: '<sub>', close: '</sub>', kind: 'small' },
  { open: '**', close: '**', kind: 'strong' },
] as const;

const deepest = 8;

/** Reads a line. Links, images and unknown HTML are left as the text they are. */
export function parseInline(line: string, depth = 0): readonly Inline[] {
  const found: Inline[] = [];
  let text = '';
  const source: Source = { line, depth, find: searchOf(line) };
  const flush = (): void => {
    if (text !== '') found.push({ kind: 'text', text });
    text = '';
  };
  for (let at = 0; at < line.length;) {
    const piece = depth < deepest ? pieceAt(source, at) : undefined;
    if (piece === undefined) {
      text += line[at] ?? '';
      at += 1;
      continue;
    }
    if (typeof piece.is === 'string') text += piece.is;
    else {
      flush();
      found.push(piece.is);
    }
    at = piece.end;
  }
  flush();
  return found;
}

interface Piece {
  readonly is: Inline | string;
  readonly end: number;
}

/** A line, how deep it lies within others, and where a mark is found next. */
interface Source {
  readonly line: string;
  readonly depth: number;
  readonly find: (mark: string, from: number) => number;
}

/** Searches from left to right only, so that a mark which is not there is looked for once. */
function searchOf(line: string): Source['find'] {
  const next = new Map<string, number>();
  return (mark, from) => {
    const known = next.get(mark);
    if (known !== undefined && (known === -1 || known >= from)) return known;
    const found = line.indexOf(mark, from);
    next.set(mark, found);
    return found;
  };
}

function pieceAt({ line, depth, find }: Source, at: number): Piece | undefined {
  const character = line[at];
  if (character === '\\' && /[!-/:-@[-`{-~]/.test(line[at + 1] ?? '')) return { is: line[at + 1] ?? '', end: at + 2 };
  if (character === '`') return codeSpan(line, at);
  if (line.startsWith('<br>', at)) return { is: { kind: 'break' }, end: at + 4 };
  for (const { open, close, kind } of elements) {
    if (!line.startsWith(open, at)) continue;
    const end = find(close, at + open.length);
    if (end <= at + open.length) continue;
    const inside = line.slice(at + open.length, end);
    const is: Inline =
      kind === 'code' ? { kind, text: unescape(inside) } : { kind, inside: parseInline(inside, depth + 1) };
    return { is, end: end + close.length };
  }
  if (character === '*') return emphasis(line, at, depth);
  if (character !== '&') return undefined;
  const name = Object.keys(entities).find((one) => line.startsWith(one, at));
  return name === undefined ? undefined : { is: entities[name] ?? '', end: at + name.length };
}

/** A span of code ends at the next run of as many backticks. */
function codeSpan(line: string, at: number): Piece | undefined {
  let end = at;
  while (line[end] === '`') end += 1;
  const fence = line.slice(at, end);
  for (let close = line.indexOf(fence, end); close !== -1; close = line.indexOf(fence, close + 1)) {
    if (line[close - 1] === '`' || line[close + fence.length] === '`') continue;
    const inside = line.slice(end, close);
    const padded = inside.length > 2 && inside.startsWith(' ') && inside.endsWith(' ') && inside.trim() !== '';
    return { is: { kind: 'code', text: padded ? inside.slice(1, -1) : inside }, end: close + fence.length };
  }
  return { is: fence, end };
}

function emphasis(line: string, at: number, depth: number): Piece | undefined {
  const end = line.indexOf('*', at + 1);
  if (end <= at + 1 || line[at + 1] === ' ' || line[end - 1] === ' ') return undefined;
  return { is: { kind: 'emphasis', inside: parseInline(line.slice(at + 1, end), depth + 1) }, end: end + 1 };
}

function unescape(text: string): string {
  return Object.entries(entities).reduce((out, [name, character]) => out.replaceAll(name, character), text);
}
