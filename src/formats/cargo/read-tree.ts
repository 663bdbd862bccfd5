import type { EntryCollector } from '../collect.ts';
import { listOf } from '../document.ts';
import { echo } from '../syntax/echo.ts';
import { at, describe, itemsOf, member, membersOf, text } from '../syntax/tree.ts';
import type { Tree, TreeMap } from '../syntax/tree.ts';
import type { CargoBlock, CargoLockText } from './lock-block.ts';

/** Reads Cargo.lock out of its TOML tree. What has no name or version is said and left out. */
export function readTree(root: TreeMap, collected: EntryCollector): CargoLockText {
  const version = at(root, 'version');
  const metadata = new Map<string, string>();
  for (const [key, { value }] of membersOf(at(root, 'metadata'))) {
    const hash = text(value);
    if (hash !== undefined) metadata.set(key, hash);
  }
  return {
    version: version?.kind === 'scalar' && typeof version.value === 'number' ? version.value : undefined,
    blocks: [
      ...blocksOf(member(root, 'root') === undefined ? [] : [at(root, 'root')], { isUnused: false, collected }),
      ...blocksOf(packagesOf(root, collected), { isUnused: false, collected }),
      ...blocksOf(itemsOf(at(root, 'patch', 'unused')), { isUnused: true, collected }),
    ],
    metadata,
  };
}

function packagesOf(root: TreeMap, collected: EntryCollector): readonly Tree[] {
  const packages = at(root, 'package');
  return packages === undefined ? [] : itemsOf(listOf(packages, 'package', collected));
}

interface Context {
  readonly isUnused: boolean;
  readonly collected: EntryCollector;
}

function blocksOf(trees: readonly (Tree | undefined)[], { isUnused, collected }: Context): readonly CargoBlock[] {
  return trees.flatMap((tree) => {
    const [name, version] = [text(at(tree, 'name')), text(at(tree, 'version'))];
    if (tree === undefined || name === undefined || version === undefined) {
      const what = name === undefined ? `a package with ${describe(at(tree, 'name'))} as its name` : echo(name);
      collected.unreadable(`${what} has ${describe(at(tree, 'version'))} as its version`, tree?.line);
      return [];
    }
    const dependencies = itemsOf(at(tree, 'dependencies')).flatMap((item) => text(item) ?? []);
    const [source, checksum] = [text(at(tree, 'source')), text(at(tree, 'checksum'))];
    return [{ name, version, source, checksum, dependencies, line: tree.line, endLine: tree.endLine, isUnused }];
  });
}
