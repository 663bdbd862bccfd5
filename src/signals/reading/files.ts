import type { Dependency, DependencySet } from '../../domain/dependency.ts';
import type { Finding } from '../../domain/finding.ts';
import { inStep } from '../../domain/in-step.ts';
import { purlOf } from '../../domain/package.ts';

/** Findings of one kind that one file yields at most; the last one says how many more there are. */
export const mostPerFile = 20;

/** The package of an entry, as findings name it. */
export function packageOf(entry: Dependency): NonNullable<Finding['package']> {
  const { ecosystem, name, version } = entry;
  return { ecosystem, name, version, purl: purlOf({ ecosystem, name, version }) };
}

/** Entries of the file after the change beside those of the same name before it; the same version where there is one. */
export function pairsByName(before: DependencySet, after: DependencySet): readonly Paired[] {
  const known = paired.get(after);
  if (known?.before === before) return known.pairs;
  const pairs = pairUp(before, after);
  paired.set(after, { before, pairs });
  return pairs;
}

type Paired = { readonly before: Dependency; readonly after: Dependency };

/** Several signals ask for the pairs of the same two sets. */
const paired = new WeakMap<DependencySet, { readonly before: DependencySet; readonly pairs: readonly Paired[] }>();

function pairUp(before: DependencySet, after: DependencySet): readonly Paired[] {
  const { partners } = inStep(before.dependencies, after.dependencies, isSameVersion);
  const old = byName(
    before,
    after.dependencies.filter((_, index) => partners[index] === undefined),
  );
  const pairs: Paired[] = [];
  for (const [index, entry] of after.dependencies.entries()) {
    const same = partners[index] === undefined ? old.get(keyOf(entry)) : undefined;
    const match = partners[index] ?? same?.find((e) => e.version === entry.version) ?? same?.[0];
    if (match !== undefined) pairs.push({ before: match, after: entry });
  }
  return pairs;
}

function isSameVersion(before: Dependency, after: Dependency): boolean {
  return before.name === after.name && before.version === after.version && before.ecosystem === after.ecosystem;
}

/** The entries of the set that have the name of one of these. */
function byName(set: DependencySet, wanted: readonly Dependency[]): ReadonlyMap<string, readonly Dependency[]> {
  const names = new Map<string, Dependency[]>(wanted.map((entry) => [keyOf(entry), []]));
  if (names.size > 0) for (const entry of set.dependencies) names.get(keyOf(entry))?.push(entry);
  return names;
}

/** npm's names, most of all, are their own key: nothing is built for them. */
function keyOf({ ecosystem, name }: Dependency): string {
  return ecosystem === 'npm' ? name : `\n${ecosystem} ${name}`;
}

/** Scheme, host and port of an address without its path; undefined where it is none. */
export function siteOf(url: string | undefined): { readonly scheme: string; readonly host: string } | undefined {
  if (url === undefined) return undefined;
  const match = /^([a-z][a-z0-9+.-]{0,30}):\/\/(?:[^/?#@]{0,200}@)?([^/?#]{1,255})/i.exec(url);
  const [, scheme, host] = match ?? [];
  return scheme === undefined || host === undefined
    ? undefined
    : { scheme: scheme.toLowerCase(), host: host.toLowerCase() };
}

/** Keeps the first findings of a file and lets the last say how many were left out. */
export function capped<T extends { readonly message: string }>(drafts: readonly T[]): readonly T[] {
  return cappedDrafts(drafts, (draft) => draft);
}

/** The same from what findings are made of: those that are left out are not even made, since there can be thousands. */
export function cappedDrafts<T, D extends { readonly message: string }>(
  items: readonly T[],
  draftOf: (item: T) => D,
): readonly D[] {
  const drafts = items.slice(0, mostPerFile).map(draftOf);
  const last = drafts.at(-1);
  if (last === undefined || items.length <= mostPerFile) return drafts;
  return [
    ...drafts.slice(0, -1),
    { ...last, message: `${last.message} And ${items.length - mostPerFile} more like it.` },
  ];
}

/** `line` only where it is known: optional fields hold no undefined. */
export function atLine(line: number | undefined): { readonly line?: number } {
  return line === undefined ? {} : { line };
}
