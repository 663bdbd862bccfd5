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
  const old = new Map<string, Dependency[]>();
  for (const entry of before.dependencies) {
    const key = `${entry.ecosystem} ${entry.name}`;
    const same = old.get(key);
    if (same) same.push(entry);
    else old.set(key, [entry]);
  }
  return after.dependencies.flatMap((entry) => {
    const same = old.get(`${entry.ecosystem} ${entry.name}`) ?? [];
    const match = same.find((e) => e.version === entry.version) ?? same[0];
    return match === undefined ? [] : [{ before: match, after: entry }];
  });
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
  if (drafts.length <= mostPerFile) return drafts;
  const shown = drafts.slice(0, mostPerFile);
  const last = shown.at(-1);
  if (last === undefined) return drafts;
  return [
    ...shown.slice(0, -1),
    { ...last, message: `${last.message} And ${drafts.length - mostPerFile} more like it.` },
  ];
}

/** `line` only where it is known: optional fields hold no undefined. */
export function atLine(line: number | undefined): { readonly line?: number } {
  return line === undefined ? {} : { line };
}
