import type { Dependency, Origin, Scope } from '../domain/dependency.ts';

type Draft = { -readonly [K in keyof Dependency]: Dependency[K] };

/** Strongest first: a package that is needed at run time anywhere is a runtime dependency. */
const scopeOrder: readonly Scope[] = ['runtime', 'build', 'optional', 'peer', 'dev', 'unknown'];

/** Beyond so many different archives of one release, further ones are listed without a search for their like. */
const mostVariants = 50;

/** An entry with what its further places add to it. */
interface Gathered {
  readonly entry: Draft;
  lines: number[] | undefined;
  requiring: string[] | undefined;
  ranges: string[] | undefined;
  /** At the first entry of a release: those of its other archives. */
  variants: Gathered[] | undefined;
  /** At the first entry of a release: that of another release of the name. */
  next: Gathered | undefined;
}

/** Of names with more releases, a release is looked up by its whole key instead of compared. */
const fewReleases = 16;

/**
 * Makes one entry of one release that stands at several places of a file (nested folders, peer variants, platforms).
 * Entries whose origin or hash differ are never merged: that difference is what a reviewer must see.
 */
export class DependencyMerger {
  /** The first entry of each release, in the order of the file. */
  private readonly releases: Gathered[] = [];
  /** The first release of each name, from which the others are reached. */
  private readonly names = new Map<string, Gathered>();
  /** Further releases of names that have many. */
  private readonly keys = new Map<string, Gathered>();

  add(entry: Draft): void {
    const first = this.releaseOf(entry);
    if (first === undefined) return;
    const same = likeOf(first, entry);
    if (same !== undefined) merge(same, entry);
    else if (first.variants === undefined) first.variants = [gather(entry)];
    else first.variants.push(gather(entry));
  }

  merged(): readonly Dependency[] {
    const all: Draft[] = [];
    for (const first of this.releases) {
      if (first.variants !== undefined) shareUse([first.entry, ...first.variants.map(({ entry }) => entry)]);
      all.push(finished(first));
      for (const variant of first.variants ?? []) all.push(finished(variant));
    }
    return all;
  }

  /** The release of an entry, where it was seen before; otherwise the entry begins it. */
  private releaseOf(entry: Draft): Gathered | undefined {
    const { name, version, ecosystem } = entry;
    let last: Gathered | undefined;
    let count = 0;
    for (let one = this.names.get(name); one !== undefined && count < fewReleases; one = one.next) {
      if (one.entry.version === version && one.entry.ecosystem === ecosystem) return one;
      last = one;
      count += 1;
    }
    const key = count < fewReleases ? undefined : `${ecosystem} ${name}@${version}`;
    const known = key === undefined ? undefined : this.keys.get(key);
    if (known !== undefined) return known;
    const begun = gather(entry);
    this.releases.push(begun);
    if (last === undefined) this.names.set(name, begun);
    else if (key === undefined) last.next = begun;
    else this.keys.set(key, begun);
    return undefined;
  }
}

function gather(entry: Draft): Gathered {
  return { entry, lines: undefined, requiring: undefined, ranges: undefined, variants: undefined, next: undefined };
}

/** The entry of the same archive among those of a release. */
function likeOf(first: Gathered, entry: Draft): Gathered | undefined {
  const { variants } = first;
  if (variants !== undefined && variants.length >= mostVariants) return undefined;
  return isSame(first.entry, entry) ? first : variants?.find((other) => isSame(other.entry, entry));
}

function finished({ entry, lines, requiring, ranges }: Gathered): Draft {
  if (lines !== undefined) entry.otherLines = lines;
  if (requiring !== undefined) entry.requiredBy = requiring;
  if (ranges !== undefined) entry.ranges = unique(ranges);
  if (entry.requiredBy.length > 1) entry.requiredBy = unique(entry.requiredBy);
  return entry;
}

