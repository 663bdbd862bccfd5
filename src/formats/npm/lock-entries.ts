import type { JsonCursor } from '../syntax/json-cursor.ts';
import { enterObject, isObject, isString, nextMember } from '../syntax/json-pull.ts';
import { readBoolean, readKey, readKnownKey, readString, skipValue } from '../syntax/json-pull.ts';
import { KnownKeys } from '../syntax/known-keys.ts';
import { AddressReader } from './addresses.ts';
import { Folders, installedFrom, modules } from './lock-folders.ts';
import type { Folder } from './lock-folders.ts';
import { LockNeeds, needKinds } from './lock-needs.ts';
import type { NeedKind } from './lock-needs.ts';
import type { Resolved } from './resolved.ts';

/** What an entry says of itself by `true`, a bit each; the kinds of needs that it has a map of; what is found of it. */
export const flag = {
  link: 1,
  dev: 2,
  optional: 4,
  devOptional: 8,
  peer: 16,
  bundled: 32,
  installScript: 64,
  dependencies: 128,
  optionalDependencies: 256,
  peerDependencies: 512,
  devDependencies: 1024,
  /** The project or one of its members asks for it. */
  direct: 2048,
  /** Needed, through others or not, by the project or one of its members. */
  reached: 4096,
} as const;

/** One member of `packages` in package-lock.json 2 and 3, only the fields in use. Large files have very many of these. */
export interface LockEntry {
  /** The key: a path such as `node_modules/a/node_modules/b`; empty for the project itself. */
  readonly path: string;
  readonly line: number;
  endLine: number;
  /** The folder it is installed as: what follows the last `node_modules/`, or the path. */
  readonly folder: string;
  /** The `node_modules` folder that it is installed in; undefined for members of the workspace. */
  readonly home: Folder | undefined;
  /** Name in the registry, where it is not the folder's. */
  name: string | undefined;
  version: string | undefined;
  /** Where there is no version. */
  resolved: string | undefined;
  integrity: string | undefined;
  flags: number;
  /** Its part of the file's needs: from the first place up to, and without, the last. */
  readonly needsFrom: number;
  needsTo: number;
  /** Fields that stand twice, or whose value has the wrong type. */
  faults: LockFaults | undefined;
  /** Its place among the entries. */
  place: number;
  /** What `resolved` says. */
  source: Resolved;
}

export interface LockFaults {
  readonly doubled: string[];
  readonly wrong: string[];
}

export function has(entry: LockEntry, bit: number): boolean {
  return (entry.flags & bit) !== 0;
}

/** Members of the workspace and links to them are no packages. */
export function isPackage(entry: LockEntry): boolean {
  return entry.home !== undefined && (entry.flags & flag.link) === 0;
}

export function nameOf(entry: LockEntry): string {
  return entry.name ?? entry.folder;
}

const fields = new KnownKeys([
  'name',
  'version',
  'resolved',
  'integrity',
  'link',
  'dev',
  'optional',
  'devOptional',
  'peer',
  'hasInstallScript',
  'inBundle',
  'bundled',
  'dependencies',
  'devDependencies',
  'optionalDependencies',
  'peerDependencies',
]);

const unsaid: Resolved = { origin: { kind: 'registry' } };

/**
 * Reads the entries of one lockfile, one by one. Whatever looks into their texts is done here, while those are at hand:
 * to come back to them in a second pass over a file of megabytes costs more than the looking.
 */
export class LockEntryReader {
  readonly needs = new LockNeeds();
  readonly folders = new Folders<LockEntry>();
  private readonly addresses = new AddressReader();
  private readonly cursor: JsonCursor;

  constructor(cursor: JsonCursor) {
    this.cursor = cursor;
  }

