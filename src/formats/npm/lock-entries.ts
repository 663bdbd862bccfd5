import type { JsonCursor } from '../syntax/json-cursor.ts';
import { isObject, isString, readBoolean, readObject, readString, skipValue } from '../syntax/json-pull.ts';

/** One member of `packages` in package-lock.json 2 and 3, only the fields in use. */
export interface LockEntry {
  /** The key: a path such as `node_modules/a/node_modules/b`; empty for the project itself. */
  readonly path: string;
  readonly line: number;
  endLine: number;
  name: string | undefined;
  version: string | undefined;
  resolved: string | undefined;
  integrity: string | undefined;
  link: boolean;
  dev: boolean;
  optional: boolean;
  devOptional: boolean;
  peer: boolean;
  bundled: boolean;
  installScript: boolean;
  extraneous: boolean;
  /** Names by map, as far as the entry has them. */
  dependencies: readonly string[];
  devDependencies: readonly string[];
  optionalDependencies: readonly string[];
  peerDependencies: readonly string[];
  /** Fields that stand twice, or whose value has the wrong type. */
  doubled: string[] | undefined;
  wrong: string[] | undefined;
}

const none: readonly string[] = [];

/** Reads the entry at the cursor; undefined, the value skipped, where it is no object. */
export function readLockEntry(cursor: JsonCursor, path: string, line: number): LockEntry | undefined {
  if (!isObject(cursor)) {
    skipValue(cursor);
    return undefined;
  }
  const entry: LockEntry = {
    path,
    line,
    endLine: line,
    name: undefined,
    version: undefined,
    resolved: undefined,
    integrity: undefined,
    link: false,
    dev: false,
    optional: false,
    devOptional: false,
    peer: false,
    bundled: false,
    installScript: false,
    extraneous: false,
    dependencies: none,
    devDependencies: none,
    optionalDependencies: none,
    peerDependencies: none,
    doubled: undefined,
    wrong: undefined,
  };
  readObject(cursor, (key) => readField(cursor, entry, key));
  entry.endLine = cursor.line;
  return entry;
}

function readField(cursor: JsonCursor, entry: LockEntry, key: string): void {
  switch (key) {
    case 'name':
    case 'version':
    case 'resolved':
    case 'integrity':
      if (entry[key] !== undefined) note(entry, 'doubled', key);
      entry[key] = stringOf(cursor, entry, key);
      break;
    case 'link':
    case 'dev':
    case 'optional':
    case 'devOptional':
    case 'peer':
    case 'extraneous':
      entry[key] = readBoolean(cursor) === true;
      break;
    case 'hasInstallScript':
      entry.installScript = readBoolean(cursor) === true;
      break;
    case 'inBundle':
    case 'bundled':
      entry.bundled = readBoolean(cursor) === true || entry.bundled;
      break;
    case 'dependencies':
    case 'devDependencies':
    case 'optionalDependencies':
    case 'peerDependencies':
      if (entry[key] !== none) note(entry, 'doubled', key);
      entry[key] = keysOf(cursor, entry, key);
      break;
    default:
      skipValue(cursor);
  }
}

/** npm writes `"resolved": false` for some bundled packages of old locks: absent, not wrong. */
function stringOf(cursor: JsonCursor, entry: LockEntry, key: string): string | undefined {
  if (!isString(cursor) && key !== 'resolved') note(entry, 'wrong', key);
  return readString(cursor);
}

function keysOf(cursor: JsonCursor, entry: LockEntry, key: string): readonly string[] {
  if (!isObject(cursor)) {
    note(entry, 'wrong', key);
    skipValue(cursor);
    return none;
  }
  const keys: string[] = [];
  readObject(cursor, (name) => {
    keys.push(name);
    skipValue(cursor);
  });
  return keys;
}

function note(entry: LockEntry, list: 'doubled' | 'wrong', key: string): void {
  (entry[list] ??= []).push(key);
}
