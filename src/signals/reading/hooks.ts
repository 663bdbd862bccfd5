import type { ArchiveDelta, InstallHook, Release } from '../../domain/facts.ts';
import { valueOf } from './change.ts';

/** Hooks that npm-like installers run for packages from a registry; `prepare` runs for git dependencies only. */
export const scriptKinds: ReadonlySet<string> = new Set(['preinstall', 'install', 'postinstall']);

/** Kinds with a signal of their own, or that run for git dependencies only: everything else is a build or load hook. */
const otherKinds: ReadonlySet<string> = new Set([...scriptKinds, 'binding.gyp', 'prepare']);

/** Hooks that a build or the ecosystem's loader runs: setup.py, build.rs, extensions, plugins, autoloaded files, … */
export function buildHooks(hooks: readonly InstallHook[]): readonly InstallHook[] {
  return hooks.filter((hook) => !otherKinds.has(hook.kind));
}

/** Hooks of the release after and before, from the registry where it tells, else from the archives. */
export function hooksOf(
  release: Release | undefined,
  archive: ArchiveDelta | undefined,
  side: 'before' | 'after',
): readonly InstallHook[] | undefined {
  return valueOf(release?.hooks) ?? archive?.hooks[side];
}

/** Hooks of these kinds only. */
export function ofKinds(hooks: readonly InstallHook[], kinds: ReadonlySet<string>): readonly InstallHook[] {
  return hooks.filter((hook) => kinds.has(hook.kind));
}

/** The command with runs of blanks as one, so that formatting is no change. */
export function commandOf(hook: InstallHook): string {
  return (hook.command ?? '').replaceAll(/\s+/g, ' ').trim();
}
