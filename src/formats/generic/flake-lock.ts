import type { DependencySet, Origin } from '../../domain/dependency.ts';
import { EntryCollector } from '../collect.ts';
import { documentOf, mapOf } from '../document.ts';
import type { Format } from '../format.ts';
import { hashesOf } from '../integrity.ts';
import { echo } from '../syntax/echo.ts';
import { parseJson } from '../syntax/json.ts';
import { at, membersOf, text as textOf } from '../syntax/tree.ts';
import type { Member, Tree } from '../syntax/tree.ts';
import { nameOfAddress } from './address-names.ts';

/** The inputs of a Nix flake. Source: Nix's reference manual, "nix flake", section "Lock files". */
export const flakeLock: Format = {
  id: 'flake-lock',
  ecosystem: 'generic',
  kind: 'lockfile',
  files: ['flake.lock'],
  reads: { direct: 'yes', scope: 'no', integrity: 'yes', origin: 'yes', lines: 'yes', requiredBy: 'yes' },
  note: 'Versions 5 to 7. Inputs by the address they come from, with their commit; what lies in the repository itself is not listed.',
  parse,
};

function parse(source: string, path: string): DependencySet {
  const collected = new EntryCollector(flakeLock, path);
  const tree = documentOf(parseJson(source), collected);
  const root = tree === undefined ? undefined : mapOf(tree, 'the file', collected);
  const nodes = root === undefined ? undefined : mapOf(at(root, 'nodes'), '"nodes"', collected);
  if (root === undefined || nodes === undefined) return collected.finish();
  const version = at(root, 'version');
  const number = version?.kind === 'scalar' ? String(version.value) : '';
  if (!/^[567]$/.test(number)) {
    const message = `version ${echo(number)} of flake.lock is not known`;
    collected.problem('unsupported-version', message, version?.line);
  }
  const rootName = textOf(at(root, 'root')) ?? 'root';
  const direct = new Set(needsOf(at(nodes, rootName)));
  const members = [...membersOf(nodes)].filter(([name]) => name !== rootName);
  const keys = new Map(members.map(([name, { value }]) => [name, keyOf(name, value)]));
  const requiredBy = new Map<string, string[]>();
  for (const [name, { value }] of members) {
    for (const need of needsOf(value)) {
      const known = requiredBy.get(need);
      const key = keys.get(name) ?? name;
      if (known === undefined) requiredBy.set(need, [key]);
      else known.push(key);
    }
  }
  for (const [name, member] of members) {
    addNode(name, member, { direct: direct.has(name), requiredBy: requiredBy.get(name), collected });
  }
  return collected.finish();
}

/** Inputs that follow another one (`["nixpkgs"]`) bring nothing themselves. */
function needsOf(node: Tree | undefined): readonly string[] {
  return [...membersOf(at(node, 'inputs'))].flatMap(([, { value }]) => textOf(value) ?? []);
}

function keyOf(name: string, node: Tree): string {
  const locked = at(node, 'locked');
  const origin = locked === undefined ? undefined : originOf(locked);
  const shown = origin === undefined ? name : nameOfAddress(origin, 'whole');
  return `${shown}@${textOf(at(locked, 'rev')) ?? textOf(at(locked, 'narHash')) ?? ''}`;
}

interface Context {
  readonly direct: boolean;
  readonly requiredBy: readonly string[] | undefined;
  readonly collected: EntryCollector;
}

function addNode(name: string, { value, line, endLine }: Member, { direct, requiredBy, collected }: Context): void {
  const locked = at(value, 'locked');
  if (locked === undefined) {
    collected.unreadable(`the input ${echo(name)} is not locked`, line);
    return;
  }
  const origin = originOf(locked);
  if (origin === undefined) {
    collected.unreadable(`the input ${echo(name)} comes from a source of an unknown type`, line);
    return;
  }
  const rev = textOf(at(locked, 'rev'));
  const hash = textOf(at(locked, 'narHash'));
  if (origin.kind === 'path' && origin.path.startsWith('.')) return;
  const integrity = hashesOf(hash);
  const facts = { name: nameOfAddress(origin, 'whole'), line, endLine, direct, origin, integrity };
  const digest = rev === undefined ? {} : { digest: rev };
  if (rev === undefined) collected.requirement({ ...facts, range: '' });
  else collected.dependency({ ...facts, ...digest, version: rev, requiredBy });
}

const forges: Readonly<Record<string, string>> = {
  github: 'github.com',
  gitlab: 'gitlab.com',
  sourcehut: 'git.sr.ht',
};

function originOf(locked: Tree): Origin | undefined {
  const field = (key: string): string | undefined => textOf(at(locked, key));
  const type = field('type') ?? '';
  const commit = field('rev');
  const pin = commit === undefined ? {} : { commit };
  if (Object.hasOwn(forges, type)) {
    const url = `https://${field('host') ?? forges[type] ?? ''}/${field('owner') ?? ''}/${field('repo') ?? ''}`;
    return { kind: 'git', url, ...pin };
  }
  const url = field('url');
  switch (type) {
    case 'git':
    case 'hg':
      return url === undefined ? undefined : { kind: 'git', url, ...pin };
    case 'tarball':
    case 'file':
      return url === undefined ? undefined : { kind: 'url', url };
    case 'path':
      return { kind: 'path', path: field('path') ?? '.' };
    default:
      return undefined;
  }
}