function merge(gathered: Gathered, other: Draft): void {
  const first = gathered.entry;
  const { line } = other.place;
  if (line !== undefined && line !== first.place.line) {
    if (gathered.lines === undefined) gathered.lines = [line];
    else if (gathered.lines.at(-1) !== line) gathered.lines.push(line);
  }
  if (other.scope !== first.scope && scopeOrder.indexOf(other.scope) < scopeOrder.indexOf(first.scope))
    first.scope = other.scope;
  // One place that is direct makes it direct; "cannot tell" is weaker than either answer only where none is yes.
  if (other.direct === true) first.direct = true;
  else if (first.direct === false && other.direct === undefined) first.direct = undefined;
  if (other.installScript === true) first.installScript = true;
  if (first.bundled === true && other.bundled !== true) {
    delete first.bundled;
    first.origin = other.origin;
    first.integrity = other.integrity;
  }
  if (other.ranges !== undefined) gathered.ranges = joined(gathered.ranges, first.ranges, other.ranges);
  if (first.alias === undefined && other.alias !== undefined) first.alias = other.alias;
  if (other.patched !== first.patched) {
    first.patched = true;
    if (first.integrity.length < mostVariants) first.integrity = unique([...first.integrity, ...other.integrity]);
  }
  if (other.requiredBy.length > 0) gathered.requiring = joined(gathered.requiring, first.requiredBy, other.requiredBy);
}

/** The list so far, or one begun with what the first entry has, with more behind it. */
function joined(list: string[] | undefined, own: readonly string[] | undefined, more: readonly string[]): string[] {
  if (list === undefined) return [...(own ?? []), ...more];
  for (const key of more) list.push(key);
  return list;
}

/** Each key once. Most lists are short and without doubles: they stay as they are. */
function unique(keys: readonly string[]): readonly string[] {
  const few = 12;
  if (keys.length <= few && !hasDoubles(keys)) return keys;
  const seen = new Set<string>();
  const kept: string[] = [];
  for (const key of keys) {
    seen.add(key);
    if (seen.size > kept.length) kept.push(key);
  }
  return kept;
}

function hasDoubles(keys: readonly string[]): boolean {
  for (let i = 1; i < keys.length; i += 1) for (let j = 0; j < i; j += 1) if (keys[i] === keys[j]) return true;
  return false;
}

function isSame(a: Dependency, b: Dependency): boolean {
  if (a.marker !== b.marker || a.subpath !== b.subpath || a.digest !== b.digest) return false;
  // A copy inside its parent's archive has neither address nor hash of its own.
  if (isBareCopy(a) || isBareCopy(b)) return true;
  // yarn writes a patched release twice: as it is, and with the patch laid over it.
  if (a.patched !== b.patched) return true;
  const hasSameOrigin = a.origin === b.origin || originKey(a.origin) === originKey(b.origin);
  return hasSameOrigin && hasSameHashes(a.integrity, b.integrity);
}

function hasSameHashes(a: readonly string[], b: readonly string[]): boolean {
  return a.length === 1 && b.length === 1 ? a[0] === b[0] : a.join(' ') === b.join(' ');
}

function isBareCopy(entry: Dependency): boolean {
  return entry.bundled === true && entry.integrity.length === 0;
}

/** Who uses a release, and for what, is said by name and version: archives that differ cannot be told apart there. */
function shareUse(entries: readonly Draft[]): void {
  const scope = scopeOrder.find((one) => entries.some((entry) => entry.scope === one)) ?? 'unknown';
  const isDirect = entries.some((entry) => entry.direct === true);
  for (const entry of entries) {
    entry.scope = scope;
    if (isDirect) entry.direct = true;
  }
}

function originKey(origin: Origin): string {
  if (origin.kind === 'path') return origin.path;
  return origin.kind === 'git' ? `${origin.url}#${origin.commit ?? origin.ref ?? ''}` : (origin.url ?? '');
}
