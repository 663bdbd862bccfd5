import { deprecatedCombination, plainId } from './names.ts';

/** One licence with the exception that goes with it, or words that name none. */
export type LicenceLeaf =
  | { readonly kind: 'licence'; readonly id: string; readonly exception?: string }
  | { readonly kind: 'custom'; readonly text: string };

/** A licence expression: `or` leaves the choice, `and` asks for all. */
export type LicenceTree = LicenceLeaf | { readonly kind: 'and' | 'or'; readonly parts: readonly LicenceTree[] };

const longest = 2_000;
const deepest = 20;
const mostTokens = 400;

type Token = { readonly kind: '(' | ')' | 'and' | 'or' | 'with' } | { readonly kind: 'words'; readonly text: string };

/**
 * Reads what a registry states as a licence by SPDX's grammar for licence expressions (SPDX specification, annex D), as tolerantly as
 * registries need it: operators in either case, Cargo's former `/` for OR, the usual long names. Words that name no licence become one custom leaf; what
 * is no expression at all is custom as a whole. Never throws; linear, with bounded length, depth and count.
 */
export function readLicence(stated: string): LicenceTree {
  const text = stated.trim();
  const custom = { kind: 'custom', text: text.slice(0, 200) } as const;
  if (text.length > longest) return custom;
  const whole = plainId(text);
  if (whole !== undefined) return { kind: 'licence', id: whole };
  const tokens = tokensOf(text);
  if (tokens.length === 0 || tokens.length > mostTokens) return custom;
  const reader = { tokens, at: 0 };
  const tree = readOr(reader, 0);
  return tree !== undefined && reader.at === tokens.length ? tree : custom;
}

interface Reader {
  readonly tokens: readonly Token[];
  at: number;
}

function readOr(reader: Reader, depth: number): LicenceTree | undefined {
  return readChain(reader, 'or', () => readChain(reader, 'and', () => readOne(reader, depth)));
}

function readChain(
  reader: Reader,
  operator: 'and' | 'or',
  readPart: () => LicenceTree | undefined,
): LicenceTree | undefined {
  const parts: LicenceTree[] = [];
  do {
    const part = readPart();
    if (part === undefined) return undefined;
    parts.push(part);
  } while (take(reader, operator));
  return parts.length === 1 ? parts[0] : { kind: operator, parts };
}

function readOne(reader: Reader, depth: number): LicenceTree | undefined {
  if (depth > deepest) return undefined;
  if (take(reader, '(')) {
    const inner = readOr(reader, depth + 1);
    return inner !== undefined && take(reader, ')') ? inner : undefined;
  }
  const words = takeWords(reader);
  if (words === undefined) return undefined;
  const leaf = leafOf(words);
  if (!take(reader, 'with')) return leaf;
  const exception = takeWords(reader);
  if (exception === undefined) return undefined;
  if (leaf.kind === 'custom' || exception.includes(' ')) return { kind: 'custom', text: `${words} WITH ${exception}` };
  return { ...leaf, exception };
}

function leafOf(words: string): LicenceLeaf {
  const combination = deprecatedCombination(words);
  if (combination !== undefined) return { kind: 'licence', ...combination };
  const id = plainId(words);
  return id === undefined ? { kind: 'custom', text: words } : { kind: 'licence', id };
}

function take(reader: Reader, kind: Exclude<Token['kind'], 'words'>): boolean {
  if (reader.tokens[reader.at]?.kind !== kind) return false;
  reader.at += 1;
  return true;
}

function takeWords(reader: Reader): string | undefined {
  const token = reader.tokens[reader.at];
  if (token?.kind !== 'words') return undefined;
  reader.at += 1;
  return token.text;
}

/** Words that follow each other without an operator belong together: `Apache License 2.0`, `SEE LICENSE IN x`. */
function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const piece of withPlus(text.replaceAll(/[()]/g, ' $& ').split(/\s+/))) {
    for (const token of piece === '' ? [] : pieceTokens(piece)) {
      const last = tokens.at(-1);
      if (token.kind === 'words' && last?.kind === 'words')
        tokens[tokens.length - 1] = { kind: 'words', text: `${last.text} ${token.text}` };
      else tokens.push(token);
    }
  }
  return tokens;
}

/** How `+` is written out, after its `or`. It leaves no choice between the licence and something else. */
const laterVersions: readonly (readonly string[])[] = [
  ['(', 'at', 'your', 'option', ')', 'any', 'later', 'version'],
  ['any', 'later', 'version'],
  ['any', 'later'],
  ['later', 'version'],
  ['later', 'versions'],
  ['later'],
  ['newer'],
];

/** `GPL-3.0 or later` as `GPL-3.0+`. */
function withPlus(pieces: readonly string[]): readonly string[] {
  const joined: string[] = [];
  for (let at = 0; at < pieces.length; at += 1) {
    const [piece = '', last] = [pieces[at], joined.at(-1)];
    const later = piece.toLowerCase() === 'or' && last !== undefined ? laterAt(pieces, at + 1) : undefined;
    if (later === undefined || last === undefined) joined.push(piece);
    else joined[joined.length - 1] = `${last.replace(/[,+]$/, '')}+`;
    at += later?.length ?? 0;
  }
  return joined;
}

function laterAt(pieces: readonly string[], start: number): readonly string[] | undefined {
  return laterVersions.find((words) => words.every((word, i) => pieces[start + i]?.toLowerCase() === word));
}

function pieceTokens(piece: string): readonly Token[] {
  switch (piece.toLowerCase()) {
    case '(':
      return [{ kind: '(' }];
    case ')':
      return [{ kind: ')' }];
    case 'and':
      return [{ kind: 'and' }];
    case 'or':
      return [{ kind: 'or' }];
    case 'with':
      return [{ kind: 'with' }];
    default:
      return slashed(piece);
  }
}

/** `MIT/Apache-2.0`; an address or a path keeps its slashes. */
function slashed(piece: string): readonly Token[] {
  const words = piece.includes('://') ? [piece] : piece.split('/');
  if (words.length === 1 || words.some((word) => word === '' || plainId(word) === undefined))
    return [{ kind: 'words', text: piece }];
  return words.flatMap((word, at): Token[] => [
    ...(at > 0 ? [{ kind: 'or' } as const] : []),
    { kind: 'words', text: word },
  ]);
}
