import type { InstallHook, Release } from '../domain/facts.ts';
import { defineSignal } from './define-signal.ts';
import { valueOf } from './reading/change.ts';
import { buildHooks, commandOf } from './reading/hooks.ts';
import { listed, quote } from './reading/say.ts';

/** Code that runs while the package is built or loaded by its ecosystem's tool, new in this release. */
export const buildHookAdded = defineSignal({
  id: 'build-hook-added',
  title: 'Build or load hook added',
  why: 'A setup.py, build.rs, extension, plugin or autoloaded file runs without being called: proc-macro1 downloaded from its build script, laravel-lang from an autoloaded file.',
  remedy: 'Read the new hook in the archive before this is built anywhere.',
  severity: 'high',
  confidence: 'medium',
  needs: ['archive'],
  // What an action runs has signals of its own.
  concerns: ({ ecosystem }) => ecosystem !== 'githubactions',
  uses: ['release'],
  detect: ({ archive, release, because }) => {
    if (archive === undefined) return [];
    const had = new Set(buildHooks(archive.hooks.before).map(keyOf));
    const kinds = new Set(archive.hooks.before.map((hook) => hook.kind));
    const added = buildHooks(archive.hooks.after).filter((hook) => !had.has(keyOf(hook)));
    if (added.length === 0) return [];
    const fact = `Runs ${listed(added.map((hook) => hook.kind))} when built or loaded`;
    const lines = added
      .slice(0, 5)
      .map((hook) => because('archive', `${hook.kind}: ${quote(commandOf(hook)) || 'present'}`));
    const draft = { message: `${fact}.`, because: lines };
    if (hasWheelForAll(release) && added.every((hook) => ofSource.has(hook.kind))) {
      const aside = `${fact}, which only those do who build it themselves: there is a wheel for every platform`;
      return [{ message: `${aside}.`, because: lines, severity: 'medium' as const }];
    }
    if (added.every((hook) => kinds.has(hook.kind))) return [{ ...draft, severity: 'medium' as const }];
    return [archive.before === undefined ? { ...draft, severity: 'low' as const } : draft];
  },
});

/** Hooks that a Python package runs when it is built from its source distribution; installers take a wheel where there is one. */
const ofSource: ReadonlySet<string> = new Set(['build-backend', 'setup.py']);

function hasWheelForAll(release: Release | undefined): boolean {
  return (valueOf(release?.files) ?? []).some(({ name, yanked }) => name.endsWith('-none-any.whl') && yanked !== true);
}

function keyOf(hook: InstallHook): string {
  return `${hook.kind} ${commandOf(hook)}`;
}
