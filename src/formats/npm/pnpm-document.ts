import type { Origin } from '../../domain/dependency.ts';
import type { EntryCollector } from '../collect.ts';
import { hashesOf } from '../integrity.ts';
import { echo } from '../syntax/echo.ts';
import { at, describe, itemsOf, membersOf, text as textOf } from '../syntax/tree.ts';
import type { Tree } from '../syntax/tree.ts';
import type { PnpmEntry } from './pnpm-entries.ts';
import { PnpmGraph } from './pnpm-graph.ts';
import type { PnpmPackage } from './pnpm-graph.ts';
import { isVersion, readPnpmKey } from './pnpm-key.ts';
import type { PnpmKey } from './pnpm-key.ts';
import type { PnpmSections } from './pnpm-sections.ts';
import { markReach } from './pnpm-reach.ts';
import { gitOrigin, isGit, readResolved } from './resolved.ts';

/** A package with the identity that its key and its fields give. */
interface Identified {
  readonly found: PnpmPackage;
  readonly name: string;
  readonly version: string | undefined;
  readonly reference: string;
  /** What those that it needs call it. */
  readonly key: string | undefined;
}

/**
 * Gathers one document of pnpm-lock.yaml. `marker` is set for the leading document that holds pnpm itself and config
 * dependencies: real code that is installed, but not the project's.
 */
export function collectPnpmDocument(
  document: Tree,
  { sections, marker }: { sections: PnpmSections; marker: string | undefined },
  collected: EntryCollector,
): void {
  const packages = at(document, 'packages');
  if (packages !== undefined && packages.kind !== 'map' && textOf(packages) !== '') {
    collected.problem('unreadable-file', `"packages" is ${describe(packages)}, not an object`, packages.line);
    return;
  }
  const graph = new PnpmGraph(document, [sections.sectionOf(packages), sections.sectionOf(at(document, 'snapshots'))]);
  markReach(graph);
  const identities = graph.packages.map((found) => identify(found, collected));
  const hasProjects = graph.asked.length > 0;
  for (const identified of identities) {
    if (identified === undefined) continue;
    const requiredBy = requirersOf(identified.found, identities);
    collectPackage(identified, { collected, marker, hasProjects, requiredBy });
  }
  collectRemarks(document, graph, collected);
}

function identify(found: PnpmPackage, collected: EntryCollector): Identified | undefined {
  const { key, entry } = found;
  const parsed: PnpmKey | undefined = readPnpmKey(key);
  const name = entry.name ?? parsed?.name;
  if (name === undefined || parsed === undefined) {
    collected.unreadable(`the key ${echo(key)} names no package`, entry.line);
    return undefined;
  }
  const { reference } = parsed;
  // A folder of the repository has no release; only up to version 6 is its version written down.
  const isFolder = textOf(at(entry.resolution, 'type')) === 'directory';
  const version = isFolder
    ? undefined
    : (entry.version ?? (isVersion(reference) ? reference : namedVersion(reference)));
  return { found, name, version, reference, key: version === undefined ? undefined : `${name}@${version}` };
}

/** `name@work:1.2.3` is version 1.2.3 of the registry that the configuration calls `work`. */
function namedVersion(reference: string): string | undefined {
  const colon = reference.indexOf(':');
  const rest = reference.slice(colon + 1);
  return colon > 0 && isVersion(rest) && !pathPrefixes.has(reference.slice(0, colon)) ? rest : undefined;
}

const pathPrefixes = new Set(['file', 'link', 'workspace']);

/** The keys of those that need a package; one may stand more than once. */
function requirersOf({ requirers }: PnpmPackage, identities: readonly (Identified | undefined)[]): readonly string[] {
  const keys: string[] = [];
  let last: PnpmPackage | undefined;
  for (const requirer of requirers) {
    const key = requirer === last ? undefined : identities[requirer.place]?.key;
    if (key !== undefined) keys.push(key);
    last = requirer;
  }
  return keys;
}

interface PackageContext {
  readonly collected: EntryCollector;
  readonly marker: string | undefined;
  readonly hasProjects: boolean;
  readonly requiredBy: readonly string[];
}

