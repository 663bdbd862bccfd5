import type { DependencySet } from '../../domain/dependency.ts';
import { EntryCollector } from '../collect.ts';
import { documentOf, mapOf, remarkDuplicates } from '../document.ts';
import type { Format } from '../format.ts';
import { echo } from '../syntax/echo.ts';
import { parseJson } from '../syntax/json.ts';
import { at, membersOf, text as textOf } from '../syntax/tree.ts';
import type { Tree } from '../syntax/tree.ts';
import { collectDenoPackages } from './deno-packages.ts';

/** Deno's lockfile: npm and JSR packages, and modules by address. Specification: Deno's documentation, "Lockfile". */
export const denoLock: Format = {
  id: 'deno-lock',
  ecosystem: 'npm',
  kind: 'lockfile',
  files: ['deno.lock'],
  reads: { direct: 'partly', scope: 'no', integrity: 'yes', origin: 'yes', lines: 'yes', requiredBy: 'yes' },
  note: 'Versions 2 to 5. JSR packages are listed under their own ecosystem; modules loaded from addresses are remarked by host.',
  parse,
};

const knownVersions = new Set(['2', '3', '4', '5']);

function parse(text: string, path: string): DependencySet {
  const collected = new EntryCollector(denoLock, path);
  const tree = documentOf(parseJson(text), collected);
  const root = tree === undefined ? undefined : mapOf(tree, 'the file', collected);
  if (root === undefined) return collected.finish();
  remarkDuplicates(root, collected);
  const version = at(root, 'version');
  const written = version?.kind === 'scalar' ? String(version.value) : undefined;
  if (written === undefined || !knownVersions.has(written)) {
    const message = written === undefined ? 'there is no version' : `version ${echo(written)} is not known`;
    collected.problem('unsupported-version', message, version?.line);
  }
  collectDenoPackages(root, collected);
  collectRemote(root, collected);
  return collected.finish();
}

/** Modules by address: code from any host, held to a hash. */
function collectRemote(root: Tree, collected: EntryCollector): void {
  for (const [address, { line }] of membersOf(at(root, 'remote'))) {
    const host = hostPart(address);
    collected.remark('remote-address', `modules are loaded from ${echo(host)}`, { line });
    if (address.startsWith('http://')) {
      collected.remark('insecure-address', `modules are loaded from ${echo(host)} over an unencrypted connection`, {
        line,
      });
    }
  }
  for (const [address, { line, value }] of membersOf(at(root, 'redirects'))) {
    const from = hostPart(address);
    const to = hostPart(textOf(value) ?? '');
    if (from !== to) collected.remark('remote-address', `${echo(from)} redirects to ${echo(to)}`, { line });
  }
}

/** The host of an address without any login. */
function hostPart(address: string): string {
  const authority = address.slice(address.indexOf('://') + 3).split('/', 1)[0] ?? '';
  return authority.slice(authority.lastIndexOf('@') + 1);
}
