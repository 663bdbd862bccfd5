import type { DependencySet } from '../../domain/dependency.ts';
import { EntryCollector } from '../collect.ts';
import { documentOf } from '../document.ts';
import type { Format } from '../format.ts';
import { childrenOf, localName, parseXml } from '../syntax/xml.ts';

/** NuGet's older list of packages: every entry is one version, needed ones of others included. */
export const nugetPackagesConfig: Format = {
  id: 'nuget-packages-config',
  ecosystem: 'nuget',
  kind: 'lockfile',
  files: ['packages.config', 'packages.*.config'],
  reads: { direct: 'no', scope: 'yes', integrity: 'no', origin: 'no', lines: 'yes', requiredBy: 'no' },
  note: 'Lists what others need beside what the project asks for, without telling them apart.',
  parse,
};

function parse(source: string, path: string): DependencySet {
  const collected = new EntryCollector(nugetPackagesConfig, path);
  const root = documentOf(parseXml(source), collected);
  if (root === undefined) return collected.finish();
  if (localName(root.name) !== 'packages') {
    collected.problem('unreadable-file', 'the root of a packages.config file must be <packages>', root.line);
    return collected.finish();
  }
  for (const { attributes, line, endLine } of childrenOf(root, 'package')) {
    const [name, version] = [attributes.get('id'), attributes.get('version')];
    if (name === undefined || version === undefined) {
      collected.unreadable('a package without id or version', line);
      continue;
    }
    const isDevelopment = attributes.get('developmentDependency')?.toLowerCase() === 'true';
    collected.dependency({ name, version, line, endLine, scope: isDevelopment ? 'dev' : 'runtime' });
  }
  return collected.finish();
}
