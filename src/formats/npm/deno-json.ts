import type { DependencySet } from '../../domain/dependency.ts';
import { EntryCollector } from '../collect.ts';
import { documentOf, mapOf, remarkDuplicates } from '../document.ts';
import type { Format } from '../format.ts';
import { echo } from '../syntax/echo.ts';
import { parseJson } from '../syntax/json.ts';
import { at, describe, membersOf, text as textOf } from '../syntax/tree.ts';
import type { Member, Tree } from '../syntax/tree.ts';
import { splitDescriptor } from './descriptor.ts';
import { exactVersion } from './spec.ts';

/** Deno's manifest: the import map in deno.json, deno.jsonc and import_map.json. */
export const denoJson: Format = {
  id: 'deno-json',
  ecosystem: 'npm',
  kind: 'manifest',
  files: ['deno.json', 'deno.jsonc', 'import_map.json'],
  reads: { direct: 'yes', scope: 'no', integrity: 'no', origin: 'yes', lines: 'yes', requiredBy: 'no' },
  note: 'Imports and scopes: npm, JSR and addresses. JSR packages are listed under their own ecosystem.',
  parse,
};

function parse(text: string, path: string): DependencySet {
  const collected = new EntryCollector(denoJson, path);
  const tree = documentOf(parseJson(text, { style: 'relaxed' }), collected);
  const root = tree === undefined ? undefined : mapOf(tree, 'the file', collected);
  if (root === undefined) return collected.finish();
  remarkDuplicates(root, collected);
  collectImports(at(root, 'imports'), collected);
  for (const [, { value }] of membersOf(at(root, 'scopes'))) collectImports(value, collected);
  return collected.finish();
}

function collectImports(map: Tree | undefined, collected: EntryCollector): void {
  if (map !== undefined && map.kind !== 'map')
    collected.unreadable(`"imports" is ${describe(map)}, not an object`, map.line);
  remarkDuplicates(map, collected);
  for (const [key, member] of membersOf(map)) collectImport(key, member, collected);
}

function collectImport(key: string, { line, endLine, value }: Member, collected: EntryCollector): void {
  const written = textOf(value);
  if (written === undefined) {
    collected.unreadable(`the import ${echo(key)} is ${describe(value)}, not a text`, line);
    return;
  }
  const shared = { direct: true, line, endLine } as const;
  if (written.startsWith('npm:') || written.startsWith('jsr:')) {
    const ecosystem = written.startsWith('npm:') ? ('npm' as const) : ('jsr' as const);
    const spec = readSpecifier(written.slice(4));
    const alias = key.replace(/\/$/, '') === spec.name ? undefined : key;
    const version = exactVersion({ ...spec, origin: undefined, ecosystem });
    const input = { ...shared, ...spec, ecosystem, alias };
    if (version === undefined) collected.requirement(input);
    else collected.dependency({ ...input, version });
  } else if (written.startsWith('https://') || written.startsWith('http://')) {
    collected.requirement({
      ...shared,
      ecosystem: 'generic',
      name: key,
      range: written,
      origin: { kind: 'url', url: written },
    });
  }
}

/** `@s/name@^1/path`, `/name@1` : a leading slash and the path inside the package are no part of either. */
function readSpecifier(specifier: string): { readonly name: string; readonly range: string } {
  const bare = specifier.startsWith('/') ? specifier.slice(1) : specifier;
  const scopeEnd = bare.startsWith('@') ? bare.indexOf('/') + 1 : 0;
  const slash = bare.indexOf('/', scopeEnd);
  return splitDescriptor(slash === -1 ? bare : bare.slice(0, slash));
}
