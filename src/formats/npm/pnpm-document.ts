import type { Origin } from '../../domain/dependency.ts';
import type { EntryCollector } from '../collect.ts';
import { hashesOf } from '../integrity.ts';
import { echo } from '../syntax/echo.ts';
import { at, describe, itemsOf, membersOf, text as textOf } from '../syntax/tree.ts';
import type { Tree } from '../syntax/tree.ts';
import { PnpmGraph } from './pnpm-graph.ts';
import type { PnpmPackage } from './pnpm-graph.ts';
import { isVersion, readPnpmKey } from './pnpm-key.ts';
import type { PnpmKey } from './pnpm-key.ts';
import { markReach } from './pnpm-reach.ts';
import { gitOrigin, isGit, readResolved } from './resolved.ts';

/** A package with the identity that its key and its fields give. */
interface Identified {
  readonly found: PnpmPackage;
  readonly name: string;
  readonly version: string | undefined;
  readonly reference: string;
}

/**
 * Gathers one document of pnpm-lock.yaml. `marker` is set for the leading document that holds pnpm itself and config
 * dependencies: real code that is installed, but not the project's.
 */
export function collectPnpmDocument(document: Tree, marker: string | undefined, collected: EntryCollector): void {
  const packages = at(document, 'packages');
  if (packages !== undefined && packages.kind !== 'map' && textOf(packages) !== '') {
    collected.problem('unreadable-file', `"packages" is ${describe(packages)}, not an object`, packages.line);
    return;
  }
  const graph = new PnpmGraph(document);
  markReach(graph);
  const identities = new Map<PnpmPackage, Identified>();
  for (const found of graph.packages) {
    const identified = identify(found, collected);
    if (identified !== undefined) identities.set(found, identified);
  }
  const hasProjects = graph.asked.length > 0;
  for (const identified of identities.values()) {
    const requiredBy = requirersOf(identified.found, identities);
    collectPackage(identified, { collected, marker, hasProjects, requiredBy });
  }
  collectRemarks(document, graph, collected);
}

function identify(found: PnpmPackage, collected: EntryCollector): Identified | undefined {
  const { key, member } = found;
  const parsed: PnpmKey | undefined = readPnpmKey(key);
  const name = textOf(at(member.value, 'name')) ?? parsed?.name;
  if (name === undefined || parsed === undefined) {
    collected.unreadable(`the key ${echo(key)} names no package`, member.line);
    return undefined;
  }
  const { reference } = parsed;
  const version = textOf(at(member.value, 'version')) ?? (isVersion(reference) ? reference : namedVersion(reference));
  return { found, name, version, reference };
}

/** `name@work:1.2.3` is version 1.2.3 of the registry that the configuration calls `work`. */
function namedVersion(reference: string): string | undefined {
  const colon = reference.indexOf(':');
  const rest = reference.slice(colon + 1);
  return colon > 0 && isVersion(rest) && !pathPrefixes.has(reference.slice(0, colon)) ? rest : undefined;
}

const pathPrefixes = new Set(['file', 'link', 'workspace']);

function requirersOf(found: PnpmPackage, identities: ReadonlyMap<PnpmPackage, Identified>): readonly string[] {
  const keys: string[] = [];
  for (const requirer of new Set(found.requirers)) {
    const parent = identities.get(requirer);
    if (parent?.version !== undefined) keys.push(`${parent.name}@${parent.version}`);
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
  const { line, endLine, value } = found.member;
  const isRuntime = reference.startsWith('runtime:');
  const alias = found.alias === name || isVersion(reference) === false ? undefined : found.alias;
  const { origin, mismatch } = originOf(at(value, 'resolution'), { name, version: version ?? '', reference });
  const shared = {
    name,
    line,
    endLine,
    origin,
    marker,
    alias,
    ecosystem: isRuntime ? ('generic' as const) : undefined,
    scope: found.scope ?? (isTrue(value, 'dev') ? 'dev' : isTrue(value, 'optional') ? 'optional' : 'unknown'),
    direct: hasProjects ? found.isDirect : undefined,
  };
  const integrity = integrityOf(at(value, 'resolution'));
  if (version === undefined) collected.requirement({ ...shared, range: reference, integrity });
  else {
    const installScript = isTrue(value, 'requiresBuild') ? true : undefined;
    const patched = found.isPatched ? true : undefined;
    collected.dependency({ ...shared, version, integrity, requiredBy, installScript, patched });
  }
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

interface Named {
  readonly name: string;
  readonly version: string;
  readonly reference: string;
}

function originOf(
  resolution: Tree | undefined,
  { name, version, reference }: Named,
): { readonly origin: Origin; readonly mismatch?: string } {
  const type = textOf(at(resolution, 'type'));
  if (type === 'git') {
    return { origin: gitOrigin(textOf(at(resolution, 'repo')) ?? reference, textOf(at(resolution, 'commit'))) };
  }
  const directory = textOf(at(resolution, 'directory'));
  if (type === 'directory') return { origin: { kind: 'path', path: directory ?? reference } };
  const tarball = textOf(at(resolution, 'tarball')) ?? addressIn(resolution);
  if (tarball !== undefined) return readResolved(tarball, name, version);
  if (isVersion(reference)) return { origin: { kind: 'registry' } };
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

function integrityOf(resolution: Tree | undefined): readonly string[] {
  const own = hashesOf(textOf(at(resolution, 'integrity')));
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

function isTrue(value: Tree, key: string): boolean {
  return textOf(at(value, key)) === 'true';
}
