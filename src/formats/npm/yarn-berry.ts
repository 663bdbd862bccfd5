import type { Origin } from '../../domain/dependency.ts';
import type { EntryCollector } from '../collect.ts';
import { echo } from '../syntax/echo.ts';
import { parseLockYaml } from '../syntax/plain-yaml.ts';
import { at, describe, membersOf, text as textOf } from '../syntax/tree.ts';
import type { Member, Tree } from '../syntax/tree.ts';
import { remarkDuplicates } from '../document.ts';
import { splitDescriptor } from './descriptor.ts';
import { gitOrigin, isGit, readResolved } from './resolved.ts';
import type { Refusal } from './yarn-v1.ts';

/** An entry of berry's lockfile with the identity that its `resolution` tells. */
interface BerryEntry {
  readonly descriptors: readonly string[];
  readonly member: Member;
  readonly name: string;
  readonly version: string | undefined;
  /** What follows the name in `resolution`: `npm:1.2.3`, `workspace:packages/a`, `patch:…`, an address. */
  readonly reference: string;
}

/** Gathers berry's yarn.lock; gives the reason where it cannot be read at all. */
export function collectBerry(text: string, collected: EntryCollector): Refusal | undefined {
  const parsed = parseLockYaml(text);
  if (!parsed.ok) return parsed;
  const [root] = parsed.value;
  if (root?.kind !== 'map' || parsed.value.length !== 1)
    return { message: `expected one object, found ${describe(root)}` };
  remarkDuplicates(root, collected);
  const entries = entriesOf(root, collected);
  const byDescriptor = new Map<string, BerryEntry>();
  for (const entry of entries) for (const descriptor of entry.descriptors) register(byDescriptor, descriptor, entry);
  const edges = edgesOf(entries, byDescriptor);
  const cacheKey = textOf(at(root, '__metadata', 'cacheKey')) ?? '';
  for (const entry of entries) if (!isMember(entry)) collectEntry(entry, { edges, cacheKey, collected });
  return undefined;
}

function entriesOf(root: Tree, collected: EntryCollector): readonly BerryEntry[] {
  const entries: BerryEntry[] = [];
  for (const [key, member] of membersOf(root)) {
    if (key === '__metadata') continue;
    const resolution = textOf(at(member.value, 'resolution'));
    if (resolution === undefined) {
      collected.unreadable(`the entry ${echo(key)} has no resolution`, member.line);
      continue;
    }
    const { name, range: reference } = splitDescriptor(resolution);
    const version = textOf(at(member.value, 'version'));
    entries.push({ descriptors: key.split(', '), member, name, version, reference });
  }
  return entries;
}

interface Edges {
  readonly direct: ReadonlySet<BerryEntry>;
  readonly requiredBy: ReadonlyMap<BerryEntry, readonly string[]>;
  /** Names that some member asks for under a range that no entry has: `resolutions` replaced it. */
  readonly replaced: ReadonlySet<string>;
  readonly hasMembers: boolean;
}

function edgesOf(entries: readonly BerryEntry[], byDescriptor: ReadonlyMap<string, BerryEntry>): Edges {
  const direct = new Set<BerryEntry>();
  const replaced = new Set<string>();
  const requiredBy = new Map<BerryEntry, string[]>();
  for (const entry of entries) {
    const isRoot = isMember(entry);
    for (const [name, { value }] of membersOf(at(entry.member.value, 'dependencies'))) {
      const found = findEntry(name, textOf(value) ?? '', byDescriptor);
      if (found === undefined) {
        if (isRoot) replaced.add(name);
      } else if (isRoot) direct.add(found);
      else {
        const key = `${entry.name}@${entry.version ?? ''}`;
        const keys = requiredBy.get(found);
        if (keys === undefined) requiredBy.set(found, [key]);
        else keys.push(key);
      }
    }
  }
  return { direct, requiredBy, replaced, hasMembers: entries.some(isMember) };
}

/** Patches and files carry the asking workspace (`::locator=`), which those who ask do not repeat. */
function register(byDescriptor: Map<string, BerryEntry>, descriptor: string, entry: BerryEntry): void {
  byDescriptor.set(descriptor, entry);
  const parameters = descriptor.indexOf('::');
  if (parameters !== -1) byDescriptor.set(descriptor.slice(0, parameters), entry);
}

