import { ecosystemOf } from '../ecosystems/index.ts';
import type { DependencySet, Requirement } from '../domain/dependency.ts';
import { defineFileSignal, type FileDraft } from './define-signal.ts';
import { atLine, capped } from './reading/files.ts';
import { listed, quote } from './reading/say.ts';

/** The lockfile holds a version that no range of its manifest admits, or lacks what the manifest newly asks for. */
export const manifestLockDisagreement = defineFileSignal({
  id: 'manifest-lock-disagreement',
  title: 'Lockfile and manifest disagree',
  why: 'An entry that no manifest asks for was not put there by the package manager; a manifest without its lock installs something that nobody reviewed.',
  remedy: 'Let the package manager write the lockfile from the manifest, and commit both.',
  severity: 'medium',
  confidence: 'medium',
  detect: ({ before, after, path, siblings, now }): readonly FileDraft[] => {
    if (after === undefined || after.kind !== 'lockfile' || after.dependencies.length === 0) return [];
    const manifests = siblings.filter((s) => s.after?.kind === 'manifest' && folderOf(s.after.path) === folderOf(path));
    const drafts = manifests.flatMap(({ before: oldManifest, after: manifest }) =>
      (manifest?.requirements ?? []).flatMap((requirement) => {
        const says = disagreement(requirement, after);
        if (says === undefined || (before && oldManifest && sameBefore(requirement, oldManifest, before))) return [];
        const fact = `${quote(requirement.place.path)} asks for ${quote(requirement.name)} ${quote(requirement.range)}, ${says}`;
        return [
          {
            message: `${fact}.`,
            because: [{ fact, source: path, at: now }],
            path,
            ...atLine(lineOf(requirement, after)),
          },
        ];
      }),
    );
    return capped(drafts);
  },
});

/** What is wrong between a range and a lockfile, or undefined. Overrides can explain it: hence no more than a doubt. */
function disagreement(requirement: Requirement, lock: DependencySet): string | undefined {
  if (requirement.ecosystem !== lock.ecosystem || requirement.origin.kind !== 'registry') return undefined;
  // What a command installs past the manifests is in no lockfile.
  if (requirement.command !== undefined) return undefined;
  if (requirement.scope === 'peer' || requirement.scope === 'optional' || requirement.marker !== undefined)
    return undefined;
  const entries = lock.dependencies.filter((e) => e.name === requirement.name);
  if (entries.length === 0) return 'which the lockfile does not have';
  const { satisfies } = ecosystemOf(lock.ecosystem);
  if (!entries.every((e) => satisfies(e.version, requirement.range) === false)) return undefined;
  return `the lockfile has ${listed(entries.map((e) => e.version))}`;
}

/** An old disagreement is not this pull request's. */
function sameBefore(requirement: Requirement, manifest: DependencySet, lock: DependencySet): boolean {
  const old = manifest.requirements.find((r) => r.name === requirement.name && r.range === requirement.range);
  return old !== undefined && disagreement(old, lock) !== undefined;
}

function lineOf(requirement: Requirement, lock: DependencySet): number | undefined {
  return lock.dependencies.find((e) => e.name === requirement.name)?.place.line;
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}
