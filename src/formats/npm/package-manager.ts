import type { EntryCollector } from '../collect.ts';
import { echo } from '../syntax/echo.ts';
import { at, itemsOf, member, text as textOf } from '../syntax/tree.ts';
import type { Tree } from '../syntax/tree.ts';
import { splitDescriptor } from './descriptor.ts';

/**
 * Gathers the package manager that a project fixes: `packageManager: "pnpm@9.1.0+sha512.<hex>"`, which Corepack downloads
 * and runs, and `devEngines.packageManager`, which npm 11 and pnpm read.
 */
export function collectPackageManager(root: Tree, collected: EntryCollector): void {
  const fixed = member(root, 'packageManager');
  const written = textOf(fixed?.value);
  if (fixed !== undefined && written !== undefined) collectFixed(written, fixed.line, collected);
  const engines = at(root, 'devEngines', 'packageManager');
  for (const engine of engines?.kind === 'list' ? itemsOf(engines) : [engines]) {
    const name = textOf(at(engine, 'name'));
    const range = textOf(at(engine, 'version'));
    if (name === undefined || range === undefined || engine === undefined) continue;
    collected.requirement({ name, range, scope: 'build', direct: true, marker: 'devEngines', line: engine.line });
  }
}

function collectFixed(written: string, line: number, collected: EntryCollector): void {
  const { name, range } = splitDescriptor(written);
  if (range.startsWith('http://') || range.startsWith('https://')) {
    const origin = { kind: 'url', url: range } as const;
    collected.requirement({ name, range, origin, scope: 'build', direct: true, marker: 'packageManager', line });
    return;
  }
  const [version = '', hash] = range.split('+', 2);
  if (!/^[0-9]+\.[0-9]+\.[0-9]+/.test(version)) {
    if (range === '') collected.unreadable(`"packageManager" is ${echo(written)}, not name@version`, line);
    else collected.requirement({ name, range, scope: 'build', direct: true, marker: 'packageManager', line });
    return;
  }
  const integrity = hash === undefined ? [] : [hash.replace('.', ':')];
  collected.dependency({ name, version, integrity, scope: 'build', direct: true, marker: 'packageManager', line });
}
