import { normalisePypiName } from '../../ecosystems/pypi.ts';
import type { DependencySet, Origin, Scope } from '../../domain/dependency.ts';
import { EntryCollector } from '../collect.ts';
import type { Format } from '../format.ts';
import { resolveInRepository } from '../paths.ts';
import { echo } from '../syntax/echo.ts';
import { at, member, membersOf } from '../syntax/tree.ts';
import type { Tree, TreeMap } from '../syntax/tree.ts';
import { FileLists } from './file-lists.ts';
import { instantOf, lockedHash, lookAtFiles } from './lock-files.ts';
import { LockGraph } from './lock-graph.ts';
import type { LockNode, Need } from './lock-graph.ts';
import { packageTables, readTomlFile, textAt, versionOf } from './lock-tree.ts';
import type { LockedTable } from './lock-tree.ts';
import { NeedLists } from './need-lists.ts';
import { uvSource } from './uv-origin.ts';
import type { LockedFile } from './release-files.ts';
import { requestsOf } from './uv-requests.ts';
import type { Requests } from './uv-requests.ts';

/** uv's lockfile. Its projects (several in a workspace) are no packages; what they ask for is direct. */
export const uvLock: Format = {
  id: 'uv-lock',
  ecosystem: 'pypi',
  kind: 'lockfile',
  files: ['uv.lock'],
  reads: { direct: 'yes', scope: 'yes', integrity: 'yes', origin: 'yes', lines: 'yes', requiredBy: 'yes' },
  note: 'Version 1, all revisions. Dev and optional are told by what reaches an entry; the time of the first upload is kept where the lockfile has it.',
  parse: parseUvLock,
};

interface Locked extends LockedTable {
  readonly origin: Origin | undefined;
  readonly node: LockNode;
  readonly version: string;
}

interface Reading {
  readonly collected: EntryCollector;
  readonly files: FileLists;
  readonly needs: NeedLists;
}

function parseUvLock(content: string, path: string): DependencySet {
  const collected = new EntryCollector(uvLock, path);
  const [files, needs] = [new FileLists(), new NeedLists()];
  const reading = { collected, files, needs };
  const root = readTomlFile(collected, content, {
    readValue: (cursor, key) => files.readValue(cursor, key) ?? needs.readValue(cursor),
  });
  if (root === undefined) return collected.finish();
  checkVersion(collected, root);
  const requests = requestsOf(at(root, 'manifest'), needs);
  const locked: Locked[] = [];
  for (const entry of packageTables(collected, root, 'package')) {
    const source = uvSource(member(entry.table, 'source')?.value);
    if (source?.kind === 'local') takeProject(reading, { path, entry, project: source.path, requests });
    else {
      const version = versionOf(collected, entry);
      if (version === undefined) continue;
      const name = normalisePypiName(entry.name);
      locked.push({
        ...entry,
        version,
        origin: source?.origin,
        node: { name, version, needs: needsOf(entry.table, needs) },
      });
    }
  }
  addAll(reading, locked, requests);
  return collected.finish();
}

function checkVersion(collected: EntryCollector, root: TreeMap): void {
  const version = at(root, 'version');
  if (version?.kind === 'scalar' && version.value === 1) return;
  const isMissing = version === undefined;
  const message = isMissing
    ? 'the file has no "version": it is no uv.lock'
    : 'the version of this uv.lock is not known';
  collected.problem(isMissing ? 'unreadable-file' : 'unsupported-version', message, version?.line);
}

/** A project of the repository: what it asks for makes other entries direct. */
function takeProject(
  { collected, needs }: Reading,
  about: { path: string; entry: LockedTable; project: string; requests: Requests },
): void {
  const { path, entry, project, requests } = about;
  if (resolveInRepository(path, project) === undefined) {
    const message = `the project ${echo(entry.name)} lies outside the repository: ${echo(project)}`;
    collected.remark('path-outside-repository', message, { line: entry.line, name: normalisePypiName(entry.name) });
  }
  requests.runtime.push(...needs.needsOf(at(entry.table, 'dependencies')));
  for (const [, extra] of membersOf(at(entry.table, 'optional-dependencies')))
    requests.optional.push(...needs.needsOf(extra.value));
  for (const [, group] of membersOf(at(entry.table, 'dev-dependencies')))
    requests.dev.push(...needs.needsOf(group.value));
}

function needsOf(table: TreeMap, lists: NeedLists): readonly Need[] {
  const needs = lists.needsOf(member(table, 'dependencies')?.value);
  const optional = member(table, 'optional-dependencies')?.value;
  if (optional === undefined) return needs;
  return [...needs, ...[...membersOf(optional)].flatMap(([, extra]) => lists.needsOf(extra.value))];
}

function addAll(reading: Reading, locked: readonly Locked[], requests: Requests): void {
  const graph = new LockGraph(locked.map(({ node }) => node));
  const requiredBy = graph.requiredBy();
  const all = [...requests.runtime, ...requests.optional, ...requests.dev, ...requests.pinned];
  const direct = new Set(all.flatMap((need) => graph.targets(need)));
  const reached: readonly (readonly [Scope, ReadonlySet<LockNode>])[] = [
    ['runtime', graph.reach(requests.runtime)],
    ['optional', graph.reach(requests.optional)],
    ['dev', graph.reach(requests.dev)],
  ];
  for (const entry of locked) {
    const scope = reached.find(([, nodes]) => nodes.has(entry.node))?.[0] ?? 'unknown';
    add(reading, entry, { scope, direct: direct.has(entry.node), requiredBy: requiredBy.get(entry.node) ?? [] });
  }
}

function add(
  { collected, files: lists }: Reading,
  { table, name, version, line, endLine, node, origin }: Locked,
  told: { scope: Scope; direct: boolean; requiredBy: readonly string[] },
): void {
  const sdist = lists.fileOf(member(table, 'sdist')?.value, fileOf);
  const files = sdist.take(lists.filesOf(member(table, 'wheels')?.value, fileOf));
  const fromPublicIndex = origin === undefined || (origin.kind === 'registry' && origin.url === undefined);
  lookAtFiles(collected, files, { name: node.name, line, fromPublicIndex });
  collected.dependency({
    name,
    version,
    line,
    endLine,
    origin,
    ...told,
    integrity: files.hashes,
    uploadedAt: files.uploadedAt,
  });
}

function fileOf(tree: Tree): LockedFile {
  const path = textAt(tree, 'path');
  return {
    url: textAt(tree, 'url'),
    file: textAt(tree, 'filename') ?? textAt(tree, 'file') ?? path?.slice(path.lastIndexOf('/') + 1),
    hash: lockedHash(textAt(tree, 'hash')),
    uploadedAt: instantOf(textAt(tree, 'upload-time')),
  };
}
