import type { Dependency, Origin, Scope } from '../domain/dependency.ts';

type Draft = { -readonly [K in keyof Dependency]: Dependency[K] };

/** Strongest first: a package that is needed at run time anywhere is a runtime dependency. */
const scopeOrder: readonly Scope[] = ['runtime', 'build', 'optional', 'peer', 'dev', 'unknown'];

/** Beyond so many different archives of one release, further ones are listed without a search for their like. */
const mostVariants = 50;

/**
 * Makes one entry of one release that stands at several places of a file (nested folders, peer variants, platforms).
 * Entries whose origin or hash differ are never merged: that difference is what a reviewer must see.
 */
export class DependencyMerger {
  /** By name and version; most have one entry. */
  private readonly releases = new Map<string, Draft[]>();
  private readonly lines = new Map<Draft, number[]>();
  private readonly requiring = new Map<Draft, string[]>();
  private readonly ranges = new Map<Draft, string[]>();

  add(entry: Draft): void {
    const key = `${entry.ecosystem} ${entry.name}@${entry.version}`;
    const known = this.releases.get(key);
    if (known === undefined) {
      this.releases.set(key, [entry]);
      return;
    }
    const same = known.length > mostVariants ? undefined : known.find((other) => isSame(other, entry));
    if (same === undefined) known.push(entry);
    else this.merge(same, entry);
  }

  merged(): readonly Dependency[] {
    for (const [entry, lines] of this.lines) entry.otherLines = lines;
    for (const [entry, keys] of this.requiring) entry.requiredBy = keys;
    for (const [entry, ranges] of this.ranges) entry.ranges = unique(ranges);
    const all: Draft[] = [];
    for (const entries of this.releases.values()) {
      if (entries.length > 1) shareUse(entries);
      for (const entry of entries) {
        if (entry.requiredBy.length > 1) entry.requiredBy = unique(entry.requiredBy);
        all.push(entry);
      }
    }
    return all;
  }

  private merge(first: Draft, other: Draft): void {
    if (other.place.line !== undefined && other.place.line !== first.place.line) {
      const lines = this.lines.get(first);
      if (lines === undefined) this.lines.set(first, [other.place.line]);
      else if (lines.at(-1) !== other.place.line) lines.push(other.place.line);
    }
    if (scopeOrder.indexOf(other.scope) < scopeOrder.indexOf(first.scope)) first.scope = other.scope;
    // One place that is direct makes it direct; "cannot tell" is weaker than either answer only where none is yes.
    if (other.direct === true) first.direct = true;
    else if (first.direct === false && other.direct === undefined) first.direct = undefined;
    if (other.installScript === true) first.installScript = true;
    if (first.bundled === true && other.bundled !== true) {
      delete first.bundled;
      first.origin = other.origin;
      first.integrity = other.integrity;
    }
    if (other.ranges !== undefined) this.rangesOf(first, other.ranges);
    if (first.alias === undefined && other.alias !== undefined) first.alias = other.alias;
    if (other.patched !== first.patched) {
      first.patched = true;
      if (first.integrity.length < mostVariants) first.integrity = unique([...first.integrity, ...other.integrity]);
    }
    if (other.requiredBy.length > 0) this.requiringOf(first, other.requiredBy);
  }

  private rangesOf(first: Draft, more: readonly string[]): void {
    const ranges = this.ranges.get(first);
    if (ranges === undefined) this.ranges.set(first, [...(first.ranges ?? []), ...more]);
    else for (const range of more) ranges.push(range);
  }

  private requiringOf(first: Draft, more: readonly string[]): void {
    const keys = this.requiring.get(first);
    if (keys === undefined) this.requiring.set(first, [...first.requiredBy, ...more]);
    else for (const key of more) keys.push(key);
  }
}

/** Each key once. Most lists are short and without doubles: they stay as they are. */
function unique(keys: readonly string[]): readonly string[] {
  const few = 6;
  if (keys.length > few) return [...new Set(keys)];
  return keys.every((key, i) => keys.indexOf(key) === i) ? keys : [...new Set(keys)];
}

function isSame(a: Dependency, b: Dependency): boolean {
  if (a.marker !== b.marker || a.subpath !== b.subpath || a.digest !== b.digest) return false;
  // A copy inside its parent's archive has neither address nor hash of its own.
  if (isBareCopy(a) || isBareCopy(b)) return true;
  // yarn writes a patched release twice: as it is, and with the patch laid over it.
  if (a.patched !== b.patched) return true;
  return originKey(a.origin) === originKey(b.origin) && a.integrity.join(' ') === b.integrity.join(' ');
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
