import type { Dependency, DependencySet } from '../../domain/dependency.ts';
import type { Finding } from '../../domain/finding.ts';
import { purlOf } from '../../domain/package.ts';

/** Findings of one kind that one file yields at most; the last one says how many more there are. */
export const mostPerFile = 20;

/** The package of an entry, as findings name it. */
export function packageOf(entry: Dependency): NonNullable<Finding['package']> {
  const { ecosystem, name, version } = entry;
  return { ecosystem, name, version, purl: purlOf({ ecosystem, name, version }) };
}

/** Entries of the file after the change beside those of the same name before it; the same version where there is one. */
export function pairsByName(
  before: DependencySet,
  after: DependencySet,
): readonly { readonly before: Dependency; readonly after: Dependency }[] {
  const keyOf = nameKey(after.ecosystem);
  const old = new Map<string, Dependency[]>();
  for (const entry of before.dependencies) {
    const key = keyOf(entry);
    const same = old.get(key);
    if (same) same.push(entry);
    else old.set(key, [entry]);
  }
  const pairs: { readonly before: Dependency; readonly after: Dependency }[] = [];
  for (const entry of after.dependencies) {
    const same = old.get(keyOf(entry));
    const match = same?.find((e) => e.version === entry.version) ?? same?.[0];
    if (match !== undefined) pairs.push({ before: match, after: entry });
  }
  return pairs;
}

/** A key for names of several ecosystems. Those of the file's own, nearly all, are their own key: nothing is built. */
function nameKey(home: Dependency['ecosystem']): (entry: Dependency) => string {
  return ({ ecosystem, name }) => (ecosystem === home ? name : `\n${ecosystem} ${name}`);
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
