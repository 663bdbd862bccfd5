import { ecosystemOf } from '../ecosystems/index.ts';
import type { Dependency, DependencySet, Requirement } from '../domain/dependency.ts';
import type { FileComparison } from '../domain/evidence.ts';
import { defineFileSignal, type FileDraft } from './define-signal.ts';
import { atLine, capped } from './reading/files.ts';
import { listed, quote } from './reading/say.ts';

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
    const manifests = siblings.filter((s) => s.after?.kind === 'manifest' && folderOf(s.after.path) === folderOf(path));
    if (manifests.length === 0) return [];
    const lock = lockOf(after);
    const oldLock = before && lockOf(before);
    const drafts = manifests.flatMap(({ before: oldManifest, after: manifest }) => {
      const old = new Set(oldManifest?.requirements.map(keyOf));
      return (manifest?.requirements ?? []).flatMap((requirement) => {
        const says = disagreement(requirement, lock);
        if (says === undefined) return [];
        // An old disagreement is not this pull request's.
        if (oldLock && old.has(keyOf(requirement)) && disagreement(requirement, oldLock) !== undefined) return [];
        const fact = `${quote(requirement.place.path)} asks for ${quote(requirement.name)} ${quote(requirement.range)}, ${says}`;
        const because = [{ fact, source: path, at: now }];
        return [{ message: `${fact}.`, because, path, ...atLine(lineOf(requirement, lock)) }];
      });
    });
    return capped(drafts);
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
  const old = new Set(before?.requirements.map(keyOf));
  const lockPath = beside.after.path;
  const news = manifest.requirements.filter((requirement) => !old.has(keyOf(requirement)));
  return capped(
    news.flatMap((requirement) => {
      const says = disagreement(requirement, lock);
      if (says === undefined) return [];
      const fact = `The change asks for ${quote(requirement.name)} ${quote(requirement.range)} and leaves ${quote(lockPath)} as it was, ${says}`;
      return [
        { message: `${fact}.`, because: [{ fact, source: path, at: now }], path, ...atLine(requirement.place.line) },
      ];
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

interface Lock {
  readonly ecosystem: DependencySet['ecosystem'];
  readonly entries: ReadonlyMap<string, readonly Dependency[]>;
}

/** Manifests and lockfiles can have tens of thousands of entries: each is looked for once. */
function lockOf({ ecosystem, dependencies }: DependencySet): Lock {
  return { ecosystem, entries: Map.groupBy(dependencies, ({ name }) => name) };
}

function keyOf({ name, range }: Requirement): string {
  return `${name}\n${range}`;
}

/** What is wrong between a range and a lockfile, or undefined. Overrides can explain it: hence no more than a doubt. */
function disagreement(requirement: Requirement, lock: Lock): string | undefined {
  if (requirement.ecosystem !== lock.ecosystem || requirement.origin.kind !== 'registry') return undefined;
  if (requirement.scope === 'peer' || requirement.scope === 'optional' || requirement.marker !== undefined)
    return undefined;
  const entries = lock.entries.get(requirement.name) ?? [];
  if (entries.length === 0) return 'which the lockfile does not have';
  const { satisfies } = ecosystemOf(lock.ecosystem);
  if (!entries.every((e) => satisfies(e.version, requirement.range) === false)) return undefined;
  return `the lockfile has ${listed(entries.map((e) => e.version))}`;
}

function lineOf(requirement: Requirement, lock: Lock): number | undefined {
  return lock.entries.get(requirement.name)?.[0]?.place.line;
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}
