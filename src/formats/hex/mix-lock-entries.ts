import { linesOf } from '../syntax/lines.ts';
import { parseTerms } from './terms.ts';
import type { Failure, Term } from './terms.ts';

interface EntryPlace {
  /** The key: the name of the application, which may differ from the package's. */
  readonly app: string;
  readonly line: number;
  readonly endLine: number;
}

export interface HexEntry extends EntryPlace {
  readonly kind: 'hex';
  readonly name: string;
  readonly version: string;
  /** With its algorithm: the archive's, or `contents-sha256` where the file has no other. */
  readonly integrity: string | undefined;
  readonly repository: string;
  readonly needs: readonly string[];
}

export interface GitEntry extends EntryPlace {
  readonly kind: 'git';
  readonly url: string;
  readonly commit: string;
  readonly ref: string | undefined;
}

export interface MixLockEntries {
  readonly entries: readonly (HexEntry | GitEntry)[];
  readonly odd: readonly Failure[];
  readonly problem?: Failure;
}

/** Reads the whole map; where it breaks off, each line by itself, since mix writes one entry a line. */
export function entriesOf(text: string): MixLockEntries {
  const whole = parseTerms(text);
  const [root] = whole.terms;
  if (whole.failure === undefined && whole.terms.length === 1 && root?.kind === 'map') return sorted(root.items);
  const byLine = lineByLine(text);
  if (byLine.entries.length > 0) return byLine;
  const problem = whole.failure ?? { message: 'a map of entries is expected', line: 1 };
  return { entries: [], odd: [], problem: { ...problem, message: `not a mix.lock file: ${problem.message}` } };
}

function lineByLine(text: string): MixLockEntries {
  const items: Term[] = [];
  const odd: Failure[] = [];
  for (const { number: line, text: written } of linesOf(text)) {
    const body = written.trim();
    if (body === '' || body === '%{' || body === '}' || body.startsWith('#')) continue;
    const { terms, failure } = parseTerms(`%{${body}}`);
    const [map] = terms;
    if (failure === undefined && terms.length === 1 && map?.kind === 'map') {
      items.push(...map.items.map((item) => moved(item, line)));
    } else odd.push({ line, message: `a line that is no entry: ${failure?.message ?? 'a pair is expected'}` });
  }
  const read = sorted(items);
  return { entries: read.entries, odd: [...odd, ...read.odd] };
}

function moved(item: Term, line: number): Term {
  return { ...item, line, endLine: line };
}

function sorted(items: readonly Term[]): MixLockEntries {
  const entries: (HexEntry | GitEntry)[] = [];
  const odd: Failure[] = [];
  for (const item of items) {
    const entry = item.kind === 'pair' ? entryOf(item) : undefined;
    if (entry !== undefined) entries.push(entry);
    else if (!isPathEntry(item)) odd.push({ line: item.line, message: 'an entry that is neither of Hex nor of git' });
  }
  return { entries, odd };
}

function isPathEntry(item: Term): boolean {
  if (item.kind !== 'pair' || item.value.kind !== 'tuple') return false;
  return atomOf(item.value.items[0]) === 'path';
}

function entryOf({ key, value, line, endLine }: Extract<Term, { kind: 'pair' }>): HexEntry | GitEntry | undefined {
  const app = textOf(key);
  if (app === undefined || value.kind !== 'tuple') return undefined;
  const [manager, first, second, third] = value.items;
  const place = { app, line, endLine };
  const version = textOf(second);
  if (atomOf(manager) === 'hex') {
    const name = atomOf(first) ?? textOf(first);
    if (name === undefined || version === undefined) return undefined;
    return { kind: 'hex', name, version, ...place, ...hexDetails(value.items) };
  }
  const url = textOf(first);
  if (atomOf(manager) !== 'git' || url === undefined || version === undefined) return undefined;
  return { kind: 'git', url, commit: version, ref: refOf(third), ...place };
}

/**
 * `{:hex, name, version, inner, managers, deps, repo, outer}`. The outer checksum is the archive's, as the registry states
 * it. The inner one is of the contents: files from before Hex 0.20 have nothing else, and it compares with nothing.
 */
function hexDetails(items: readonly Term[]): Pick<HexEntry, 'integrity' | 'repository' | 'needs'> {
  const [, , , inner, , needs, repository, outer] = items;
  const list = needs?.kind === 'list' ? needs.items : [];
  return {
    integrity: hashOf('sha256', outer) ?? hashOf('contents-sha256', inner),
    repository: textOf(repository) ?? 'hexpm',
    needs: list.flatMap((need) => needOf(need)),
  };
}

function hashOf(algorithm: string, term: Term | undefined): string | undefined {
  const hash = textOf(term);
  return hash !== undefined && /^[0-9a-f]{64}$/i.test(hash) ? `${algorithm}:${hash.toLowerCase()}` : undefined;
}

/** `{:app, "~> 1.0", [hex: :package, repo: "hexpm", optional: true]}`; an optional one is not asked for by this entry. */
function needOf(need: Term): readonly string[] {
  if (need.kind !== 'tuple') return [];
  const [app, , options] = need.items;
  const name = optionOf(options, 'hex') ?? atomOf(app);
  return name === undefined || optionOf(options, 'optional') === 'true' ? [] : [name];
}

function refOf(options: Term | undefined): string | undefined {
  return optionOf(options, 'tag') ?? optionOf(options, 'branch') ?? optionOf(options, 'ref');
}

function optionOf(options: Term | undefined, key: string): string | undefined {
  if (options?.kind !== 'list') return undefined;
  const pair = options.items.find((item) => item.kind === 'pair' && (atomOf(item.key) ?? textOf(item.key)) === key);
  return pair?.kind === 'pair' ? (atomOf(pair.value) ?? textOf(pair.value)) : undefined;
}

function textOf(term: Term | undefined): string | undefined {
  return term?.kind === 'text' ? term.value : undefined;
}

function atomOf(term: Term | undefined): string | undefined {
  return term?.kind === 'atom' ? term.value : undefined;
}
