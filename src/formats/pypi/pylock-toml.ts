import { normalisePypiName } from '../../ecosystems/pypi.ts';
import type { DependencySet, Origin } from '../../domain/dependency.ts';
import { EntryCollector } from '../collect.ts';
import type { Format } from '../format.ts';
import { resolveInRepository } from '../paths.ts';
import { echo } from '../syntax/echo.ts';
import { at, itemsOf, membersOf, text } from '../syntax/tree.ts';
import type { Tree, TreeMap } from '../syntax/tree.ts';
import { nameInFile } from './address.ts';
import { instantOf, lockedHash, lookAtFiles } from './lock-files.ts';
import { ReleaseFiles } from './release-files.ts';
import type { LockedFile } from './release-files.ts';
import { LockGraph } from './lock-graph.ts';
import type { LockNode } from './lock-graph.ts';
import { packageTables, readTomlFile, textAt } from './lock-tree.ts';
import type { LockedTable } from './lock-tree.ts';

/** The standard lockfile of Python (PEP 751). */
export const pylockToml: Format = {
  id: 'pylock-toml',
  ecosystem: 'pypi',
  kind: 'lockfile',
  files: ['pylock.toml', 'pylock.*.toml'],
  reads: { direct: 'no', scope: 'no', integrity: 'yes', origin: 'yes', lines: 'yes', requiredBy: 'partly' },
  note: 'Lock version 1. The format tells neither what is direct nor what is for development only.',
  parse: parsePylock,
};

interface Locked extends LockedTable {
  readonly node: LockNode;
  readonly origin: Origin | undefined;
}

function parsePylock(content: string, path: string): DependencySet {
  const collected = new EntryCollector(pylockToml, path);
  const root = readTomlFile(collected, content);
  if (root === undefined) return collected.finish();
  checkVersion(collected, root);
  const locked: Locked[] = [];
  for (const entry of packageTables(collected, root, 'packages')) {
    const project = textAt(entry.table, 'directory', 'path');
    if (project !== undefined) sayProject(collected, { path, entry, project });
    else locked.push(lockedOf(entry));
  }
  const requiredBy = new LockGraph(locked.map(({ node }) => node)).requiredBy();
  for (const entry of locked) add(collected, entry, requiredBy.get(entry.node) ?? []);
  return collected.finish();
}

function checkVersion(collected: EntryCollector, root: TreeMap): void {
  const version = at(root, 'lock-version');
  const written = text(version);
  if (written === undefined)
    collected.problem('unreadable-file', 'the file has no "lock-version": it is no pylock.toml');
  else if (!/^1\.[0-9]{1,3}$/.test(written)) {
    collected.problem('unsupported-version', `the lock-version ${echo(written)} is not known`, version?.line);
  }
}

function sayProject(
  collected: EntryCollector,
  { path, entry, project }: { path: string; entry: LockedTable; project: string },
): void {
  if (resolveInRepository(path, project) !== undefined) return;
  const message = `the project ${echo(entry.name)} lies outside the repository: ${echo(project)}`;
  collected.remark('path-outside-repository', message, { line: entry.line, name: normalisePypiName(entry.name) });
}

function lockedOf(entry: LockedTable): Locked {
  const { table } = entry;
  const needs = itemsOf(at(table, 'dependencies')).flatMap((item) => {
    const name = textAt(item, 'name');
    return name === undefined ? [] : [{ name: normalisePypiName(name), version: textAt(item, 'version') }];
  });
  const version = textAt(table, 'version') ?? nameInFile(textAt(table, 'archive', 'url') ?? '').version ?? '';
  return { ...entry, node: { name: normalisePypiName(entry.name), version, needs }, origin: originOf(table) };
}

/** The version may be left out where the source decides it; an entry from an index must have one. */
function add(
  collected: EntryCollector,
  { table, name, line, endLine, node, origin }: Locked,
  requiredBy: readonly string[],
): void {
  const lone = ['sdist', 'archive'].map((key) => at(table, key)).filter((tree) => tree !== undefined);
  const files = new ReleaseFiles();
  for (const item of [...lone, ...itemsOf(at(table, 'wheels'))]) files.add(fileOf(item));
  const version = at(table, 'version');
  const { hashes: integrity, uploadedAt } = files;
  const entry = { name, line, endLine, origin, integrity, marker: textAt(table, 'marker') };
  const fromPublicIndex = origin === undefined;
  lookAtFiles(collected, files, { name: node.name, line, fromPublicIndex });
  if (version !== undefined && text(version) === undefined) {
    collected.unreadable(`the version of ${echo(name)} is no text`, version.line);
  } else if (node.version !== '') collected.dependency({ ...entry, version: node.version, uploadedAt, requiredBy });
  else if (origin !== undefined && origin.kind !== 'registry')
    collected.requirement({ ...entry, range: '', integrity: integrity.length === 0 ? undefined : integrity });
  else collected.unreadable(`${echo(name)} has no version`, line);
}

function originOf(table: TreeMap): Origin | undefined {
  const vcs = at(table, 'vcs');
  if (vcs !== undefined) {
    const url = textAt(vcs, 'url') ?? textAt(vcs, 'path') ?? '';
    if (textAt(vcs, 'type') !== 'git') return { kind: 'url', url };
    const commit = textAt(vcs, 'commit-id');
    const ref = textAt(vcs, 'requested-revision');
    return { kind: 'git', url, ...(commit === undefined ? {} : { commit }), ...(ref === undefined ? {} : { ref }) };
  }
  const url = textAt(table, 'archive', 'url');
  if (url !== undefined) return { kind: 'url', url };
  const path = textAt(table, 'archive', 'path');
  if (path !== undefined) return { kind: 'path', path };
  const index = textAt(table, 'index');
  return index === undefined || /^https:\/\/pypi\.org\/simple\/?$/.test(index)
    ? undefined
    : { kind: 'registry', url: index };
}

function fileOf(tree: Tree): LockedFile {
  const path = textAt(tree, 'path');
  return {
    url: textAt(tree, 'url'),
    file: textAt(tree, 'name') ?? path?.slice(path.lastIndexOf('/') + 1),
    hash: hashOf(at(tree, 'hashes')),
    uploadedAt: instantOf(textAt(tree, 'upload-time')),
  };
}

/** The strongest of the hashes that are given and are such. */
function hashOf(hashes: Tree | undefined): string | undefined {
  const names = [
    'sha512',
    'sha384',
    'sha256',
    'sha224',
    'sha1',
    'md5',
    ...[...membersOf(hashes)].map(([name]) => name),
  ];
  for (const name of names) {
    const hash = lockedHash(`${name}:${textAt(hashes, name) ?? ''}`);
    if (hash !== undefined) return hash;
  }
  return undefined;
}
