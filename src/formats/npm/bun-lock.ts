import type { DependencySet, Origin, Scope } from '../../domain/dependency.ts';
import { EntryCollector } from '../collect.ts';
import { documentOf, mapOf, remarkDuplicates } from '../document.ts';
import type { Format } from '../format.ts';
import { hashesOf } from '../integrity.ts';
import { echo } from '../syntax/echo.ts';
import { parseJson } from '../syntax/json.ts';
import { at, describe, itemsOf, membersOf, text as textOf } from '../syntax/tree.ts';
import type { Tree } from '../syntax/tree.ts';
import { BunGraph } from './bun-graph.ts';
import type { BunEntry } from './bun-graph.ts';
import { gitOrigin, isGit, readResolved, releaseAt } from './resolved.ts';

/** bun's text lockfile: JSON with trailing commas. Specification: bun's documentation, "Lockfile". */
export const bunLock: Format = {
  id: 'bun-lock',
  ecosystem: 'npm',
  kind: 'lockfile',
  files: ['bun.lock'],
  reads: { direct: 'yes', scope: 'yes', integrity: 'yes', origin: 'yes', lines: 'yes', requiredBy: 'yes' },
  note: 'Every lockfileVersion so far (0 to 3). Dev is what only devDependencies reach.',
  parse,
};

const newestVersion = 3;
/** Keys are paths of names; every look-up on the way up costs the length of the path. */
const longestKey = 4_000;
const mostSegments = 100;

function parse(text: string, path: string): DependencySet {
  const collected = new EntryCollector(bunLock, path);
  const tree = documentOf(parseJson(text, { style: 'relaxed' }), collected);
  const root = tree === undefined ? undefined : mapOf(tree, 'the file', collected);
  if (root === undefined) return collected.finish();
  remarkDuplicates(root, collected);
  checkVersion(root, collected);
  const packages = at(root, 'packages');
  if (packages !== undefined && mapOf(packages, '"packages"', collected) === undefined) return collected.finish();
  remarkDuplicates(packages, collected);
  const graph = new BunGraph(root, readEntries(packages, collected));
  for (const entry of graph.entries) collectEntry(entry, graph, collected);
  collectRemarks(root, collected);
  return collected.finish();
}

function checkVersion(root: Tree, collected: EntryCollector): void {
  const version = at(root, 'lockfileVersion');
  const written = version?.kind === 'scalar' ? version.value : undefined;
  if (typeof written === 'number' && written >= 0 && written <= newestVersion) return;
  const message =
    version === undefined ? 'there is no lockfileVersion' : `lockfileVersion ${echo(String(written))} is not known`;
  collected.problem('unsupported-version', message, version?.line);
}

/** Tuples: `["name@1.2.3", registry, {…}, hash]`; others leave the registry out and may end in a commit or a hash. */
function readEntries(packages: Tree | undefined, collected: EntryCollector): readonly BunEntry[] {
  const entries: BunEntry[] = [];
  for (const [key, member] of membersOf(packages)) {
    const items = itemsOf(member.value);
    if (key.length > longestKey || key.split('/', mostSegments + 1).length > mostSegments) {
      collected.unreadable(
        `an entry has a key of more than ${longestKey} characters or ${mostSegments} names`,
        member.line,
      );
      continue;
    }
    const resolution = textOf(items[0]);
    if (resolution === undefined) {
      const what = member.value.kind === 'list' ? `starts with ${describe(items[0])}` : `is ${describe(member.value)}`;
      collected.unreadable(`the entry ${echo(key)} ${what}, not with name@version`, member.line);
      continue;
    }
    const info = items.find((item) => item.kind === 'map');
    const texts = items
      .slice(1)
      .map(textOf)
      .filter((text) => text !== undefined);
    entries.push({ key, member, resolution, info, texts });
  }
  return entries;
}

function collectEntry(entry: BunEntry, graph: BunGraph, collected: EntryCollector): void {
  const { key, member, texts } = entry;
  const { name, reference } = graph.identityOf(entry);
  if (isMember(reference)) return;
  const { line, endLine } = member;
  const { origin, version, mismatch } = readReference(reference, { name, address: texts[0] });
  const folder = graph.folderOf(key);
  const shared = {
    name,
    line,
    endLine,
    origin,
    alias: folder === name ? undefined : folder,
    direct: graph.direct.has(entry),
    scope: graph.scopes.get(entry) ?? ('unknown' satisfies Scope),
    integrity: texts.flatMap((text) => hashesOf(text)),
  };
  if (version === undefined) collected.requirement({ ...shared, range: reference });
  else collected.dependency({ ...shared, version, requiredBy: graph.requiredBy.get(entry) });
  const about = { line, name };
  if (folder !== name)
    collected.remark('alias-of-other-package', `installed as ${echo(folder)}, it is the package ${echo(name)}`, about);
  if (mismatch !== undefined)
    collected.remark('address-names-other-package', `its address is that of ${echo(mismatch)}`, about);
  if (!graph.scopes.has(entry)) collected.remark('unreachable-entry', 'nothing in this lockfile needs it', about);
}

function isMember(reference: string): boolean {
  return reference.startsWith('workspace:') || reference.startsWith('link:') || reference.startsWith('root:');
}

interface Reference {
  readonly origin: Origin;
  readonly version: string | undefined;
  readonly mismatch?: string;
}

/** What follows the name: a version, a git source, an archive or a folder. */
function readReference(reference: string, { name, address }: { name: string; address: string | undefined }): Reference {
  const code = reference.charCodeAt(0);
  if (code >= 48 && code <= 57) return { ...readRegistry(address, name, reference), version: reference };
  const hash = reference.indexOf('#');
  const bare = hash === -1 ? reference : reference.slice(0, hash);
  const fragment = hash === -1 ? undefined : reference.slice(hash + 1);
  if (bare.startsWith('github:')) {
    return { origin: gitOrigin(`https://github.com/${bare.slice('github:'.length)}`, fragment), version: undefined };
  }
  if (isGit(bare)) return { origin: gitOrigin(bare, fragment), version: undefined };
  const release = releaseAt(bare);
  if (release !== undefined) return { ...readResolved(bare, name, release.version), version: release.version };
  if (bare.includes('://')) return { ...readResolved(reference, name, ''), version: undefined };
  return {
    origin: { kind: 'path', path: bare.startsWith('file:') ? bare.slice('file:'.length) : bare },
    version: undefined,
  };
}

/** The second item is empty for the default registry, else the archive's address or the registry's root. */
function readRegistry(
  address: string | undefined,
  name: string,
  version: string,
): { origin: Origin; mismatch?: string } {
  if (address === undefined || !address.includes('://')) return { origin: { kind: 'registry' } };
  const read = readResolved(address, name, version);
  return read.origin.kind === 'url' && !address.endsWith('.tgz')
    ? { origin: { kind: 'registry', url: address } }
    : read;
}

/** Packages whose install scripts bun runs, and patches. */
function collectRemarks(root: Tree, collected: EntryCollector): void {
  for (const item of itemsOf(at(root, 'trustedDependencies'))) {
    collected.remark('runs-code-of-repository', `install scripts of ${echo(textOf(item) ?? '')} are trusted`, {
      line: item.line,
    });
  }
  for (const [name, { line }] of membersOf(at(root, 'patchedDependencies'))) {
    collected.remark('runs-code-of-repository', `a patch is laid over ${echo(name)}`, { line });
  }
}
