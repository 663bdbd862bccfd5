import type { ArchiveDelta, InstallHook, Release } from '../../domain/facts.ts';
import { valueOf } from './change.ts';

/** Hooks that npm-like installers run for packages from a registry; `prepare` runs for git dependencies only. */
export const scriptKinds: ReadonlySet<string> = new Set(['preinstall', 'install', 'postinstall']);

/** Hooks that a build at install time runs, beside npm's scripts and native builds. */
export const buildKinds: ReadonlySet<string> = new Set([
  'autoload-files',
  'build-backend',
  'build.rs',
  'composer-plugin',
  'composer-script',
  'extension',
  'init.ps1',
  'install.ps1',
  'msbuild',
  'post_install',
  'proc-macro',
  'setup.py',
]);

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
