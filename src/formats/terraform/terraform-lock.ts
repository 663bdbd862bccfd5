import type { DependencySet } from '../../domain/dependency.ts';
import { EntryCollector } from '../collect.ts';
import type { Format } from '../format.ts';
import { echo } from '../syntax/echo.ts';
import { providersOf } from './hcl-blocks.ts';

/** Terraform's and OpenTofu's lockfile of providers. Source: developer.hashicorp.com, "Dependency Lock File". */
export const terraformLock: Format = {
  id: 'terraform-lock',
  ecosystem: 'terraform',
  kind: 'lockfile',
  files: ['.terraform.lock.hcl'],
  reads: { direct: 'no', scope: 'no', integrity: 'yes', origin: 'yes', lines: 'yes', requiredBy: 'no' },
  note: 'Providers of the whole configuration; modules are not in this file. All hashes of all platforms are kept.',
  parse,
};

const ownHosts = new Set(['registry.terraform.io', 'registry.opentofu.org']);

function parse(text: string, path: string): DependencySet {
  const collected = new EntryCollector(terraformLock, path);
  const { blocks, odd } = providersOf(text);
  for (const { line, message } of odd) collected.unreadable(message, line);
  for (const { name, attributes, lists, line, endLine } of blocks) {
    const version = attributes.get('version');
    if (version === undefined) {
      collected.unreadable(`${echo(name)} has no version`, line);
      continue;
    }
    const host = name.split('/', 1)[0] ?? '';
    const origin = ownHosts.has(host)
      ? ({ kind: 'registry' } as const)
      : { kind: 'registry' as const, url: `https://${host}` };
    const integrity = [...(lists.get('hashes') ?? [])].sort();
    collected.dependency({ name, version, line, endLine, origin, integrity });
  }
  return collected.finish();
}
