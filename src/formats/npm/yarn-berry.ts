import type { Origin } from '../../domain/dependency.ts';
import type { EntryCollector } from '../collect.ts';
import { echo } from '../syntax/echo.ts';
import { parseLockYaml } from '../syntax/plain-yaml.ts';
import { at, describe, membersOf, text as textOf } from '../syntax/tree.ts';
import type { Tree } from '../syntax/tree.ts';
import { remarkDuplicates } from '../document.ts';
import { BerryBlocks } from './berry-blocks.ts';
import type { BerryBlock } from './berry-blocks.ts';
import { splitDescriptor } from './descriptor.ts';
import { gitOrigin, isGit, readResolved, releaseAt } from './resolved.ts';
import { YarnIndex } from './yarn-index.ts';
import type { Refusal } from './yarn-v1.ts';

/** An entry of berry's lockfile with the identity that its `resolution` tells. */
interface BerryEntry {
  readonly descriptors: readonly string[];
  readonly line: number;
  readonly endLine: number;
  readonly block: BerryBlock;
  readonly name: string;
  /** What follows the name in `resolution`: `npm:1.2.3`, `workspace:packages/a`, `patch:…`, an address. */
  readonly reference: string;
  readonly checksum: Checksum | undefined;
  /** Member of the workspace, or a link to a folder: no package. */
  readonly isMember: boolean;
  /** Some member asks for it. */
  isDirect: boolean;
  readonly requiredBy: string[];
}

/** Gathers berry's yarn.lock, and the folders of its members into `members`; gives the reason where it cannot be read at all. */
export function collectBerry(text: string, collected: EntryCollector, members: string[] = []): Refusal | undefined {
  const blocks = new BerryBlocks();
  const parsed = parseLockYaml(text, blocks.readBlock);
  if (!parsed.ok) return parsed;
  const [root] = parsed.value;
  if (root?.kind !== 'map' || parsed.value.length !== 1)
    return { message: `expected one object, found ${describe(root)}` };
  remarkDuplicates(root, collected);
  const entries = entriesOf(root, blocks, collected);
  const index = new YarnIndex<BerryEntry>();
  for (const entry of entries) for (const descriptor of entry.descriptors) register(index, descriptor, entry);
  const replaced = connect(entries, index);
  const hasMembers = entries.some(({ isMember }) => isMember);
  for (const { reference } of entries)
    if (reference.startsWith('workspace:')) members.push(reference.slice('workspace:'.length));
  const cacheKey = commonKey(entries) ?? textOf(at(root, '__metadata', 'cacheKey')) ?? '';
  for (const entry of entries) if (!entry.isMember) collectEntry(entry, { replaced, hasMembers, cacheKey, collected });
  return undefined;
}

function entriesOf(root: Tree, blocks: BerryBlocks, collected: EntryCollector): readonly BerryEntry[] {
  const entries: BerryEntry[] = [];
  for (const [key, { line, endLine, value }] of membersOf(root)) {
    if (key === '__metadata') continue;
    const block = blocks.blockOf(value);
    if (block.resolution === undefined) {
      collected.unreadable(`the entry ${echo(key)} has no resolution`, line);
      continue;
    }
    const { name: written, range: reference } = splitDescriptor(block.resolution);
    const name = nameIn(reference) ?? written;
    const isMember = reference.startsWith('workspace:') || reference.startsWith('link:');
    const descriptors = key.includes(',') ? key.split(', ') : [key];
    const checksum = checksumOf(block.checksum);
    entries.push({
      descriptors,
      line,
      endLine,
      block,
      name,
      reference,
      checksum,
      isMember,
      isDirect: false,
      requiredBy: [],
    });
  }
  return entries;
}

/** Of an archive by its address, and of a patch, yarn writes the name that it was asked for under: what it is stands behind it. */
function nameIn(reference: string): string | undefined {
  if (!reference.startsWith('patch:')) return releaseAt(reference)?.name;
  const mostPatches = 5;
  let inner = reference;
  for (let i = 0; i < mostPatches && inner.startsWith('patch:'); i += 1) {
    const locator = decoded(inner.slice('patch:'.length).split('#', 1)[0] ?? '');
    const { name, range } = splitDescriptor(locator);
    if (name === '' || range === '') return undefined;
    if (!range.startsWith('patch:')) return name;
    inner = range;
  }
  return undefined;
}

/**
 * Tells the entries who needs them. Gives the names that some member asks for under a range that no entry has: `resolutions`
 * replaced it.
 */
