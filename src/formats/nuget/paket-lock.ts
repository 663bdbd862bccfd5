import type { DependencySet, Origin, Scope } from '../../domain/dependency.ts';
import { EntryCollector } from '../collect.ts';
import { Edges } from '../edges.ts';
import type { Format } from '../format.ts';
import { linesOf } from '../syntax/lines.ts';

/** Paket's lockfile. Source: fsprojects.github.io/Paket/lock-file.html. */
export const paketLock: Format = {
  id: 'paket-lock',
  ecosystem: 'nuget',
  kind: 'lockfile',
  files: ['paket.lock'],
  reads: { direct: 'no', scope: 'partly', integrity: 'no', origin: 'yes', lines: 'yes', requiredBy: 'yes' },
  note: 'Groups named Build or Test give the scope. Single files over HTTP are listed as ranges.',
  parse,
};

interface Entry {
  readonly name: string;
  readonly version: string;
  readonly line: number;
  endLine: number;
  readonly section: string;
  readonly remote: string;
  readonly scope: Scope;
}

interface State {
  section: string;
  remote: string;
  scope: Scope;
}

const sections = new Set(['NUGET', 'GITHUB', 'GIT', 'GIST', 'HTTP']);

function parse(text: string, path: string): DependencySet {
  const collected = new EntryCollector(paketLock, path);
  const state: State = { section: '', remote: '', scope: 'runtime' };
  const entries: Entry[] = [];
  const edges = new Edges();
  for (const { number: line, text: written } of linesOf(text)) {
    const body = written.trim();
    const indent = written.length - written.trimStart().length;
    if (body === '' || body.startsWith('//')) continue;
    if (indent === 0) {
      if (!heading(body, state)) collected.unreadable('a line that is no heading and not indented', line);
    } else if (body.startsWith('remote:')) state.remote = body.slice('remote:'.length).trim();
    else if (indent >= 6) need(body, { entries, edges, line });
    else if (indent >= 4) addEntry(body, { entries, state, line, collected });
  }
  for (const entry of entries) emit(entry, edges, collected);
  if (state.section === '') collected.problem('unreadable-file', 'none of the sections of a paket.lock file', 1);
  return collected.finish();
}

/** `NUGET`, `GROUP Build`, and options of the file such as `RESTRICTION: == net8.0`. */
function heading(body: string, state: State): boolean {
  if (sections.has(body)) {
    state.section = body;
    state.remote = '';
    return true;
  }
  if (body.startsWith('GROUP ')) {
    state.scope = scopeOf(body.slice('GROUP '.length));
    state.section = 'GROUP';
    return true;
  }
  return /^[A-Z][A-Z-]*:/.test(body);
}

function scopeOf(group: string): Scope {
  if (/^(?:main)$/i.test(group.trim())) return 'runtime';
  if (/test/i.test(group)) return 'dev';
  return /build|tool|analy|fake/i.test(group) ? 'build' : 'runtime';
}

interface Adding {
  readonly entries: Entry[];
  readonly state: State;
  readonly line: number;
  readonly collected: EntryCollector;
}

/** `Name (1.2.3) - restriction: …`. */
function addEntry(body: string, { entries, state, line, collected }: Adding): void {
  const open = body.indexOf(' (');
  const close = body.indexOf(')', open);
  if (!sections.has(state.section) || open < 1 || close < 0) {
    collected.unreadable('an entry that is no name with a version', line);
    return;
  }
  const name = body.slice(0, open).split(' ')[0] ?? '';
  entries.push({ name, version: body.slice(open + 2, close), line, endLine: line, ...state });
}

function need(body: string, { entries, edges, line }: { entries: Entry[]; edges: Edges; line: number }): void {
  const parent = entries.at(-1);
  if (parent === undefined) return;
  parent.endLine = line;
  const name = body.split(' ')[0] ?? '';
  edges.add({ name: parent.name.toLowerCase(), version: parent.version }, name.toLowerCase());
}

function emit(entry: Entry, edges: Edges, collected: EntryCollector): void {
  const { name, version, line, endLine, scope, section, remote } = entry;
  const facts = { line, endLine, scope };
  if (section === 'NUGET') {
    const requiredBy = edges.requiredBy(name.toLowerCase());
    collected.dependency({ ...facts, name, version, origin: registryOf(remote), requiredBy });
  } else if (section === 'GITHUB' || section === 'GIT') {
    const url = section === 'GITHUB' ? `https://github.com/${remote}` : remote;
    const subpath = name.toLowerCase() === remote.toLowerCase() ? undefined : name;
    collected.dependency({ ...facts, name: remote, version, subpath, origin: { kind: 'git', url, ...pinOf(version) } });
  } else collected.requirement({ ...facts, name, range: remote, origin: { kind: 'url', url: remote } });
}

/** An entry from git is fixed by its commit; a tag may stand there too. */
function pinOf(version: string): { readonly commit?: string; readonly ref?: string } {
  return /^[0-9a-f]{7,64}$/i.test(version) ? { commit: version } : { ref: version };
}

function registryOf(remote: string): Origin {
  const isOwn = /^https:\/\/(?:api|www)\.nuget\.org\//.test(remote);
  return remote === '' || isOwn ? { kind: 'registry' } : { kind: 'registry', url: remote };
}
