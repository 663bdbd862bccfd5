import { normalisePypiName } from '../../ecosystems/pypi.ts';
import type { DependencySet, Origin, Scope } from '../../domain/dependency.ts';
import { EntryCollector } from '../collect.ts';
import type { Format } from '../format.ts';
import { echo } from '../syntax/echo.ts';
import { at, membersOf, text } from '../syntax/tree.ts';
import type { Tree, TreeMap } from '../syntax/tree.ts';
import { FileLists } from './file-lists.ts';
import { linkManifest } from './link-manifest.ts';
import { lockedHash, lookAtFiles } from './lock-files.ts';
import { ReleaseFiles } from './release-files.ts';
import type { LockedFile } from './release-files.ts';
import { LockGraph } from './lock-graph.ts';
import type { LockNode } from './lock-graph.ts';
import { packageTables, readTomlFile, textAt, textsOf, versionOf } from './lock-tree.ts';
import type { LockedTable } from './lock-tree.ts';

/** Poetry's lockfile, from 0.12 on. */
export const poetryLock: Format = {
  id: 'poetry-lock',
  ecosystem: 'pypi',
  kind: 'lockfile',
  files: ['poetry.lock'],
  reads: { direct: 'linked', scope: 'linked', integrity: 'yes', origin: 'yes', lines: 'yes', requiredBy: 'yes' },
  note: 'Lock versions 1.0 to 2.1 and the older ones. Direct, and dev where the lockfile has neither category nor groups (1.5 to 2.0), come from the pyproject.toml beside it.',
  parse: parsePoetryLock,
  link: (set, siblings) => linkManifest(set, siblings, 'pyproject-toml'),
};

interface Locked extends LockedTable {
  readonly node: LockNode;
  readonly version: string;
}

function parsePoetryLock(content: string, path: string): DependencySet {
  const collected = new EntryCollector(poetryLock, path);
  const lists = new FileLists();
  const root = readTomlFile(collected, content, { readValue: lists.readValue });
  if (root === undefined) return collected.finish();
  checkVersion(collected, root);
  const locked: Locked[] = [];
  for (const entry of packageTables(collected, root, 'package')) {
    const version = versionOf(collected, entry);
    if (version === undefined) continue;
    const needs = [...membersOf(at(entry.table, 'dependencies'))].map(([name]) => ({ name: normalisePypiName(name) }));
    locked.push({ ...entry, version, node: { name: normalisePypiName(entry.name), version, needs } });
  }
  const requiredBy = new LockGraph(locked.map(({ node }) => node)).requiredBy();
  const oldFiles = oldFilesOf(at(root, 'metadata'), lists);
  for (const entry of locked) {
    const old = oldFiles.get(entry.node.name);
    const own = lists.filesOf(at(entry.table, 'files'), fileOf);
    const files = old === undefined ? own : own.take(old);
    add(collected, entry, { files, requiredBy: requiredBy.get(entry.node) ?? [] });
  }
  return collected.finish();
}

/** Poetry itself refuses a lockfile of a later major version. */
function checkVersion(collected: EntryCollector, root: TreeMap): void {
  const version = at(root, 'metadata', 'lock-version');
  const written = text(version);
  if (at(root, 'package') === undefined && at(root, 'metadata') === undefined) {
    collected.problem('unreadable-file', 'the file has no "package" and no "metadata": it is no poetry.lock');
  } else if (version !== undefined && !/^[012]\.[0-9]{1,3}$/.test(written ?? '')) {
    const message = `the lock-version ${echo(written ?? '')} of this poetry.lock is not known`;
    collected.problem('unsupported-version', message, version.line);
  }
}

function add(
  collected: EntryCollector,
  { table, name, version, line, endLine, node }: Locked,
  told: { readonly files: ReleaseFiles; readonly requiredBy: readonly string[] },
): void {
  const origin = originOf(at(table, 'source'));
  lookAtFiles(collected, told.files, { name: node.name, line, fromPublicIndex: false });
  const marker = text(at(table, 'markers'));
  const entry = { name, version, line, endLine, scope: scopeOf(table), origin, integrity: told.files.hashes, marker };
  collected.dependency({ ...entry, requiredBy: told.requiredBy });
}

/** `category` until lock 1.4, `groups` since 2.1; between them the file cannot tell. */
function scopeOf(table: TreeMap): Scope {
  const groups = at(table, 'groups');
  const category = textAt(table, 'category');
  if (groups === undefined && category === undefined) return 'unknown';
  const isMain = groups === undefined ? category === 'main' : textsOf(groups).includes('main');
  if (!isMain) return 'dev';
  const optional = at(table, 'optional');
  return optional?.kind === 'scalar' && optional.value === true ? 'optional' : 'runtime';
}

function originOf(source: Tree | undefined): Origin | undefined {
  const url = textAt(source, 'url');
  if (url === undefined) return undefined;
  switch (textAt(source, 'type')) {
    case 'git': {
      const commit = textAt(source, 'resolved_reference');
      const ref = textAt(source, 'reference');
      return { kind: 'git', url, ...(commit === undefined ? {} : { commit }), ...(ref === undefined ? {} : { ref }) };
    }
    case 'url':
      return { kind: 'url', url };
    case 'file':
    case 'directory':
      return { kind: 'path', path: url };
    default:
      return { kind: 'registry', url };
  }
}

function fileOf(tree: Tree): LockedFile {
  const [url, file] = [textAt(tree, 'url'), textAt(tree, 'file')];
  return { url, file, hash: lockedHash(textAt(tree, 'hash')), uploadedAt: undefined };
}

const nameless = { url: undefined, file: undefined, uploadedAt: undefined };

/** Until lock 1.x the files stood in `[metadata.files]`, before that bare SHA-256 digests in `[metadata.hashes]`. */
function oldFilesOf(metadata: Tree | undefined, lists: FileLists): ReadonlyMap<string, ReleaseFiles> {
  const files = new Map<string, ReleaseFiles>();
  for (const [name, { value }] of membersOf(at(metadata, 'hashes'))) {
    const found = new ReleaseFiles();
    for (const digest of textsOf(value)) found.add({ ...nameless, hash: lockedHash(`sha256:${digest}`) });
    files.set(normalisePypiName(name), found);
  }
  for (const [name, { value }] of membersOf(at(metadata, 'files'))) {
    files.set(normalisePypiName(name), lists.filesOf(value, fileOf));
  }
  return files;
}