function connect(entries: readonly BerryEntry[], index: YarnIndex<BerryEntry>): ReadonlySet<string> {
  const replaced = new Set<string>();
  for (const { block, name, isMember } of entries) {
    const { names, ranges } = block;
    const key = `${name}@${block.version ?? ''}`;
    for (let i = 0; i < names.length; i += 1) {
      const needed = names[i] ?? '';
      const found = findEntry(needed, ranges[i] ?? '', index);
      if (found === undefined) {
        if (isMember) replaced.add(needed);
      } else if (isMember) found.isDirect = true;
      else found.requiredBy.push(key);
    }
  }
  return replaced;
}

/** Patches and files carry the asking workspace (`::locator=`), which those who ask do not repeat. */
function register(index: YarnIndex<BerryEntry>, descriptor: string, entry: BerryEntry): void {
  index.add(descriptor, entry);
  const parameters = descriptor.indexOf('::');
  if (parameters !== -1) index.add(descriptor.slice(0, parameters), entry);
}

/** Before __metadata 8 dependencies stand without protocol. */
function findEntry(name: string, range: string, index: YarnIndex<BerryEntry>): BerryEntry | undefined {
  return index.find(name, range) ?? index.find(name, `npm:${range}`);
}

interface Context {
  readonly replaced: ReadonlySet<string>;
  readonly hasMembers: boolean;
  readonly cacheKey: string;
  readonly collected: EntryCollector;
}

function collectEntry(entry: BerryEntry, { replaced, hasMembers, cacheKey, collected }: Context): void {
  const { name, line, endLine, block, descriptors, reference, checksum, isDirect, requiredBy } = entry;
  const { version, conditions } = block;
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
    direct: isDirect ? true : !hasMembers || replaced.has(folder) ? undefined : false,
    origin,
    alias,
    integrity: hashOf(checksum, cacheKey),
    requiredBy,
    ranges: descriptors.map((descriptor) => splitDescriptor(descriptor).range),
    marker: conditions,
    patched: reference.startsWith('patch:') ? true : undefined,
  });
  if (alias === undefined && mismatch === undefined && !reference.startsWith('patch:')) return;
  const about = { line, name };
  if (alias !== undefined)
    collected.remark('alias-of-other-package', `asked for as ${echo(alias)}, it is the package ${echo(name)}`, about);
  if (mismatch !== undefined)
    collected.remark('address-names-other-package', `its address is that of ${echo(mismatch)}`, about);
  if (reference.startsWith('patch:') && !reference.includes('builtin<')) {
    collected.remark('runs-code-of-repository', 'a patch file of the repository is laid over it', about);
  }
}

const registry = { origin: { kind: 'registry' } } as const;

function originOf(
  reference: string,
  name: string,
  version: string,
): { readonly origin: Origin; readonly mismatch?: string } {
  if (reference.startsWith('npm:') && reference.length === version.length + 4 && reference.endsWith(version))
    return registry;
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
  if (releaseAt(address)?.version === version) return readResolved(address, name, version);
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
 * Berry's checksum is that of its own zip and changes with the cache key (version and compression of the cache), which
 * therefore becomes part of the hash's name: hashes under different keys cannot be compared. The key is the file's: yarn
 * makes every archive anew when it moves, so one entry that alone has another key is still held against what it was.
 */
function hashOf(checksum: Checksum | undefined, cacheKey: string): readonly string[] {
  return checksum === undefined ? [] : [`yarn${cacheKey}:${checksum.hash}`];
}

/** The two parts of a `checksum`: the key of the cache, which older versions do not write, and the hash. */
interface Checksum {
  readonly key: string | undefined;
  readonly hash: string;
}

const longestHash = 200;
const longestKey = 20;

function checksumOf(written: string | undefined): Checksum | undefined {
  if (written === undefined) return undefined;
  const slash = written.indexOf('/');
  const key = slash === -1 ? undefined : written.slice(0, slash);
  const hash = written.slice(slash + 1);
  if (hash.length > longestHash || !/^[A-Za-z0-9]+$/.test(hash)) return undefined;
  if (key !== undefined && (key.length > longestKey || !/^[A-Za-z0-9._-]+$/.test(key))) return undefined;
  return { key, hash };
}

/** The key that most entries have, the first of those that are equally many; before version 4 entries have none. */
function commonKey(entries: readonly BerryEntry[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { checksum } of entries) {
    const key = checksum?.key;
    if (key !== undefined) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  let common: string | undefined;
  for (const [key, count] of counts) if (count > (counts.get(common ?? '') ?? 0)) common = key;
  return common;
}
