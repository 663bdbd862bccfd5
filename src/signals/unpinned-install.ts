import type { DependencySet, Requirement } from '../domain/dependency.ts';
import { defineFileSignal, type FileDraft } from './define-signal.ts';
import { arrivals, namedPackage } from './reading/arrivals.ts';
import { atLine, capped } from './reading/files.ts';
import { quote } from './reading/say.ts';

/** A command or program that fetches whatever version there is when it runs. */
export const unpinnedInstall = defineFileSignal({
  id: 'unpinned-install',
  title: 'Installed past the manifests without a fixed version',
  why: 'No lockfile holds it and no bot watches it: close to half of the installs of LiteLLM in the minutes of its compromise had no pin.',
  remedy: 'Name an exact version, or declare it in a manifest that has a lockfile.',
  severity: 'medium',
  confidence: 'high',
  detect: ({ before, after, path, now, siblings }): readonly FileDraft[] => {
    // Tool servers of assistants have a signal of their own.
    if (after === undefined || after.format === 'agent-tools') return [];
    const candidates = after.requirements.filter(isOpen);
    if (candidates.length === 0) return [];
    const declared = siblings.flatMap((sibling) => (sibling.after === undefined ? [] : [declaredNames(sibling.after)]));
    const open = candidates.filter(
      ({ ecosystem, name }) => !declared.some((names) => names.has(`${ecosystem} ${name}`)),
    );
    return capped(
      arrivals(before, open).map(({ entry, pinnedBefore }) => {
        const what = `${quote(entry.name)} ${entry.range === '' ? 'at whatever version there is' : `at ${quote(entry.range)}`}`;
        const was = pinnedBefore === undefined ? '' : `, before at exactly ${quote(pinnedBefore.version)}`;
        const fact = `Fetches ${what}${was}: ${quote(entry.command ?? '', 160)}`;
        return {
          message: `${fact}.`,
          because: [{ fact, source: path, at: now }],
          severity: pinnedBefore === undefined ? 'low' : 'medium',
          path,
          ...atLine(entry.place.line),
          package: namedPackage(entry),
        };
      }),
    );
  },
});

/** Homebrew and unknown languages are left out: there, no version can be asked for, or none is known. */
function isOpen({ command, ecosystem, origin }: Requirement): boolean {
  if (command === undefined || ecosystem === 'generic' || ecosystem === 'docker') return false;
  return origin.kind === 'registry' || (origin.kind === 'git' && origin.commit === undefined);
}

/** Every file of a pull request asks the same of all the others: each is looked through once. */
const known = new WeakMap<DependencySet, ReadonlySet<string>>();

/** What a manifest of the same pull request declares: `npx` then starts what the lockfile holds. */
function declaredNames(set: DependencySet): ReadonlySet<string> {
  const earlier = known.get(set);
  if (earlier !== undefined) return earlier;
  const entries = [...set.dependencies, ...set.requirements.filter((r) => r.command === undefined)];
  const names = new Set(entries.map(({ ecosystem, name }) => `${ecosystem} ${name}`));
  known.set(set, names);
  return names;
}
