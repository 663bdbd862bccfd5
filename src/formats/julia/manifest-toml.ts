import type { DependencySet } from '../../domain/dependency.ts';
import { EntryCollector } from '../collect.ts';
import { documentOf } from '../document.ts';
import { Edges } from '../edges.ts';
import type { Format } from '../format.ts';
import { echo } from '../syntax/echo.ts';
import { parseToml } from '../syntax/toml.ts';
import { at, describe, itemsOf, member, membersOf, text } from '../syntax/tree.ts';
import type { Tree, TreeMap } from '../syntax/tree.ts';

/** Julia's manifest, shapes 1 and 2. Source: pkgdocs.julialang.org, "Manifest.toml". */
export const juliaManifest: Format = {
  id: 'julia-manifest',
  ecosystem: 'julia',
  kind: 'lockfile',
  files: ['Manifest.toml', 'JuliaManifest.toml', 'Manifest-v*.toml'],
  reads: { direct: 'no', scope: 'no', integrity: 'no', origin: 'yes', lines: 'yes', requiredBy: 'yes' },
  note: 'The tree hash of git is kept as digest. Packages of the standard library have no version and are not listed.',
  parse,
};

function parse(source: string, path: string): DependencySet {
  const collected = new EntryCollector(juliaManifest, path);
  const root = documentOf(parseToml(source), collected);
  if (root === undefined) return collected.finish();
  const entries = [...entriesOf(root)];
  const edges = new Edges();
  for (const { name, tree } of entries) {
    const parent = { name, version: text(at(tree, 'version')) ?? '' };
    const needs = at(tree, 'deps');
    for (const need of itemsOf(needs)) edges.add(parent, text(need) ?? '');
    for (const [need] of membersOf(needs)) edges.add(parent, need);
  }
  for (const { name, tree } of entries) addEntry(name, tree, { edges, collected });
  return collected.finish();
}

/** Shape 2 has its tables below `deps`, shape 1 at the root; both are lists of tables by name. */
function* entriesOf(root: TreeMap): Generator<{ readonly name: string; readonly tree: Tree }> {
  const isSecond = member(root, 'manifest_format') !== undefined;
  for (const [name, { value }] of membersOf(isSecond ? at(root, 'deps') : root)) {
    for (const tree of itemsOf(value)) yield { name, tree };
  }
}

function addEntry(
  name: string,
  tree: Tree,
  { edges, collected }: { readonly edges: Edges; readonly collected: EntryCollector },
): void {
  const { line, endLine } = tree;
  const written = at(tree, 'version');
  const [version, path, url] = [text(written), text(at(tree, 'path')), text(at(tree, 'repo-url'))];
  const digest = text(at(tree, 'git-tree-sha1'));
  if (path !== undefined) return;
  if (version === undefined) {
    if (written !== undefined || digest !== undefined) {
      collected.unreadable(`${echo(name)} has ${describe(written)} as its version`, line);
    }
    return;
  }
  // A tree hash fixes the content just as a commit does, so the address of a repository is not weakly pinned by it.
  const ref = text(at(tree, 'repo-rev'));
  const origin =
    url === undefined
      ? ({ kind: 'registry' } as const)
      : {
          kind: 'git' as const,
          url,
          ...(digest === undefined ? {} : { commit: digest }),
          ...(ref === undefined ? {} : { ref }),
        };
  collected.dependency({ name, version, line, endLine, origin, digest, requiredBy: edges.requiredBy(name) });
}
