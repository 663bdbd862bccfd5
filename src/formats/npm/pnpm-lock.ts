import type { DependencySet } from '../../domain/dependency.ts';
import { EntryCollector } from '../collect.ts';
import { remarkDuplicates } from '../document.ts';
import type { Format } from '../format.ts';
import { echo } from '../syntax/echo.ts';
import { parseJson } from '../syntax/json.ts';
import { parseLockYaml } from '../syntax/plain-yaml.ts';
import { at, describe, membersOf, text as textOf } from '../syntax/tree.ts';
import type { Parsed, Tree } from '../syntax/tree.ts';
import { collectPnpmDocument } from './pnpm-document.ts';
import { PnpmSections } from './pnpm-sections.ts';

/** pnpm's lockfile. Specification: pnpm's documentation, "Lockfile format" and "Reading pnpm-lock.yaml". */
export const pnpmLock: Format = {
  id: 'pnpm-lock',
  ecosystem: 'npm',
  kind: 'lockfile',
  files: ['pnpm-lock.yaml'],
  reads: { direct: 'yes', scope: 'yes', integrity: 'yes', origin: 'yes', lines: 'yes', requiredBy: 'yes' },
  note: 'lockfileVersion 5.x, 6.x, 9.0 and 13.0, every YAML document of the file. The document of pnpm itself and of config dependencies is listed and marked. Install scripts are recorded up to version 6 only.',
  parse,
};

const knownMajors = new Set(['5', '6', '7', '9', '13']);

function parse(text: string, path: string): DependencySet {
  const collected = new EntryCollector(pnpmLock, path);
  const sections = new PnpmSections();
  const parsed = documentsOf(text, sections);
  if (!parsed.ok) {
    collected.problem('unreadable-file', parsed.message, parsed.line);
    return collected.finish();
  }
  if (parsed.value.length === 0) collected.problem('unreadable-file', 'the file holds no YAML document');
  for (const [i, document] of parsed.value.entries()) {
    if (document.kind !== 'map') {
      collected.problem('unreadable-file', `expected an object, found ${describe(document)}`, document.line);
      continue;
    }
    checkVersion(document, collected);
    for (const tree of [document, at(document, 'packages'), at(document, 'snapshots')])
      remarkDuplicates(tree, collected);
    const isLast = i === parsed.value.length - 1;
    const marker = !isLast || isEnvironment(document) ? 'pnpm environment' : undefined;
    collectPnpmDocument(document, { sections, marker }, collected);
  }
  return collected.finish();
}

/** Version 13 may be written as JSON with tabs and trailing commas, which is no block YAML. */
function documentsOf(text: string, sections: PnpmSections): Parsed<Tree[]> {
  if (!text.trimStart().startsWith('{')) return parseLockYaml(text, sections.readBlock);
  const parsed = parseJson(text, { style: 'relaxed' });
  return parsed.ok ? { ok: true, value: [parsed.value] } : parsed;
}

function checkVersion(document: Tree, collected: EntryCollector): void {
  const version = at(document, 'lockfileVersion');
  const written = version?.kind === 'scalar' ? String(version.value) : undefined;
  const major = written?.split('.', 1)[0] ?? '';
  if (knownMajors.has(major)) return;
  const message =
    written === undefined ? 'there is no lockfileVersion' : `lockfileVersion ${echo(written)} is not known`;
  collected.problem('unsupported-version', message, version?.line);
}

/** A lone document may be pnpm's own, too: a project without any dependency. */
function isEnvironment(document: Tree): boolean {
  const projects = [...membersOf(at(document, 'importers'))];
  return (
    projects.length > 0 &&
    projects.every(
      ([, { value }]) => at(value, 'packageManagerDependencies') !== undefined && textOf(value) === undefined,
    )
  );
}