function collectPackage({ found, name, version, reference }: Identified, context: PackageContext): void {
  const { collected, marker, hasProjects, requiredBy } = context;
  const { entry, alias: installedAs, isDirect, isPatched } = found;
  const { line, endLine, resolution } = entry;
  const alias = installedAs === name || !isVersion(reference) ? undefined : installedAs;
  const { origin, mismatch } = originOf(resolution, { name, version: version ?? '', reference });
  const entryInput = {
    name,
    version: version ?? '',
    range: reference,
    line,
    endLine,
    origin,
    marker,
    alias,
    ecosystem: reference.startsWith('runtime:') ? ('generic' as const) : undefined,
    scope: found.scope ?? (entry.dev ? 'dev' : entry.optional ? 'optional' : 'unknown'),
    direct: hasProjects ? isDirect : undefined,
    integrity: integrityOf(entry),
    requiredBy,
    installScript: entry.requiresBuild ? true : undefined,
    patched: isPatched ? true : undefined,
  };
  if (version === undefined) collected.requirement(entryInput);
  else collected.dependency(entryInput);
  if (alias !== undefined) {
    collected.remark('alias-of-other-package', `asked for as ${echo(alias)}, it is the package ${echo(name)}`, {
      line,
      name,
    });
  }
  if (mismatch !== undefined) {
    collected.remark('address-names-other-package', `its address is that of ${echo(mismatch)}`, { line, name });
  }
  if (hasProjects && found.scope === undefined) {
    collected.remark('unreachable-entry', 'nothing in this lockfile needs it', { line, name });
  }
}

const fromRegistry: { readonly origin: Origin } = { origin: { kind: 'registry' } };

interface Named {
  readonly name: string;
  readonly version: string;
  readonly reference: string;
}

function originOf(
  resolution: Tree | undefined,
  { name, version, reference }: Named,
): { readonly origin: Origin; readonly mismatch?: string } {
  if (resolution === undefined && isVersion(reference)) return fromRegistry;
  const type = textOf(at(resolution, 'type'));
  if (type === 'git') {
    return { origin: gitOrigin(textOf(at(resolution, 'repo')) ?? reference, textOf(at(resolution, 'commit'))) };
  }
  const directory = textOf(at(resolution, 'directory'));
  if (type === 'directory') return { origin: { kind: 'path', path: directory ?? reference } };
  const tarball = textOf(at(resolution, 'tarball')) ?? addressIn(resolution);
  if (tarball !== undefined) return readResolved(tarball, name, version);
  if (isVersion(reference)) return fromRegistry;
  if (isGit(reference) || reference.includes('://')) return readResolved(reference, name, version);
  if (reference.startsWith('file:')) return { origin: { kind: 'path', path: reference.slice('file:'.length) } };
  // A registry that only the configuration knows: its name stands for its address.
  const colon = reference.indexOf(':');
  return { origin: colon > 0 ? { kind: 'registry', url: `${reference.slice(0, colon)}:` } : { kind: 'registry' } };
}

/** Language runtimes list one archive per platform; the first tells where they come from. */
function addressIn(resolution: Tree | undefined): string | undefined {
  const [first] = itemsOf(at(resolution, 'variants'));
  return textOf(at(first, 'resolution', 'url')) ?? textOf(at(resolution, 'url'));
}

function integrityOf({ integrity, resolution }: PnpmEntry): readonly string[] {
  const own = hashesOf(integrity);
  if (resolution === undefined) return own;
  const variants = itemsOf(at(resolution, 'variants')).flatMap((variant) =>
    hashesOf(textOf(at(variant, 'resolution', 'integrity'))),
  );
  return variants.length === 0 ? own : [...own, ...variants];
}

/** What a document switches on beside packages. */
function collectRemarks(document: Tree, graph: PnpmGraph, collected: EntryCollector): void {
  for (const { name, group, line } of graph.asked) {
    if (group === 'configDependencies') {
      collected.remark(
        'runs-code-of-repository',
        `${echo(name)} is a config dependency: its hooks run at every install`,
        { line, name },
      );
    }
  }
  for (const [name, { line, value }] of membersOf(at(document, 'patchedDependencies'))) {
    const hash = textOf(at(value, 'hash')) ?? textOf(value) ?? '';
    collected.remark('runs-code-of-repository', `a patch is laid over ${echo(name)} (${echo(hash)})`, { line });
  }
  const checksum = at(document, 'pnpmfileChecksum');
  if (checksum !== undefined) {
    collected.remark('runs-code-of-repository', `a pnpmfile changes the resolution (${echo(textOf(checksum) ?? '')})`, {
      line: checksum.line,
    });
  }
}
