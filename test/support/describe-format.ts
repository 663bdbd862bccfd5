import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { DependencySet } from '../../src/domain/dependency.ts';
import type { Format } from '../../src/formats/format.ts';
import { readSets } from '../../src/formats/read.ts';

/**
 * What `expected.json` of a case says. Lists are compared in full: as many entries as given, in that order, each with at
 * least the fields given. A list that is left out must be empty.
 */
interface Expected {
  /** Where the facts come from: which tool wrote the file, or what was made by hand. */
  readonly facts: string;
  /** The file whose set is looked at; the others lie beside it. */
  readonly main: string;
  readonly dependencies?: readonly object[];
  readonly requirements?: readonly object[];
  readonly remarks?: readonly object[];
  /** `message`, where given, is a piece of the message. */
  readonly problems?: readonly { readonly code: string; readonly line?: number; readonly message?: string }[];
}

/**
 * Runs every case of a folder: `<case>/expected.json` beside the input files under their real names and paths.
 * `describeFormat(packageLock, import.meta.dirname)`.
 */
export function describeFormat(format: Format, folder: string): void {
  describe(format.id, () => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (entry.isDirectory()) it(`reads ${entry.name}`, () => checkCase(format, join(folder, entry.name)));
    }
  });
}

function checkCase(format: Format, folder: string): void {
  const expected: Expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'));
  const sets = readSets(filesOf(folder));
  const set = sets.find((one) => one.path === expected.main && one.format === format.id);
  if (set === undefined) throw new Error(`${format.id} did not read ${expected.main}`);
  expect(listsOf(set)).toMatchObject({
    dependencies: expected.dependencies ?? [],
    requirements: expected.requirements ?? [],
    remarks: expected.remarks ?? [],
    problems: (expected.problems ?? []).map(({ message, ...rest }) =>
      message === undefined ? rest : { ...rest, message: expect.stringContaining(message) },
    ),
  });
}

function listsOf({ dependencies, requirements, remarks, problems }: DependencySet) {
  return { dependencies, requirements, remarks, problems };
}

function filesOf(folder: string): { path: string; bytes: Buffer }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ path: relative(folder, file).split(sep).join('/'), bytes: readFileSync(file) }))
    .filter(({ path }) => path !== 'expected.json')
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** One file given as text, read with all that reads it; the set of `format`. */
export function readText(format: Format, path: string, text: string): DependencySet {
  const set = readSets([{ path, bytes: Buffer.from(text) }]).find((one) => one.format === format.id);
  if (set === undefined) throw new Error(`${format.id} does not read ${path}`);
  return set;
}
