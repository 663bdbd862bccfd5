import type { DependencySet, Scope } from '../../domain/dependency.ts';
import { EntryCollector } from '../collect.ts';
import { documentOf, mapOf, remarkDuplicates } from '../document.ts';
import type { Format } from '../format.ts';
import { resolveInRepository } from '../paths.ts';
import { echo } from '../syntax/echo.ts';
import { parseJson } from '../syntax/json.ts';
import { at, describe, itemsOf, membersOf, text } from '../syntax/tree.ts';
import type { Tree, TreeMap } from '../syntax/tree.ts';
import { isPlatform } from './platform.ts';

/** Composer's manifest. Source: getcomposer.org/doc/04-schema.md. */
export const composerJson: Format = {
  id: 'composer-json',
  ecosystem: 'composer',
  kind: 'manifest',
  files: ['composer.json'],
  reads: { direct: 'yes', scope: 'yes', integrity: 'no', origin: 'no', lines: 'yes', requiredBy: 'no' },
  note: 'PHP itself, extensions and libraries are no packages. Repositories that it names are remarks.',
  parse,
};

function parse(source: string, path: string): DependencySet {
  const collected = new EntryCollector(composerJson, path);
  const document = documentOf(parseJson(source), collected);
  const root = document === undefined ? undefined : mapOf(document, 'a composer.json file', collected);
  if (root === undefined) return collected.finish();
  remarkDuplicates(root, collected);
  addSection(root, { key: 'require', scope: 'runtime', collected });
  addSection(root, { key: 'require-dev', scope: 'dev', collected });
  remarkRepositories(root, path, collected);
  return collected.finish();
}

interface Section {
  readonly key: string;
  readonly scope: Scope;
  readonly collected: EntryCollector;
}

function addSection(root: TreeMap, { key, scope, collected }: Section): void {
  const section = at(root, key);
  // PHP writes an empty object as an empty list.
  const isEmptyList = section?.kind === 'list' && section.items.length === 0;
  if (section !== undefined && section.kind !== 'map' && !isEmptyList) {
    collected.unreadable(`${key} must be an object, not ${describe(section)}`, section.line);
  }
  remarkDuplicates(section, collected);
  for (const [name, { value, line, endLine }] of membersOf(section)) {
    const range = text(value);
    if (range === undefined) collected.unreadable(`${echo(name)} has ${describe(value)} as its range`, line);
    else if (!isPlatform(name)) collected.requirement({ name, range, line, endLine, scope, direct: true });
  }
}

function remarkRepositories(root: TreeMap, path: string, collected: EntryCollector): void {
  const repositories = at(root, 'repositories');
  const trees =
    repositories?.kind === 'map' ? [...repositories.members.values()].map(({ value }) => value) : itemsOf(repositories);
  for (const tree of trees) remarkRepository(tree, path, collected);
}

function remarkRepository(tree: Tree, path: string, collected: EntryCollector): void {
  const [type, url] = [text(at(tree, 'type')), text(at(tree, 'url'))];
  if (type === 'package') remarkInline(at(tree, 'package'), collected);
  if (url === undefined) return;
  const { line } = tree;
  if (type === 'path') {
    if (resolveInRepository(path, url.replaceAll('*', '_')) === undefined) {
      collected.remark('path-outside-repository', `the repository folder ${echo(url)} leaves the repository`, { line });
    }
    return;
  }
  collected.remark('registry-address', `packages may come from ${echo(url)}`, { line });
  if (url.startsWith('http:')) collected.remark('insecure-address', `${echo(url)} is not encrypted`, { line });
}

/** Packages that are described in the file itself, with the address of their archive or repository. */
function remarkInline(inline: Tree | undefined, collected: EntryCollector): void {
  for (const tree of inline?.kind === 'list' ? inline.items : inline === undefined ? [] : [inline]) {
    const url = text(at(tree, 'dist', 'url')) ?? text(at(tree, 'source', 'url'));
    if (url === undefined || !url.includes('://')) continue;
    const about = { line: tree.line, name: text(at(tree, 'name')) };
    collected.remark('remote-address', `its archive comes from ${echo(url)}`, about);
    if (url.startsWith('http:')) collected.remark('insecure-address', `${echo(url)} is not encrypted`, about);
  }
}
