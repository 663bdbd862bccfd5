import type { DependencySet, Origin, Scope } from '../../domain/dependency.ts';
import { normalisePypiName, pypi } from '../../ecosystems/pypi.ts';
import { hostOf } from '../addresses.ts';
import { EntryCollector } from '../collect.ts';
import type { Format } from '../format.ts';
import { lockedHash } from '../pypi/lock-files.ts';
import { LockGraph } from '../pypi/lock-graph.ts';
import type { LockNode } from '../pypi/lock-graph.ts';
import { textAt, textsOf } from '../pypi/lock-tree.ts';
import { echo } from '../syntax/echo.ts';
import { at, describe, itemsOf, membersOf, text } from '../syntax/tree.ts';
import type { Tree } from '../syntax/tree.ts';
import { parseYaml } from '../syntax/yaml.ts';
import { sayChannel } from './channels.ts';

/** conda-lock's unified lockfile. */
export const condaLock: Format = {
  id: 'conda-lock',
  ecosystem: 'conda',
  kind: 'lockfile',
  files: ['conda-lock.yml', 'conda-lock.yaml', '*.conda-lock.yml'],
  reads: { direct: 'no', scope: 'yes', integrity: 'yes', origin: 'yes', lines: 'yes', requiredBy: 'yes' },
  note: 'Version 1 with its minor changes. Packages of pip count as PyPI’s. One release that is listed for several platforms is one entry; every category but main counts as dev.',
  parse: parseCondaLock,
};

interface Locked {
  readonly tree: Tree;
  readonly isPip: boolean;
  readonly name: string;
  readonly version: string;
  readonly node: LockNode;
}

function parseCondaLock(content: string, path: string): DependencySet {
  const collected = new EntryCollector(condaLock, path);
  const parsed = parseYaml(content);
  if (!parsed.ok) {
    collected.problem('unreadable-file', parsed.message, parsed.line);
    return collected.finish();
  }
  const [root] = parsed.value;
  const list = at(root, 'package');
  checkVersion(collected, root);
  if (list?.kind !== 'list') {
    collected.problem('unreadable-file', `expected "package" to be a list, found ${describe(list)}`, list?.line);
    return collected.finish();
  }
  for (const channel of itemsOf(at(root, 'metadata', 'channels'))) {
    const url = textAt(channel, 'url') ?? text(channel);
    if (url !== undefined) sayChannel(collected, url, channel.line);
  }
  const locked = list.items.map((item) => lockedOf(collected, item)).filter((entry) => entry !== undefined);
  const requiredBy = new LockGraph(locked.map(({ node }) => node)).requiredBy();
  for (const entry of locked) add(collected, entry, requiredBy.get(entry.node) ?? []);
  return collected.finish();
}

function checkVersion(collected: EntryCollector, root: Tree | undefined): void {
  const version = textAt(root, 'version');
  if (version === '1') return;
  const message = version === undefined ? 'the file has no "version"' : `the version ${echo(version)} is not known`;
  collected.problem(version === undefined ? 'unreadable-file' : 'unsupported-version', message);
}

function lockedOf(collected: EntryCollector, tree: Tree): Locked | undefined {
  const [name, version] = [textAt(tree, 'name'), textAt(tree, 'version')];
  if (name === undefined || version === undefined) {
    const what = name === undefined ? 'a package without a name' : `${echo(name)} has no version`;
    collected.unreadable(what, tree.line);
    return undefined;
  }
  const isPip = textAt(tree, 'manager') === 'pip';
  const needs = [...membersOf(at(tree, 'dependencies'))].map(([need]) => ({ name: need.toLowerCase() }));
  const key = isPip ? normalisePypiName(name) : name.toLowerCase();
  return { tree, isPip, name, version, node: { name: key, version, needs } };
}

function add(collected: EntryCollector, { tree, isPip, name, version }: Locked, requiredBy: readonly string[]): void {
  const url = textAt(tree, 'url');
  collected.dependency({
    name,
    version,
    ecosystem: isPip ? 'pypi' : 'conda',
    line: tree.line,
    endLine: tree.endLine,
    scope: scopeOf(tree),
    integrity: integrityOf(at(tree, 'hash')),
    origin: url === undefined ? undefined : originOf(url, isPip),
    requiredBy,
  });
}

/** Pip's files lie on PyPI's own host or come from an address. */
function originOf(url: string, isPip: boolean): Origin | undefined {
  if (!isPip) return { kind: 'registry', url: channelOf(url) };
  const isPublic = url.startsWith('https:') && pypi.registryHosts.includes(hostOf(url) ?? '');
  return isPublic ? undefined : { kind: 'url', url };
}

/** The address without file and platform: one channel is one origin for all its files. */
function channelOf(url: string): string {
  const file = url.slice(0, url.lastIndexOf('/'));
  const platform = file.slice(0, file.lastIndexOf('/'));
  return platform.length > 'https://'.length && platform.includes('://') ? platform : url;
}

/** The stronger hash only: md5 beside SHA-256 adds nothing. */
function integrityOf(hash: Tree | undefined): readonly string[] {
  const strong = textAt(hash, 'sha256');
  const found = lockedHash(strong === undefined ? `md5:${textAt(hash, 'md5') ?? ''}` : `sha256:${strong}`);
  return found === undefined ? [] : [found];
}

function scopeOf(tree: Tree): Scope {
  const categories = textsOf(at(tree, 'categories') ?? at(tree, 'category'));
  if (categories.length === 0) return 'unknown';
  if (!categories.includes('main')) return 'dev';
  return text(at(tree, 'optional')) === 'true' ? 'optional' : 'runtime';
}
