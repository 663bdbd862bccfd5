import type { DependencySet, Scope } from '../../domain/dependency.ts';
import { EntryCollector } from '../collect.ts';
import type { Format } from '../format.ts';
import { resolveInRepository } from '../paths.ts';
import { at, membersOf, text } from '../syntax/tree.ts';
import type { Tree } from '../syntax/tree.ts';
import { readTomlFile } from './lock-tree.ts';
import { checkGroups, readList, readLists } from './project-lists.ts';
import type { ListReading } from './project-lists.ts';
import { sayUvIndexes, sourcesByName, uvOrigins } from './project-uv.ts';
import { readTableEntry } from './table-entry.ts';
import { addToxTables } from './tox-tables.ts';

/** The project file of Python: standard tables (PEP 518, 621, 735) and those of Poetry, uv, PDM, Hatch, Flit and tox. */
export const pyprojectToml: Format = {
  id: 'pyproject-toml',
  ecosystem: 'pypi',
  kind: 'manifest',
  files: ['pyproject.toml'],
  reads: { direct: 'yes', scope: 'yes', integrity: 'no', origin: 'yes', lines: 'yes', requiredBy: 'no' },
  note: 'build-system.requires counts as build: it runs when the project is built. Constraints and overrides are limits, of which it is unknown whether anything needs them. A bare version in a Poetry table is kept as a range as written. Requirements files that setuptools reads (dynamic) are read too.',
  parse: parsePyproject,
};

const asRuntime = { scope: 'runtime', direct: true } as const;
const asOptional = { scope: 'optional', direct: true } as const;
const asDev = { scope: 'dev', direct: true } as const;
const asBuild = { scope: 'build', direct: true } as const;
const asLimit = { scope: 'unknown', direct: undefined } as const;

function parsePyproject(content: string, path: string): DependencySet {
  const collected = new EntryCollector(pyprojectToml, path);
  const root = readTomlFile(collected, content);
  if (root === undefined) return collected.finish();
  const tool = at(root, 'tool');
  const reading = { collected, origins: uvOrigins(at(tool, 'uv')), lineOffset: 0 };
  readStandard(reading, root);
  readPoetry(collected, at(tool, 'poetry'));
  readUv(reading, at(tool, 'uv'));
  readPdm(reading, at(tool, 'pdm'));
  readHatch(reading, at(tool, 'hatch'));
  readFlit(reading, at(tool, 'flit', 'metadata'));
  addToxTables({ collected, path }, at(tool, 'tox'));
  followDynamic(at(tool, 'setuptools', 'dynamic'), path, collected);
  return collected.finish();
}

function readStandard(reading: ListReading, root: Tree): void {
  readList(reading, at(root, 'build-system', 'requires'), asBuild);
  readList(reading, at(root, 'project', 'dependencies'), asRuntime);
  readLists(reading, at(root, 'project', 'optional-dependencies'), asOptional);
  readLists(reading, at(root, 'dependency-groups'), asDev);
  checkGroups(reading, at(root, 'dependency-groups'));
}

function readPoetry(collected: EntryCollector, poetry: Tree | undefined): void {
  const indexes = sourcesByName(collected, at(poetry, 'source'), 'tool.poetry.source');
  const read = (table: Tree | undefined, scope: Scope): void => {
    for (const [name, member] of membersOf(table)) {
      if (name !== 'python') readTableEntry({ collected, scope, indexes }, name, member);
    }
  };
  read(at(poetry, 'dependencies'), 'runtime');
  read(at(poetry, 'dev-dependencies'), 'dev');
  for (const [, { value }] of membersOf(at(poetry, 'group'))) read(at(value, 'dependencies'), 'dev');
  // Plugins run inside Poetry itself whenever it works on the project.
  read(at(poetry, 'requires-plugins'), 'build');
}

function readUv(reading: ListReading, uv: Tree | undefined): void {
  readList(reading, at(uv, 'dev-dependencies'), asDev);
  for (const key of ['constraint-dependencies', 'override-dependencies', 'build-constraint-dependencies']) {
    readList(reading, at(uv, key), asLimit);
  }
  for (const [, { value }] of membersOf(at(uv, 'extra-build-dependencies'))) readList(reading, value, asBuild);
  sayUvIndexes(reading.collected, uv, reading.lineOffset);
}

function readPdm(reading: ListReading, pdm: Tree | undefined): void {
  const indexes = sourcesByName(reading.collected, at(pdm, 'source'), 'tool.pdm.source');
  readLists(reading, at(pdm, 'dev-dependencies'), asDev);
  for (const [name, member] of membersOf(at(pdm, 'resolution', 'overrides'))) {
    readTableEntry({ collected: reading.collected, scope: 'unknown', indexes }, name, member);
  }
  readList(reading, at(pdm, 'plugins'), asBuild);
}

/** `dependencies = { file = ["requirements.in"] }`, the same for each extra (setuptools, "Dynamic Metadata"). */
function followDynamic(dynamic: Tree | undefined, path: string, collected: EntryCollector): void {
  const extras = [...membersOf(at(dynamic, 'optional-dependencies'))].map(([, { value }]) => value);
  for (const table of [at(dynamic, 'dependencies'), ...extras]) {
    const files = at(table, 'file');
    for (const item of files?.kind === 'list' ? files.items : files === undefined ? [] : [files]) {
      const target = resolveInRepository(path, text(item) ?? '');
      if (target !== undefined) collected.include(target, item.line, { format: 'requirements-txt' });
    }
  }
}

/** Flit's own tables, from before the standard ones. */
function readFlit(reading: ListReading, metadata: Tree | undefined): void {
  readList(reading, at(metadata, 'requires'), asRuntime);
  readList(reading, at(metadata, 'dev-requires'), asDev);
  readLists(reading, at(metadata, 'requires-extra'), asOptional);
}

function readHatch(reading: ListReading, hatch: Tree | undefined): void {
  const build = at(hatch, 'build');
  readList(reading, at(hatch, 'env', 'requires'), asBuild);
  readList(reading, at(build, 'dependencies'), asBuild);
  for (const key of ['hooks', 'targets']) {
    for (const [, { value }] of membersOf(at(build, key))) {
      readList(reading, at(value, 'dependencies'), asBuild);
      for (const [, hook] of membersOf(at(value, 'hooks'))) readList(reading, at(hook.value, 'dependencies'), asBuild);
    }
  }
  for (const [, { value }] of membersOf(at(hatch, 'envs'))) {
    readList(reading, at(value, 'dependencies'), asDev);
    readList(reading, at(value, 'extra-dependencies'), asDev);
  }
}
