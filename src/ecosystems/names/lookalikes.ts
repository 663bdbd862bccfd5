import type { Lookalike } from '../../domain/facts.ts';
import type { EcosystemId } from '../../domain/package.ts';
import { distanceWithin, skeletonOf, tokensOf } from './spelling.ts';

/** Longer names are not held against the list: no registry admits them and they would only cost time. */
const longest = 214;
const most = 3;

/** Words that are put before or behind a known name to make another that sounds official. */
const affixes: ReadonlySet<string> = new Set(
  (
    'api app async beta bot cli client core dev easy ext extend extended fast go helper helpers io js json kit lib libs lite ' +
    'module net new next node nodejs official original plus pro pure py pypi python python3 real rs ruby rust sdk secure setup ' +
    'simple stable test tool tools ts util utils v2 wrapper x'
  ).split(' '),
);

/** Ecosystems in which names have an owner before them. */
const owned: ReadonlySet<EcosystemId> = new Set([
  'composer',
  'githubactions',
  'golang',
  'huggingface',
  'swift',
  'terraform',
]);

interface Known {
  readonly name: string;
  readonly tokens: readonly string[];
  readonly joined: string;
}

/** Names worth imitating, prepared for comparing: the popular ones of an ecosystem and an organisation's own. */
export interface NameIndex {
  readonly ecosystem: EcosystemId;
  readonly names: ReadonlySet<string>;
  readonly skeletons: ReadonlyMap<string, string>;
  readonly joined: ReadonlyMap<string, string>;
  readonly sorted: ReadonlyMap<string, string>;
  readonly known: readonly Known[];
}

/** Prepares a list of names, already normalised by their ecosystem. */
export function indexNames(ecosystem: EcosystemId, names: readonly string[]): NameIndex {
  const known = names.map((name) => ({ name, tokens: tokensOf(name), joined: joinedOf(name) }));
  return {
    ecosystem,
    names: new Set(names),
    skeletons: new Map(names.map((name) => [skeletonOf(name), name])),
    joined: new Map(known.map((k) => [k.joined, k.name])),
    sorted: new Map(known.map((k) => [k.tokens.toSorted().join(' '), k.name])),
    known,
  };
}

/**
 * The known names that this one reads like, nearest first, at most three. A name that is itself on the list looks like
 * nobody: pairs of popular names that are both real never fire.
 */
export function findLookalikes(name: string, index: NameIndex): readonly Lookalike[] {
  if (name.length > longest || index.names.has(name)) return [];
  const found = new Map<string, Lookalike>();
  const add = (of: string | undefined, how: Lookalike['how'], rank: number): void => {
    if (of === undefined || of === name) return;
    const other = found.get(of);
    if (other === undefined || other.rank > rank) found.set(of, { of, how, rank });
  };
  add(index.skeletons.get(skeletonOf(name)), 'homoglyph', 1);
  if (owned.has(index.ecosystem)) {
    for (const { name: of } of index.known) add(ownerLike(name, of) ? of : undefined, 'owner', 2);
  } else if (index.ecosystem === 'maven') {
    for (const { name: of } of index.known) add(groupLike(name, of) ? of : undefined, 'owner', 2);
  } else {
    addSpellings(name, index, add);
  }
  return [...found.values()].toSorted((a, b) => a.rank - b.rank || (a.of < b.of ? -1 : 1)).slice(0, most);
}

type Add = (of: string | undefined, how: Lookalike['how'], rank: number) => void;

function addSpellings(name: string, index: NameIndex, add: Add): void {
  const tokens = tokensOf(name);
  const joined = joinedOf(name);
  add(index.joined.get(joined), name.startsWith('@') ? 'scope' : 'separator', 2);
  if (tokens.length > 1) add(index.sorted.get(tokens.toSorted().join(' ')), 'swap', 3);
  for (const known of index.known) {
    const steps = scopedDistance(name, known.name) ?? spellingDistance(tokens, known.tokens, { name, of: known.name });
    if (steps !== undefined) add(known.name, name.startsWith('@') ? 'scope' : 'distance', steps === 1 ? 2 : 4);
    else if (extendsName(tokens, joined, known)) add(known.name, 'prefix', 5);
  }
}

function joinedOf(name: string): string {
  return name.replaceAll(/[-_./@]/g, '');
}

/** `@typs/node` for `@types/node`: the same package under a scope that reads alike. Scoped names are else left alone. */
function scopedDistance(name: string, of: string): 1 | undefined {
  if (!name.startsWith('@') || !of.startsWith('@')) return undefined;
  const [scope = '', rest] = name.split('/', 2);
  const [knownScope = '', knownRest] = of.split('/', 2);
  const near = rest === knownRest && scope.length > 4 && distanceWithin(scope, knownScope, 1) === 1;
  return near ? 1 : undefined;
}

/**
 * One letter off in one word, two in a long one. Families share most of their words (`eslint-plugin-…`), so words are
 * compared one by one: a short differing word is another member, not a slip.
 */
