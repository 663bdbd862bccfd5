import { shownVersion, type DependencySet, type Entry } from '../domain/dependency.ts';
import type { FileComparison } from '../domain/evidence.ts';
import { defineFileSignal, type FileDraft } from './define-signal.ts';
import { atLine, capped, packageOf } from './reading/files.ts';
import {
  askKey,
  asksOf,
  disagreement,
  lockOf,
  unaskedAddresses,
  unaskedEntries,
  type Lock,
} from './reading/lock-fit.ts';
import { quote } from './reading/say.ts';

/** The lockfile holds a version that no range of its manifest admits, lacks what the manifest newly asks for, or is gone. */
export const manifestLockDisagreement = defineFileSignal({
  id: 'manifest-lock-disagreement',
  title: 'Lockfile and manifest disagree',
  why: 'An entry that no manifest asks for was not put there by the package manager; a manifest without its lock installs something that nobody reviewed.',
  remedy: 'Let the package manager write the lockfile from the manifest, and commit both.',
  severity: 'medium',
  confidence: 'medium',
  detect: (comparison): readonly FileDraft[] => {
    const { before, after, path, siblings, now } = comparison;
    if (after === undefined) return lockGone(comparison);
    if (after.kind === 'manifest') return lockLeftBehind(comparison, after);
    if (after.dependencies.length === 0) return [];
    const beside = siblings.filter((s) => s.after?.kind === 'manifest' && folderOf(s.after.path) === folderOf(path));
    if (beside.length === 0) return [];
    const manifests = beside.flatMap((sibling) => sibling.after ?? []);
    const lock = lockOf(after);
    const oldLock = before && lockOf(before);
    const old = new Set(asksOf(beside.flatMap((sibling) => sibling.before ?? [])).map(askKey));
    const outside = asksOf(manifests).flatMap((ask) => {
      const says = disagreement(ask, lock);
      if (says === undefined) return [];
      // An old disagreement is not this pull request's.
      if (oldLock && old.has(askKey(ask)) && disagreement(ask, oldLock) !== undefined) return [];
      const fact = `${quote(ask.place.path)} asks for ${sayAsk(ask)}, ${says}`;
      return [{ message: `${fact}.`, because: [{ fact, source: path, at: now }], path, ...atLine(lineOf(ask, lock)) }];
    });
    const unasked = unaskedEntries({ before, after }, manifests).map((entry) => {
      const fact = `${quote(path)} takes ${quote(entry.name)} ${quote(entry.version)} for asked for by the project, and its manifest does not ask for it`;
      const because = [{ fact, source: path, at: now }];
      return { message: `${fact}.`, because, path, ...atLine(entry.place.line), package: packageOf(entry) };
    });
    const moved = unaskedAddresses({ before, after }, manifests).map((entry) => {
      const fact = `${quote(path)} takes ${quote(entry.name)} ${quote(entry.version)} from an address that no manifest beside it names`;
      const because = [{ fact, source: path, at: now }];
      const place = { path, ...atLine(entry.place.line), package: packageOf(entry) };
      return { message: `${fact}.`, because, ...place, severity: 'high', confidence: 'high' } as const;
    });
    return capped<FileDraft>([...outside, ...unasked, ...moved]);
  },
});

/** A manifest that asks for something new while the lockfile beside it stays as it was. */
function lockLeftBehind(
  { before, path, siblings, now }: FileComparison,
  manifest: DependencySet,
): readonly FileDraft[] {
  const beside = siblings.find(
    ({ after }) =>
      after?.kind === 'lockfile' && after.ecosystem === manifest.ecosystem && folderOf(after.path) === folderOf(path),
  );
  // A lockfile that changes too is compared with its manifest by itself.
  if (beside?.before === undefined || beside.after === undefined || !isSame(beside.before, beside.after)) return [];
  const lock = lockOf(beside.after);
  const old = new Set((before ? asksOf([before]) : []).map(askKey));
  const lockPath = beside.after.path;
  return capped(
    asksOf([manifest])
      .filter((ask) => !old.has(askKey(ask)))
      .flatMap((ask) => {
        const says = disagreement(ask, lock);
        if (says === undefined) return [];
        const fact = `The change asks for ${sayAsk(ask)} and leaves ${quote(lockPath)} as it was, ${says}`;
        return [{ message: `${fact}.`, because: [{ fact, source: path, at: now }], path, ...atLine(ask.place.line) }];
      }),
  );
}

function isSame(one: DependencySet, other: DependencySet): boolean {
  return (
    one.dependencies.length === other.dependencies.length &&
    one.dependencies.every((entry, i) => {
      const match = other.dependencies[i];
      return entry.name === match?.name && entry.version === match.version;
    })
  );
}

/** A deleted lockfile whose manifest stays: from now on every install resolves anew. One that goes with its manifest is no loss. */
function lockGone({ before, path, siblings, now }: FileComparison): readonly FileDraft[] {
  if (before?.kind !== 'lockfile' || before.dependencies.length === 0) return [];
  const folder = folderOf(path);
  const here = (set: DependencySet | undefined) => set?.ecosystem === before.ecosystem && folderOf(set.path) === folder;
  const goesToo = siblings.some((s) => s.before?.kind === 'manifest' && here(s.before) && s.after === undefined);
  // A workspace that comes to be locked by the root's lockfile, which then changes as well.
  const above = siblings.some(
    ({ after }) =>
      after?.kind === 'lockfile' && after.ecosystem === before.ecosystem && folder.startsWith(folderOf(after.path)),
  );
  if (goesToo || above) return [];
  const fact = `The lockfile is gone: nothing fixes the versions of what it held (${before.dependencies.length})`;
  return [{ message: `${fact}.`, because: [{ fact, source: path, at: now }], path }];
}

function sayAsk(ask: Entry): string {
  return `${quote(ask.name)} ${quote(shownVersion(ask))}`;
}

function lineOf({ name }: Entry, lock: Lock): number | undefined {
  return lock.entries.get(name)?.[0]?.place.line;
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}
