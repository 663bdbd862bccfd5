import { compareDigits, compareText, isDigits, withoutLeadingZeros } from './digits.ts';
import { longestVersion } from './limits.ts';

/**
 * A Maven version as its specification orders it: a list of numbers and words, where a hyphen or a change between digits
 * and letters opens a list within.
 */
type Item =
  { readonly kind: 'number'; readonly digits: string } | { readonly kind: 'word'; readonly word: string } | List;

interface List {
  readonly kind: 'list';
  readonly items: Item[];
}

/** Words with a place of their own, in order; the empty one is the release. Others stand above all of these. */
const qualifiers = ['alpha', 'beta', 'milestone', 'rc', 'snapshot', '', 'sp'];
const releaseRank = qualifiers.indexOf('');

/**
 * Maven's order of versions; undefined where one of the two is too long to be one.
 * Source: maven.apache.org/pom.html, "Version Order Specification", held against maven-artifact's own answers.
 */
export function compareMaven(a: string, b: string): number | undefined {
  if (a.length > longestVersion || b.length > longestVersion) return undefined;
  return compareItems(parseMaven(a), parseMaven(b));
}

/** Whether a version is a snapshot or carries a word that stands below the release. */
export function isMavenPrerelease(version: string): boolean {
  return /(?:^|[.\-0-9])(?:alpha|beta|milestone|rc|cr|snapshot|[abm](?=[0-9]))/i.test(version);
}

/** Splits at points, hyphens and changes between digits and letters into the tree that the order is defined on. */
export function parseMaven(version: string): List {
  const root: List = { kind: 'list', items: [] };
  const open: List[] = [root];
  const tokens = version.toLowerCase().match(/[0-9]+|[^0-9.-]+|[.-]/g) ?? [];
  let isAfterSeparator = true;
  tokens.forEach((token, index) => {
    const isSeparator = token === '.' || token === '-';
    if (!isSeparator) addToken(open, token, { before: tokens[index - 1], after: tokens[index + 1] });
    else if (isAfterSeparator) open.at(-1)?.items.push({ kind: 'number', digits: '0' });
    if (token === '-') nest(open);
    isAfterSeparator = isSeparator;
  });
  for (const list of open.reverse()) trim(list);
  return root;
}

interface Neighbours {
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** A word opens a list of its own where digits touch it, and where it is the last; so do digits after a word. */
function addToken(open: List[], token: string, { before, after }: Neighbours): void {
  if (isDigits(token)) {
    if (isWordToken(before)) nest(open);
    open.at(-1)?.items.push({ kind: 'number', digits: withoutLeadingZeros(token) });
    return;
  }
  const beforeDigit = after !== undefined && isDigits(after);
  const afterDigit = before !== undefined && isDigits(before);
  if (afterDigit) nest(open);
  if ((beforeDigit || after === undefined) && open.at(-1)?.items.length !== 0) nest(open);
  open.at(-1)?.items.push({ kind: 'word', word: wordOf(token, beforeDigit) });
}

function isWordToken(token: string | undefined): boolean {
  return token !== undefined && token !== '.' && token !== '-' && !isDigits(token);
}

function nest(open: List[]): void {
  const inner: List = { kind: 'list', items: [] };
  open.at(-1)?.items.push(inner);
  open.push(inner);
}

const shortWords: Readonly<Record<string, string>> = { a: 'alpha', b: 'beta', m: 'milestone' };
const sameWords: Readonly<Record<string, string>> = { ga: '', final: '', release: '', cr: 'rc' };

function wordOf(word: string, beforeDigit: boolean): string {
  const long = beforeDigit && Object.hasOwn(shortWords, word) ? (shortWords[word] ?? word) : word;
  return Object.hasOwn(sameWords, long) ? (sameWords[long] ?? long) : long;
}

/** Takes away what says nothing: zeros, release words and empty lists at the end, also before a list at the end. */
function trim(list: List): void {
  for (let index = list.items.length - 1; index >= 0; index -= 1) {
    const item = list.items[index];
    if (item === undefined) return;
    if (isNull(item)) list.items.splice(index, 1);
    else if (item.kind !== 'list') return;
  }
}

function isNull(item: Item): boolean {
  if (item.kind === 'number') return item.digits === '0';
  return item.kind === 'word' ? item.word === '' : item.items.length === 0;
}

/** A kind's place where two items are of different kinds. */
const kindRank = { word: 0, list: 1, number: 2 } as const;

function compareItems(a: Item, b: Item): number {
  if (a.kind === 'number' && b.kind === 'number') return compareDigits(a.digits, b.digits);
  if (a.kind === 'list' && b.kind === 'list') return compareLists(a, b);
  if (a.kind === 'word' && b.kind === 'word') return compareQualifiers(a.word, b.word);
  return kindRank[a.kind] - kindRank[b.kind];
}

function compareQualifiers(a: string, b: string): number {
  const [left, right] = [qualifiers.indexOf(a), qualifiers.indexOf(b)];
  if (left < 0 && right < 0) return compareText(a, b);
  if (left < 0 || right < 0) return left < 0 ? 1 : -1;
  return left - right;
}

function compareLists(a: List, b: List): number {
  const length = Math.max(a.items.length, b.items.length);
  for (let index = 0; index < length; index += 1) {
    const [left, right] = [a.items[index], b.items[index]];
    const order = left !== undefined && right !== undefined ? compareItems(left, right) : compareToNothing(left, right);
    if (order !== 0) return order;
  }
  return 0;
}

function compareToNothing(left: Item | undefined, right: Item | undefined): number {
  if (left !== undefined) return againstNothing(left);
  return right === undefined ? 0 : -againstNothing(right);
}

/** How an item stands to the end of a shorter version. */
function againstNothing(item: Item): number {
  if (item.kind === 'number') return item.digits === '0' ? 0 : 1;
  if (item.kind === 'word') return compareQualifiers(item.word, qualifiers[releaseRank] ?? '');
  for (const inner of item.items) {
    const order = againstNothing(inner);
    if (order !== 0) return order;
  }
  return 0;
}