function spellingDistance(
  tokens: readonly string[],
  known: readonly string[],
  { name, of }: { readonly name: string; readonly of: string },
): number | undefined {
  if (name.startsWith('@') || of.startsWith('@')) return undefined;
  if (tokens.length !== known.length) return name.length > 6 && distanceWithin(name, of, 1) === 1 ? 1 : undefined;
  const differing = tokens.flatMap((token, i) => (token === known[i] ? [] : [[token, known[i] ?? ''] as const]));
  const [pair, second] = differing;
  if (pair === undefined || second !== undefined) return undefined;
  const [token, knownToken] = pair;
  const shorter = Math.min(token.length, knownToken.length);
  const alone = tokens.length === 1;
  const limit = shorter >= 10 ? 2 : shorter >= (alone ? 5 : 4) ? 1 : 0;
  const steps = limit === 0 ? 1 : distanceWithin(token, knownToken, limit);
  return steps <= limit ? steps : undefined;
}

/** The known name with one official-sounding word at an end, with or without a separator. */
function extendsName(tokens: readonly string[], joined: string, known: Known): boolean {
  if (known.joined.length < 5 || joined.length <= known.joined.length || known.name.startsWith('@')) return false;
  if (extendsWord(tokens, known.tokens)) return true;
  const extra = joined.startsWith(known.joined)
    ? joined.slice(known.joined.length)
    : joined.endsWith(known.joined)
      ? joined.slice(0, -known.joined.length)
      : undefined;
  if (extra === undefined || !affixes.has(extra)) return false;
  return extra.length > 2 || tokens.length > known.tokens.length;
}

/** The same with a word within the name: `stripeapi.net` for `stripe.net` (2026). */
function extendsWord(tokens: readonly string[], known: readonly string[]): boolean {
  if (tokens.length !== known.length || tokens.length < 2) return false;
  const differing = tokens.findIndex((token, i) => token !== known[i]);
  const [token = '', knownToken = ''] = [tokens[differing], known[differing]];
  if (knownToken.length < 5 || tokens.some((one, i) => i !== differing && one !== known[i])) return false;
  const extra = token.startsWith(knownToken) ? token.slice(knownToken.length) : '';
  return extra.length > 2 && affixes.has(extra);
}

/** Groups that anybody gets who has an account at a forge: no domain stands behind them. */
const hostedGroup = /^(?:io|com)\.(?:github|gitlab|gitee|bitbucket)\.[^.]+$/;

/**
 * Same artifact under a group that reads alike: `org.fasterxml.…` for `com.fasterxml.…` (2025). Who owns a domain owns its
 * group, so the difference is in the domain: its ending, or a letter or two. Or under an account's group, where the name of the artifact
 * is no word of its own (scribejava-core of io.github.leetcrunch, 2024).
 */
function groupLike(name: string, of: string): boolean {
  const [[group = '', artifact], [known = '', knownArtifact]] = [name.split(':'), of.split(':')];
  if (artifact !== knownArtifact || group === known || !known.includes('.')) return false;
  if (hostedGroup.test(group) && /^(?=.{8,})\w+-/.test(artifact ?? '')) return true;
  const [rest, knownRest] = [group, known].map((one) => one.slice(one.indexOf('.') + 1));
  if (rest === knownRest) return true;
  return known.length >= 9 && distanceWithin(group, known, 2) <= 2;
}

/** Same repository under an owner whose name reads alike: `boltdb-go/bolt` for `boltdb/bolt`. */
function ownerLike(name: string, of: string): boolean {
  const [mine, known] = [splitOwner(name), splitOwner(of)];
  if (mine === undefined || known === undefined || mine.rest !== known.rest || mine.host !== known.host) return false;
  if (mine.owner === known.owner) return false;
  const shorter = Math.min(mine.owner.length, known.owner.length);
  if (shorter >= 4 && distanceWithin(mine.owner, known.owner, shorter >= 9 ? 2 : 1) <= (shorter >= 9 ? 2 : 1))
    return true;
  const [a, b] = [tokensOf(mine.owner), tokensOf(known.owner)];
  const [longer, less] = a.length > b.length ? [a, b] : [b, a];
  if (longer.length === less.length + 1) {
    const extra = longer.filter((token) => !less.includes(token));
    return extra.length === 1 && affixes.has(extra[0] ?? '');
  }
  return joinedOf(mine.owner) === joinedOf(known.owner);
}

/** `github.com/owner/repo/v2` or `owner/repo`, the version suffix left out. */
function splitOwner(
  name: string,
): { readonly host: string; readonly owner: string; readonly rest: string } | undefined {
  const parts = name.toLowerCase().split('/');
  const host = parts.length > 2 && (parts[0] ?? '').includes('.') ? (parts.shift() ?? '') : '';
  const [owner, ...rest] = parts;
  if (owner === undefined || rest.length === 0) return undefined;
  return { host, owner, rest: rest.filter((part) => !/^v\d+$/.test(part)).join('/') };
}
