import type { Phrase } from './phrases.ts';
import type { Token } from './tokens.ts';

/** Fewer look-ups in a row are an ordinary use of a table. */
const least = 6;
const most = 4000;
/** How far before a list the name that it is given to may stand: `var x = []string{`. */
const nameWithin = 8;

/**
 * Texts that are put together from the pieces of a list by number (`v[18] + v[19] + …`), as loaders write commands that
 * no search shall find (the hypert modules of 2025). Linear in the number of tokens.
 */
export function listLookups(tokens: readonly Token[]): readonly Phrase[] {
  const lists = listsOf(tokens);
  if (lists.size === 0) return [];
  const phrases: Phrase[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const first = lookupAt(tokens, i, lists);
    if (first === undefined) continue;
    const run = runFrom(tokens, i, lists);
    if (run.pieces >= least)
      phrases.push({ value: run.value, first: i, last: run.last, pieces: run.pieces, decodedBy: 'list look-ups' });
    i = run.last;
  }
  return [...phrases, ...pickedTexts(tokens, lists)];
}

/** Pieces of a list that is picked from are letters or little more: longer texts are an ordinary table. */
const longestPiece = 3;

/**
 * Texts that a helper picks from a list of letters: `pick(7, 10, 10, …)` or `[7, 10, 10, …].map((i) => letters[i])`. Whatever the helper
 * is called, a run of numbers that spells an address or a command from the file's own letters was meant to.
 */
function pickedTexts(tokens: readonly Token[], lists: Lists): readonly Phrase[] {
  const alphabets = [...lists.values()]
    .filter((list) => list.every((piece) => piece.length <= longestPiece))
    .slice(0, 4);
  if (alphabets.length === 0) return [];
  const phrases: Phrase[] = [];
  for (let i = 0; i < tokens.length; i++) {
    if (tokens[i]?.kind !== 'number') continue;
    const numbers: number[] = [];
    let last = i;
    for (let at = i; tokens[at]?.kind === 'number' && numbers.length < most; at += 2) {
      numbers.push(Number(tokens[at]?.value));
      last = at;
      if (tokens[at + 1]?.value !== ',') break;
    }
    for (const letters of numbers.length < least ? [] : alphabets) {
      const pieces = numbers.map((number) => letters[number]);
      if (pieces.every((piece) => piece !== undefined))
        phrases.push({ value: pieces.join(''), first: i, last, pieces: pieces.length, decodedBy: 'list look-ups' });
    }
    i = last;
  }
  return phrases;
}

type Lists = ReadonlyMap<string, readonly string[]>;

function listsOf(tokens: readonly Token[]): Lists {
  const lists = new Map<string, readonly string[]>();
  for (let i = 1; i < tokens.length; i++) {
    const opening = tokens[i - 1]?.value;
    if (tokens[i]?.kind !== 'text' || (opening !== '[' && opening !== '{')) continue;
    const values: string[] = [];
    let last = i;
    for (let at = i; tokens[at]?.kind === 'text' && values.length < most; at += 2) {
      values.push(tokens[at]?.value ?? '');
      last = at;
      if (tokens[at + 1]?.value !== ',') break;
    }
    const name = values.length < least ? undefined : nameBefore(tokens, i - 1);
    if (name !== undefined) lists.set(name, values);
    i = last;
  }
  return lists;
}

/** The name on the left of the `=` before a list. */
function nameBefore(tokens: readonly Token[], opening: number): string | undefined {
  for (let at = opening - 1; at > 0 && opening - at <= nameWithin; at--) {
    if (tokens[at]?.value !== '=') continue;
    const name = tokens[tokens[at - 1]?.value === ':' ? at - 2 : at - 1];
    return name?.kind === 'name' ? name.value : undefined;
  }
  return undefined;
}

/** What `name[number]` at `i` says, where the name is a list of texts. */
function lookupAt(tokens: readonly Token[], i: number, lists: Lists): string | undefined {
  const name = tokens[i];
  if (name?.kind !== 'name' || tokens[i + 1]?.value !== '[' || tokens[i + 3]?.value !== ']') return undefined;
  const number = tokens[i + 2];
  return number?.kind === 'number' ? lists.get(name.value)?.[Number(number.value)] : undefined;
}

function runFrom(
  tokens: readonly Token[],
  start: number,
  lists: Lists,
): { readonly value: string; readonly last: number; readonly pieces: number } {
  let value = '';
  let pieces = 0;
  let at = start;
  for (; pieces < most; at += 5) {
    const piece = lookupAt(tokens, at, lists);
    if (piece === undefined) break;
    value += piece;
    pieces += 1;
    if (tokens[at + 4]?.value !== '+') break;
  }
  const ended = lookupAt(tokens, at, lists) === undefined ? at - 2 : at + 3;
  return { value, last: Math.max(start, Math.min(ended, tokens.length - 1)), pieces };
}
