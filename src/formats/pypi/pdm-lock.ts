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
import type { LockedFile, ReleaseFiles } from './release-files.ts';
import { LockGraph } from './lock-graph.ts';
import type { LockNode, Need } from './lock-graph.ts';
import { packageTables, readTomlFile, textAt, textsOf, versionOf } from './lock-tree.ts';
import type { LockedTable } from './lock-tree.ts';
import { parsePep508 } from './pep508.ts';

/** PDM's lockfile. */
export const pdmLock: Format = {
  id: 'pdm-lock',
  ecosystem: 'pypi',
  kind: 'lockfile',
  files: ['pdm.lock', 'pdm.*.lock'],
  reads: { direct: 'linked', scope: 'linked', integrity: 'yes', origin: 'yes', lines: 'yes', requiredBy: 'yes' },
  note: 'Lock versions 2 to 4. An entry that repeats once per set of extras is one. Whatever is outside the default group counts as dev; direct comes from the pyproject.toml beside it.',
  parse: parsePdmLock,
  link: (set, siblings) => linkManifest(set, siblings, 'pyproject-toml'),
};

interface Locked extends LockedTable {
  readonly node: LockNode;
  readonly version: string;
}

function parsePdmLock(content: string, path: string): DependencySet {
  const collected = new EntryCollector(pdmLock, path);
  const lists = new FileLists();
  const root = readTomlFile(collected, content, { readValue: lists.readValue });
  if (root === undefined) return collected.finish();
  checkVersion(collected, root);
  const locked: Locked[] = [];
  for (const entry of packageTables(collected, root, 'package')) {
    if (isProject(entry.table)) continue;
    const version = versionOf(collected, entry);
    if (version === undefined) continue;
    locked.push({
      ...entry,
      version,
      node: { name: normalisePypiName(entry.name), version, needs: needsOf(entry.table) },
    });
  }
  const requiredBy = new LockGraph(locked.map(({ node }) => node)).requiredBy();
  const oldFiles = at(root, 'metadata', 'files');
  for (const entry of locked) {
    const old = lists.filesOf(at(oldFiles, `${entry.name} ${entry.version}`), fileOf);
    const files = lists.filesOf(at(entry.table, 'files'), fileOf).take(old);
    add(collected, entry, { files, requiredBy: requiredBy.get(entry.node) ?? [] });
  }
  return collected.finish();
}

function checkVersion(collected: EntryCollector, root: TreeMap): void {
  const metadata = at(root, 'metadata');
  const version = at(metadata, 'lock_version');
  const written = text(version) ?? '';
  if (at(root, 'package') === undefined && metadata === undefined) {
    collected.problem('unreadable-file', 'the file has no "package" and no "metadata": it is no pdm.lock');
  } else if (version !== undefined && !/^[1-4](?:\.[0-9]{1,3}){0,2}$/.test(written)) {
    collected.problem(
      'unsupported-version',
      `the lock_version ${echo(written)} of this pdm.lock is not known`,
      version.line,
    );
  }
}

/** A folder of the repository that is installed as it lies: no package of a registry. */
function isProject(table: TreeMap): boolean {
  const path = textAt(table, 'path');
  return path !== undefined && at(table, 'files') === undefined && !/\.(?:whl|zip|tar\.gz)$/.test(path);
}

/** Dependencies are specifiers; before lock version 3 a table of names. An extra of the package itself is no need. */
function needsOf(table: TreeMap): readonly Need[] {
  const own = normalisePypiName(textAt(table, 'name') ?? '');
  const dependencies = at(table, 'dependencies');
  const names = [...membersOf(dependencies)].map(([name]) => name);
  for (const specifier of textsOf(dependencies)) {
    const parsed = parsePep508(specifier);
    if (parsed.ok) names.push(parsed.value.name);
  }
  return names.map((name) => ({ name: normalisePypiName(name) })).filter(({ name }) => name !== own);
}

function add(
  collected: EntryCollector,
  { table, name, version, line, endLine, node }: Locked,
  told: { readonly files: ReleaseFiles; readonly requiredBy: readonly string[] },
): void {
  lookAtFiles(collected, told.files, { name: node.name, line, fromPublicIndex: false });
  const entry = {
    name,
    version,
    line,
    endLine,
    scope: scopeOf(table),
    origin: originOf(table),
    integrity: told.files.hashes,
  };
  collected.dependency({ ...entry, marker: textAt(table, 'marker'), requiredBy: told.requiredBy });
}

function scopeOf(table: TreeMap): Scope {
  const groups = at(table, 'groups');
  if (groups === undefined) return 'unknown';
  return textsOf(groups).includes('default') ? 'runtime' : 'dev';
}

function originOf(table: TreeMap): Origin | undefined {
  const git = textAt(table, 'git');
  if (git !== undefined) {
    const commit = textAt(table, 'revision');
    const ref = textAt(table, 'ref');
    return {
      kind: 'git',
      url: git,
      ...(commit === undefined ? {} : { commit }),
      ...(ref === undefined ? {} : { ref }),
    };
  }
  const url = textAt(table, 'url');
  if (url !== undefined) return { kind: 'url', url };
  const path = textAt(table, 'path');
  return path === undefined ? undefined : { kind: 'path', path };
}

function fileOf(tree: Tree): LockedFile {
  const [url, file] = [textAt(tree, 'url'), textAt(tree, 'file')];
  return { url, file, hash: lockedHash(textAt(tree, 'hash')), uploadedAt: undefined };
}
