import type { Origin, Scope } from '../../domain/dependency.ts';
import { isFullCommit } from '../integrity.ts';
import type { EntryCollector } from '../collect.ts';
import { echo } from '../syntax/echo.ts';
import { at, describe, text } from '../syntax/tree.ts';
import type { Member, Tree } from '../syntax/tree.ts';
import { pinnedVersion } from '../../ecosystems/versions/pep440-specifier.ts';
import { textAt, textsOf } from './lock-tree.ts';
import { namedIndex } from './project-uv.ts';
import { isTrue } from './project-lists.ts';

/** How a table of `name = constraint` (Poetry, Pipfile) is read. */
export interface TableReading {
  readonly collected: EntryCollector;
  readonly scope: Scope;
  readonly indexes: ReadonlyMap<string, string>;
}

/** Reads one member: a constraint, a table with one, or a list of such tables, each for its own condition. */
export function readTableEntry(reading: TableReading, name: string, member: Member): void {
  const { value, line, endLine } = member;
  if (value.kind !== 'list') readConstraint(reading, { name, value, line, endLine });
  else
    for (const item of value.items)
      readConstraint(reading, { name, value: item, line: item.line, endLine: item.endLine });
}

function readConstraint(
  { collected, scope, indexes }: TableReading,
  { name, value, line, endLine }: { name: string; value: Tree; line: number; endLine: number },
): void {
  const constraint = text(value) ?? textAt(value, 'version');
  if (constraint === undefined && value.kind !== 'map') {
    collected.unreadable(`expected a constraint for ${echo(name)}, found ${describe(value)}`, line);
    return;
  }
  const entry = {
    name,
    line,
    endLine,
    scope: scope === 'runtime' && isTrue(value, 'optional') ? ('optional' as const) : scope,
    direct: true,
    origin: originOf(value) ?? namedIndex(indexes, at(value, 'source') ?? at(value, 'index')),
    extras: textsOf(at(value, 'extras')),
    marker: markerOf(value),
  };
  const range = constraint?.trim() ?? '';
  const isRegistry = entry.origin === undefined || entry.origin.kind === 'registry';
  const version = isRegistry ? pinnedVersion(range) : undefined;
  if (version !== undefined) collected.dependency({ ...entry, version });
  else collected.requirement({ ...entry, range });
}

function markerOf(value: Tree): string | undefined {
  const python = textAt(value, 'python');
  const written = textAt(value, 'markers') ?? textAt(value, 'platform');
  return written ?? (python === undefined ? undefined : `python ${python}`);
}

function originOf(value: Tree): Origin | undefined {
  const git = textAt(value, 'git');
  if (git !== undefined) {
    const ref = textAt(value, 'rev') ?? textAt(value, 'ref') ?? textAt(value, 'tag') ?? textAt(value, 'branch');
    return { kind: 'git', url: git, ...(ref === undefined ? {} : isFullCommit(ref) ? { commit: ref } : { ref }) };
  }
  const url = textAt(value, 'url');
  if (url !== undefined) return { kind: 'url', url };
  const file = textAt(value, 'path') ?? textAt(value, 'file');
  if (file === undefined) return undefined;
  return file.includes('://') ? { kind: 'url', url: file } : { kind: 'path', path: file };
}