  /** The entry at the cursor; undefined, the value skipped, where it is no object. */
  read(path: string, line: number): LockEntry | undefined {
    const { cursor, needs } = this;
    if (!isObject(cursor)) {
      skipValue(cursor);
      return undefined;
    }
    const entry = this.begin(path, line);
    for (let more = enterObject(cursor); more; more = nextMember(cursor)) this.field(entry);
    entry.endLine = cursor.line;
    entry.needsTo = needs.length;
    entry.source = this.addresses.read(entry.resolved, nameOf(entry), entry.version ?? '');
    // It is of use once more only where there is no version: of the others none need be kept.
    if (entry.version !== undefined) entry.resolved = undefined;
    return entry;
  }

  /** Makes the entry one that others find; gives what was installed at its place under its name before. */
  install(entry: LockEntry): LockEntry | undefined {
    const { home, folder } = entry;
    return home === undefined ? undefined : this.folders.install(home, this.needs.numberOf(folder), entry);
  }

  private begin(path: string, line: number): LockEntry {
    const start = installedFrom(path);
    const needsFrom = this.needs.length;
    return {
      path,
      line,
      endLine: line,
      folder: start === -1 ? path : path.slice(start),
      home: start === -1 ? undefined : this.homeAt(path, start),
      name: undefined,
      version: undefined,
      resolved: undefined,
      integrity: undefined,
      flags: 0,
      needsFrom,
      needsTo: needsFrom,
      faults: undefined,
      place: 0,
      source: unsaid,
    };
  }

  /** The folder whose inside starts at an offset of a path. */
  private homeAt(path: string, start: number): Folder {
    const owner = start - modules.length - 1;
    return owner > 0 ? this.folders.at(path.slice(0, owner)) : this.folders.root;
  }

  private field(entry: LockEntry): void {
    const { cursor } = this;
    const key = readKnownKey(cursor, fields);
    switch (key) {
      case undefined:
        skipValue(cursor);
        break;
      case 'name':
        entry.name = this.text(entry, key, entry.name);
        break;
      case 'version':
        entry.version = this.text(entry, key, entry.version);
        break;
      case 'resolved':
        entry.resolved = this.text(entry, key, entry.resolved);
        break;
      case 'integrity':
        entry.integrity = this.text(entry, key, entry.integrity);
        break;
      case 'dependencies':
      case 'devDependencies':
      case 'optionalDependencies':
      case 'peerDependencies':
        this.names(entry, key);
        break;
      case 'hasInstallScript':
        this.mark(entry, flag.installScript);
        break;
      case 'inBundle':
      case 'bundled':
        if (readBoolean(cursor) === true) entry.flags |= flag.bundled;
        break;
      default:
        this.mark(entry, flag[key]);
    }
  }

  /** npm writes `"resolved": false` for some bundled packages of old locks: absent, not wrong. */
  private text(entry: LockEntry, key: string, before: string | undefined): string | undefined {
    if (before !== undefined) note(entry, 'doubled', key);
    if (!isString(this.cursor) && key !== 'resolved') note(entry, 'wrong', key);
    return readString(this.cursor);
  }

  /** Of a flag that stands twice the last one counts. */
  private mark(entry: LockEntry, bit: number): void {
    if (readBoolean(this.cursor) === true) entry.flags |= bit;
    else entry.flags &= ~bit;
  }

  private names(entry: LockEntry, kind: NeedKind): void {
    const { cursor, needs } = this;
    const place = needKinds.indexOf(kind);
    if (has(entry, flag[kind])) {
      note(entry, 'doubled', kind);
      needs.takeBack(entry.needsFrom, place);
      entry.flags &= ~flag[kind];
    }
    if (!isObject(cursor)) {
      note(entry, 'wrong', kind);
      skipValue(cursor);
      return;
    }
    entry.flags |= flag[kind];
    for (let more = enterObject(cursor); more; more = nextMember(cursor)) {
      needs.add(readKey(cursor), place);
      skipValue(cursor);
    }
  }
}

function note(entry: LockEntry, list: 'doubled' | 'wrong', key: string): void {
  entry.faults ??= { doubled: [], wrong: [] };
  entry.faults[list].push(key);
}
