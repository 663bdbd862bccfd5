import type { DependencySet } from '../../domain/dependency.ts';
import { EntryCollector } from '../collect.ts';
import type { Format } from '../format.ts';
import { parseTerms } from './terms.ts';
import type { Term } from './terms.ts';

/** Erlang's lockfile: `{"1.2.0", [{<<"app">>, {pkg, <<"name">>, <<"1.0.0">>}, depth}, …]}.` and a list of hashes. */
export const rebarLock: Format = {
  id: 'rebar-lock',
  ecosystem: 'hex',
  kind: 'lockfile',
  files: ['rebar.lock'],
  reads: { direct: 'yes', scope: 'no', integrity: 'yes', origin: 'yes', lines: 'yes', requiredBy: 'no' },
  note: 'Depth 0 is direct. Git entries have no version.',
  parse,
};

function parse(text: string, path: string): DependencySet {
  const collected = new EntryCollector(rebarLock, path);
  const { terms, failure } = parseTerms(text);
  if (failure !== undefined)
    collected.problem('unreadable-file', `not a rebar.lock file: ${failure.message}`, failure.line);
  const entries = entriesOf(terms);
  if (entries === undefined && failure === undefined) {
    collected.problem('unreadable-file', 'not a rebar.lock file: a list of entries is expected', 1);
  }
  const hashes = hashesOf(terms);
  for (const entry of entries ?? []) addEntry(entry, hashes, collected);
  return collected.finish();
}

/** The list of entries: by itself in the oldest shape, behind the version of the file in later ones. */
function entriesOf(terms: readonly Term[]): readonly Term[] | undefined {
  const [first] = terms;
  const list = first?.kind === 'tuple' ? first.items[1] : first;
  return list?.kind === 'list' ? list.items : undefined;
}

/** The two lists of hashes: `pkg_hash_ext` is the archive's, `pkg_hash` its contents', which no registry states. */
const hashKinds = [
  ['pkg_hash', 'contents-sha256'],
  ['pkg_hash_ext', 'sha256'],
] as const;

/** Application → its hash with the algorithm, the archive's where there is one. */
function hashesOf(terms: readonly Term[]): ReadonlyMap<string, string> {
  const hashes = new Map<string, string>();
  const groups = terms.slice(1).flatMap((term) => (term.kind === 'list' ? term.items : []));
  for (const [wanted, algorithm] of hashKinds) {
    for (const group of groups) {
      const [kind, list] = itemsOf(group);
      if (kind?.kind !== 'atom' || kind.value !== wanted || list?.kind !== 'list') continue;
      for (const pair of list.items) {
        const [app, hash] = itemsOf(pair);
        if (app?.kind === 'text' && hash?.kind === 'text')
          hashes.set(app.value, `${algorithm}:${hash.value.toLowerCase()}`);
      }
    }
  }
  return hashes;
}

function addEntry(entry: Term, hashes: ReadonlyMap<string, string>, collected: EntryCollector): void {
  const [app, source, depth] = itemsOf(entry);
  const [kind, first, second] = itemsOf(source);
  if (app?.kind !== 'text' || kind?.kind !== 'atom' || first?.kind !== 'text') {
    collected.unreadable('an entry that is no application with its source', entry.line);
    return;
  }
  const { line, endLine } = entry;
  const place = { line, endLine, direct: depth?.kind === 'atom' ? depth.value === '0' : undefined };
  const hash = hashes.get(app.value);
  if (kind.value === 'pkg' && second?.kind === 'text') {
    const integrity = hash === undefined ? [] : [hash];
    collected.dependency({ name: first.value, version: second.value, alias: app.value, integrity, ...place });
  } else if (kind.value === 'git') {
    const [refKind, ref] = itemsOf(second);
    const name = ref?.kind === 'text' ? ref.value : '';
    const pin = refKind?.kind === 'atom' && refKind.value === 'ref' ? { commit: name } : { ref: name };
    const origin = { kind: 'git', url: first.value, ...pin } as const;
    collected.requirement({ name: app.value, range: `${first.value}#${name}`, origin, ...place });
  } else collected.unreadable('an entry whose source is neither of Hex nor of git', entry.line);
}

function itemsOf(term: Term | undefined): readonly Term[] {
  return term?.kind === 'tuple' ? term.items : [];
}
