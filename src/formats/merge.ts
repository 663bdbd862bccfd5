import type { Dependency, Origin, Scope } from '../domain/dependency.ts';

type Draft = { -readonly [K in keyof Dependency]: Dependency[K] };

/** Strongest first: a package that is needed at run time anywhere is a runtime dependency. */
const scopeOrder: readonly Scope[] = ['runtime', 'build', 'optional', 'peer', 'dev', 'unknown'];

/**
 * Makes one entry of one release that stands at several places of a file (nested folders, peer variants, platforms).
 * Entries whose origin, hash or alias differ are never merged: that difference is what a reviewer must see.
 */
export class DependencyMerger {
  private readonly byKey = new Map<string, Draft>();
  private readonly lines = new Map<Draft, number[]>();
  private readonly requiring = new Map<Draft, Set<string>>();

  add(entry: Draft): void {
    const key = keyOf(entry);
    const first = this.byKey.get(key);
    if (first === undefined) this.byKey.set(key, entry);
    else this.merge(first, entry);
  }

  merged(): readonly Dependency[] {
    for (const [entry, lines] of this.lines) entry.otherLines = lines;
    for (const [entry, keys] of this.requiring) entry.requiredBy = [...keys];
    for (const entry of this.byKey.values()) {
      if (entry.requiredBy.length > 1) entry.requiredBy = [...entry.requiredBy].sort();
    }
    return [...this.byKey.values()];
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
    if (first.bundled === true && other.bundled !== true) delete first.bundled;
    if (other.patched === true) first.patched = true;
    if (other.requiredBy.length > 0) this.requiringOf(first, other.requiredBy);
  }

  private requiringOf(first: Draft, more: readonly string[]): void {
    const keys = this.requiring.get(first) ?? new Set(first.requiredBy);
    for (const key of more) keys.add(key);
    this.requiring.set(first, keys);
  }
}

function keyOf(entry: Dependency): string {
  const named = `${entry.ecosystem} ${entry.name}@${entry.version} ${originKey(entry.origin)} ${entry.integrity.join(' ')}`;
  const { alias, subpath, digest, marker } = entry;
  if (alias === undefined && subpath === undefined && digest === undefined && marker === undefined) return named;
  return [named, alias, subpath, digest, marker].join(' ');
}

function originKey(origin: Origin): string {
  if (origin.kind === 'path') return origin.path;
  return origin.kind === 'git' ? `${origin.url}#${origin.commit ?? origin.ref ?? ''}` : (origin.url ?? '');
}