/** Before __metadata 8 dependencies stand without protocol. */
function findEntry(name: string, range: string, byDescriptor: ReadonlyMap<string, BerryEntry>): BerryEntry | undefined {
  return byDescriptor.get(`${name}@${range}`) ?? byDescriptor.get(`${name}@npm:${range}`);
}

/** Members of the workspace, and links to folders, are no packages. */
function isMember({ reference }: BerryEntry): boolean {
  return reference.startsWith('workspace:') || reference.startsWith('link:');
}

function collectEntry(
  entry: BerryEntry,
  { edges, cacheKey, collected }: { edges: Edges; cacheKey: string; collected: EntryCollector },
): void {
  const { name, version, member, descriptors, reference } = entry;
  const { line, endLine, value } = member;
  if (version === undefined) {
    collected.unreadable(`the entry of ${echo(name)} has no version`, line);
    return;
  }
  const folder = splitDescriptor(descriptors[0] ?? '').name;
  const alias = folder === name ? undefined : folder;
  const { origin, mismatch } = originOf(reference, name, version);
  collected.dependency({
    name,
    version,
    line,
    endLine,
    direct: directOf(entry, edges),
    origin,
    alias,
    integrity: hashOf(textOf(at(value, 'checksum')), cacheKey),
    requiredBy: edges.requiredBy.get(entry),
    ranges: descriptors.map((descriptor) => splitDescriptor(descriptor).range),
    marker: textOf(at(value, 'conditions')),
    patched: reference.startsWith('patch:') ? true : undefined,
  });
  const about = { line, name };
  if (alias !== undefined)
    collected.remark('alias-of-other-package', `asked for as ${echo(alias)}, it is the package ${echo(name)}`, about);
  if (mismatch !== undefined)
    collected.remark('address-names-other-package', `its address is that of ${echo(mismatch)}`, about);
  if (reference.startsWith('patch:') && !reference.includes('builtin<')) {
    collected.remark('runs-code-of-repository', 'a patch file of the repository is laid over it', about);
  }
}

function directOf(entry: BerryEntry, edges: Edges): boolean | undefined {
  if (edges.direct.has(entry)) return true;
  const folder = splitDescriptor(entry.descriptors[0] ?? '').name;
  return !edges.hasMembers || edges.replaced.has(folder) ? undefined : false;
}

function originOf(
  reference: string,
  name: string,
  version: string,
): { readonly origin: Origin; readonly mismatch?: string } {
  const registry = { origin: { kind: 'registry' } } as const;
  const [bare = '', ...parameters] = reference.split('::');
  if (bare.startsWith('npm:')) {
    const archive = parameters
      .join('&')
      .split('&')
      .find((parameter) => parameter.startsWith('__archiveUrl='));
    if (archive === undefined) return bare.slice(4) === version ? registry : { ...registry, mismatch: bare.slice(4) };
    return readResolved(decoded(archive.slice(archive.indexOf('=') + 1)), name, version);
  }
  if (bare.startsWith('patch:')) return registry;
  const hash = bare.indexOf('#');
  const address = hash === -1 ? bare : bare.slice(0, hash);
  const fragment = hash === -1 ? undefined : bare.slice(hash + 1);
  if (isGit(address) || fragment?.startsWith('commit=') === true) return { origin: gitOrigin(address, fragment) };
  if (address.startsWith('file:') || address.startsWith('portal:'))
    return { origin: { kind: 'path', path: address.slice(address.indexOf(':') + 1) } };
  return address.includes('://') ? { origin: { kind: 'url', url: address } } : registry;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * Berry's checksum is that of its own zip and changes with the cache key, which therefore becomes part of the hash's
 * name: hashes under different keys cannot be compared.
 */
function hashOf(checksum: string | undefined, cacheKey: string): readonly string[] {
  const [, ownKey, hash] = /^(?:([A-Za-z0-9._-]{1,20})\/)?([A-Za-z0-9]{1,200})$/.exec(checksum ?? '') ?? [];
  return hash === undefined ? [] : [`yarn${ownKey ?? cacheKey}:${hash}`];
}
