import type { DependencySet } from '../../domain/dependency.ts';
import { EntryCollector } from '../collect.ts';
import { Edges } from '../edges.ts';
import type { Format } from '../format.ts';
import { echo } from '../syntax/echo.ts';
import { entriesOf } from './mix-lock-entries.ts';
import type { GitEntry, HexEntry } from './mix-lock-entries.ts';

/** Elixir's lockfile: a map of `"app": {:hex, :package, "version", …}` and `{:git, "url", "commit", options}`. */
export const mixLock: Format = {
  id: 'mix-lock',
  ecosystem: 'hex',
  kind: 'lockfile',
  files: ['mix.lock'],
  reads: { direct: 'no', scope: 'no', integrity: 'yes', origin: 'yes', lines: 'yes', requiredBy: 'yes' },
  note: 'The package is the second element of an entry and may differ from the key. Git entries have no version.',
  parse,
};

function parse(text: string, path: string): DependencySet {
  const collected = new EntryCollector(mixLock, path);
  const { entries, odd, problem } = entriesOf(text);
  if (problem !== undefined) collected.problem('unreadable-file', problem.message, problem.line);
  for (const { line, message } of odd) collected.unreadable(message, line);
  const edges = new Edges();
  for (const entry of entries) {
    if (entry.kind === 'hex') for (const need of entry.needs) edges.add(entry, need);
  }
  for (const entry of entries) {
    if (entry.kind === 'hex') addHex(entry, edges, collected);
    else addGit(entry, collected);
  }
  return collected.finish();
}

function addHex(entry: HexEntry, edges: Edges, collected: EntryCollector): void {
  const { name, version, app, line, endLine, integrity, repository } = entry;
  if (repository !== 'hexpm') {
    collected.remark('registry-address', `packages come from the repository ${echo(repository)}`, { line, name });
  }
  collected.dependency({
    name,
    version,
    alias: app,
    line,
    endLine,
    integrity: integrity === undefined ? [] : [integrity],
    requiredBy: edges.requiredBy(name),
  });
}

function addGit({ app, url, commit, line, endLine, ref }: GitEntry, collected: EntryCollector): void {
  const origin = { kind: 'git', url, commit, ...(ref === undefined ? {} : { ref }) } as const;
  collected.requirement({ name: app, range: `${url}#${commit}`, origin, line, endLine });
}
