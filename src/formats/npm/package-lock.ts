import type { DependencySet } from '../../domain/dependency.ts';
import { EntryCollector } from '../collect.ts';
import type { Format } from '../format.ts';
import { echo } from '../syntax/echo.ts';
import type { JsonCursor } from '../syntax/json-cursor.ts';
import { endJson, enterObject, isObject, nextMember, readKey, skipValue, startJson } from '../syntax/json-pull.ts';
import { parseJson } from '../syntax/json.ts';
import { refusalOf } from '../syntax/limits.ts';
import { at, describe } from '../syntax/tree.ts';
import { linkDirect } from './link-manifests.ts';
import { LockEntryReader } from './lock-entries.ts';
import { LockEntries } from './lock-list.ts';
import { collectPackages } from './lock-packages.ts';
import { readLockTree } from './lock-tree.ts';
import type { LockTree } from './lock-tree.ts';
import { collectNested } from './lock-v1.ts';

/** npm's lockfile. Specification: npm's documentation, "package-lock.json". */
export const packageLock: Format = {
  id: 'package-lock',
  ecosystem: 'npm',
  kind: 'lockfile',
  files: ['package-lock.json', 'npm-shrinkwrap.json'],
  reads: { direct: 'yes', scope: 'yes', integrity: 'yes', origin: 'yes', lines: 'yes', requiredBy: 'yes' },
  note: 'lockfileVersion 1, 2 and 3. Where `packages` is there, only it is read. In version 1 the direct flags come from package.json.',
  parse,
  link: linkDirect,
};

/** Keys are paths; every look-up on the way up costs the length of the path. */
const longestKey = 4_000;

/** What the root of the file holds. */
interface Root {
  version: string | undefined;
  tree: LockTree | undefined;
  hasNested: boolean;
}

function parse(text: string, path: string): DependencySet {
  const collected = new EntryCollector(packageLock, path);
  const read = refusalOf(() => readRoot(text, collected));
  if (!read.ok) {
    const refused = new EntryCollector(packageLock, path);
    refused.problem('unreadable-file', read.message, read.line);
    return refused.finish();
  }
  const { version, tree, hasNested } = read.value;
  if (version === undefined || !['1', '2', '3'].includes(version)) {
    const message =
      version === undefined ? 'there is no lockfileVersion' : `lockfileVersion ${echo(version)} is not known`;
    collected.problem('unsupported-version', message);
  }
  if (tree !== undefined) collectPackages(tree, collected);
  else if (hasNested) collectVersion1(text, collected);
  return collected.finish();
}

function readRoot(text: string, collected: EntryCollector): Root {
  const root: Root = { version: undefined, tree: undefined, hasNested: false };
  const cursor = startJson(text);
  if (!isObject(cursor)) {
    collected.problem('unreadable-file', 'the file holds no JSON object', cursor.line);
    return { ...root, version: '3' };
  }
  const seen = new Set<string>();
  for (let more = enterObject(cursor); more; more = nextMember(cursor)) {
    const { line } = cursor;
    const key = readKey(cursor);
    if (seen.has(key))
      collected.remark('duplicate-key', `"${key.slice(0, 40)}" stands twice; the last one counts`, { line });
    seen.add(key);
    if (key === 'packages') root.tree = readPackages(cursor, collected);
    else if (key === 'lockfileVersion') root.version = String(scalarOf(cursor));
    else {
      if (key === 'dependencies') root.hasNested = true;
      skipValue(cursor);
    }
  }
  endJson(cursor);
  return root;
}

function scalarOf(cursor: JsonCursor): unknown {
  const code = cursor.code();
  if (code !== 123 && code !== 91) return cursor.scalar(code).value;
  skipValue(cursor);
  return 'an object or list';
}

function readPackages(cursor: JsonCursor, collected: EntryCollector): LockTree {
  const reader = new LockEntryReader(cursor);
  const entries = new LockEntries(reader);
  if (!isObject(cursor)) {
    collected.problem('unreadable-file', '"packages" is no object', cursor.line);
    skipValue(cursor);
    return readLockTree([], reader);
  }
  for (let more = enterObject(cursor); more; more = nextMember(cursor)) {
    const { line } = cursor;
    const path = readKey(cursor);
    const entry = reader.read(path, line);
    const isKept = entry !== undefined && path.length <= longestKey;
    const isDouble = isKept ? !entries.add(entry) : entries.has(path);
    if (isDouble)
      collected.remark('duplicate-key', `the entry ${echo(path)} stands twice; the last one counts`, { line });
    if (isKept) continue;
    if (path.length > longestKey) collected.unreadable(`an entry has a key of ${path.length} characters`, line);
    else collected.unreadable(`the entry ${echo(path)} is no object`, line);
  }
  return readLockTree(entries.all, reader);
}

function collectVersion1(text: string, collected: EntryCollector): void {
  const parsed = parseJson(text);
  if (!parsed.ok) {
    collected.problem('unreadable-file', parsed.message, parsed.line);
    return;
  }
  const dependencies = at(parsed.value, 'dependencies');
  if (dependencies?.kind !== 'map') {
    collected.problem(
      'unreadable-file',
      `"dependencies" is ${describe(dependencies)}, not an object`,
      dependencies?.line,
    );
    return;
  }
  collectNested(parsed.value, collected);
}
