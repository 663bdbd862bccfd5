import type { DependencySet, Scope } from '../../domain/dependency.ts';
import { EntryCollector } from '../collect.ts';
import { documentOf, listOf, mapOf, remarkDuplicates } from '../document.ts';
import { Edges } from '../edges.ts';
import type { Format } from '../format.ts';
import { echo } from '../syntax/echo.ts';
import { parseJson } from '../syntax/json.ts';
import { at, describe, itemsOf, member, membersOf, text } from '../syntax/tree.ts';
import type { Tree, TreeMap } from '../syntax/tree.ts';
import { linkComposer } from './link.ts';
import { isPlatform } from './platform.ts';
import { addressRemark, integrityOf, originOf } from './sources.ts';

/** Composer's lockfile. */
export const composerLock: Format = {
  id: 'composer-lock',
  ecosystem: 'composer',
  kind: 'lockfile',
  files: ['composer.lock'],
  reads: { direct: 'linked', scope: 'yes', integrity: 'partly', origin: 'yes', lines: 'yes', requiredBy: 'yes' },
  note: 'Plugins are marked as running code at install. The commit of the source is kept as digest; most archives have no hash.',
  parse,
  link: linkComposer,
};

function parse(source: string, path: string): DependencySet {
  const collected = new EntryCollector(composerLock, path);
  const document = documentOf(parseJson(source), collected);
  const root = document === undefined ? undefined : mapOf(document, 'a composer.lock file', collected);
  if (root === undefined) return collected.finish();
  remarkDuplicates(root, collected);
  const runtime = sectionOf(root, 'packages', collected);
  const dev = sectionOf(root, 'packages-dev', collected);
  const edges = edgesOf([...runtime, ...dev]);
  for (const tree of runtime) addPackage(tree, { scope: 'runtime', edges, collected });
  for (const tree of dev) addPackage(tree, { scope: 'dev', edges, collected });
  return collected.finish();
}

function sectionOf(root: TreeMap, key: string, collected: EntryCollector): readonly Tree[] {
  const section = at(root, key);
  const isAbsent = section === undefined || (section.kind === 'scalar' && section.value === null);
  if (isAbsent && key === 'packages-dev') return [];
  return itemsOf(listOf(section, key, collected));
}

function edgesOf(packages: readonly Tree[]): Edges {
  const edges = new Edges();
  for (const tree of packages) {
    const [name, version] = [text(at(tree, 'name')), text(at(tree, 'version'))];
    if (name === undefined || version === undefined) continue;
    const parent = { name: name.toLowerCase(), version };
    for (const [needed] of membersOf(at(tree, 'require'))) {
      if (!isPlatform(needed)) edges.add(parent, needed.toLowerCase());
    }
  }
  return edges;
}

interface Context {
  readonly scope: Scope;
  readonly edges: Edges;
  readonly collected: EntryCollector;
}

/** Types of packages whose code Composer runs itself: plugins and, before Composer 2, installers. */
const runningTypes = new Set(['composer-plugin', 'composer-installer']);

function addPackage(tree: Tree, { scope, edges, collected }: Context): void {
  const { line, endLine } = tree;
  const name = text(at(tree, 'name'));
  const version = text(at(tree, 'version'));
  if (name === undefined || version === undefined) {
    const missing = name === undefined ? 'name' : 'version';
    const subject = name === undefined ? 'a package' : echo(name);
    collected.unreadable(`${subject} has ${describe(member(tree, missing)?.value)} as its ${missing}`, line);
    return;
  }
  const remark = addressRemark(tree);
  if (remark !== undefined) collected.remark('address-names-other-package', remark, { line, name: name.toLowerCase() });
  const digest = text(at(tree, 'source', 'reference')) ?? text(at(tree, 'dist', 'reference'));
  collected.dependency({
    name,
    version,
    line,
    endLine,
    scope,
    origin: originOf(tree),
    integrity: integrityOf(tree),
    requiredBy: edges.requiredBy(name.toLowerCase()),
    installScript: runningTypes.has(text(at(tree, 'type')) ?? ''),
    digest: digest === '' ? undefined : digest,
  });
}
