import { at, membersOf, member as memberOf, text as textOf } from '../syntax/tree.ts';
import type { Member, Tree } from '../syntax/tree.ts';
import { PnpmNeeds } from './pnpm-needs.ts';

/** A member of `packages` or `snapshots` in pnpm-lock.yaml, only the fields in use. */
export interface PnpmEntry {
  readonly key: string;
  readonly line: number;
  endLine: number;
  name: string | undefined;
  version: string | undefined;
  /** What is said of where it comes from, but for the hash. */
  resolution: Tree | undefined;
  integrity: string | undefined;
  dev: boolean;
  optional: boolean;
  requiresBuild: boolean;
  patched: boolean;
  /** Its part of the needs: `dependencies` from the first place on, `optionalDependencies` from the second, up to the third. */
  needsFrom: number;
  optionalFrom: number;
  needsTo: number;
}

export function newPnpmEntry(key: string, line: number, needs: number): PnpmEntry {
  return {
    key,
    line,
    endLine: line,
    name: undefined,
    version: undefined,
    resolution: undefined,
    integrity: undefined,
    dev: false,
    optional: false,
    requiresBuild: false,
    patched: false,
    needsFrom: needs,
    optionalFrom: needs,
    needsTo: needs,
  };
}

/** The entries of a section that was read into a tree. */
export function entriesOf(section: Tree | undefined, needs: PnpmNeeds): readonly PnpmEntry[] {
  return [...membersOf(section)].map(([key, member]) => entryOf(key, member, needs));
}

function entryOf(key: string, { line, endLine, value }: Member, needs: PnpmNeeds): PnpmEntry {
  const resolution = at(value, 'resolution');
  const entry: PnpmEntry = {
    ...newPnpmEntry(key, line, needs.length),
    endLine,
    name: textOf(at(value, 'name')),
    version: textOf(at(value, 'version')),
    resolution,
    integrity: textOf(at(resolution, 'integrity')),
    dev: isTrue(value, 'dev'),
    optional: isTrue(value, 'optional'),
    requiresBuild: isTrue(value, 'requiresBuild'),
    patched: isTrue(value, 'patched'),
  };
  addNeeds(value, 'dependencies', needs);
  entry.optionalFrom = needs.length;
  addNeeds(value, 'optionalDependencies', needs);
  entry.needsTo = needs.length;
  return entry;
}

function addNeeds(entry: Tree, field: string, needs: PnpmNeeds): void {
  for (const [name, { value }] of membersOf(memberOf(entry, field)?.value)) {
    const reference = textOf(value) ?? textOf(memberOf(value, 'version')?.value);
    if (reference !== undefined) needs.add(name, reference);
  }
}

function isTrue(value: Tree, key: string): boolean {
  return textOf(at(value, key)) === 'true';
}
