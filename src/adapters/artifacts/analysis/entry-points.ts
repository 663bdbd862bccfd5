import type { InstallHook } from '../../../domain/facts.ts';
import type { Side } from './side.ts';

/**
 * Groups of entry points that a tool loads whenever it runs in an environment where the package is installed: nobody imports or
 * names the package for it. Sources: the plug-in documentation of pytest, tox, hatch, flake8, hypothesis, keyring and setuptools.
 */
const loaded =
  /^(?:pytest11|tox|hatch|flake8\.(?:extension|report)|hypothesis|keyring\.backends|virtualenv\.\w+|setuptools\.\w+|distutils\.\w+|egg_info\.writers)$/;
const mostEntries = 50;

/** What the tools around a Python package load of it by themselves, as hooks: `pytest11: package.module`. */
export function entryPointHooks(side: Side): readonly InstallHook[] {
  const listed = [...(side.manifests.entries() ?? [])].flatMap(([key, bytes]) => {
    if (key.endsWith('entry_points.txt')) return entriesIn(bytes.toString('utf8'), /^\[([^\]\n]{1,100})\]/);
    if (key !== 'pyproject.toml') return [];
    return entriesIn(
      bytes.toString('utf8'),
      /^\[(?:project\.entry-points|tool\.poetry\.plugins)\.["']?([^\]"'\n]{1,100})["']?\]/,
    );
  });
  return [...new Set(listed)].slice(0, mostEntries).map((command) => ({ kind: 'entry-point', command }));
}

/** `group: module` of every line below a heading that names such a group. */
function entriesIn(text: string, heading: RegExp): readonly string[] {
  let group: string | undefined;
  // What reads them strips their lines and ends them as Python does.
  return text.split(/[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]/).flatMap((whole) => {
    const line = whole.trim();
    if (line.startsWith('[')) {
      const name = heading.exec(line)?.[1]?.trim();
      group = name !== undefined && loaded.test(name) ? name : undefined;
      return [];
    }
    const module = group === undefined ? undefined : /^[^=#]{1,100}=\s*["']?([\w.]{1,200})/.exec(line)?.[1];
    return module === undefined ? [] : [`${group}: ${module}`];
  });
}

/** The module's file without its ending, as a command would name it. */
export function pathOfEntryPoint({ command = '' }: InstallHook): string {
  return command
    .slice(command.indexOf(':') + 1)
    .trim()
    .replaceAll('.', '/');
}
