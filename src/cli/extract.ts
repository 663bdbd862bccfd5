import { stat } from 'node:fs/promises';
import { basename, dirname, relative, resolve, sep } from 'node:path';
import type { Dependency, DependencySet, Requirement } from '../domain/dependency.ts';
import { LockwardenError } from '../domain/error.ts';
import { purlOf } from '../domain/package.ts';
import { plainJson } from '../report/plain-json.ts';
import { openReadingPool } from '../adapters/reading/pool.ts';
import { mayBeDependencyFile } from '../formats/find.ts';
import { visible } from '../report/inert.ts';
import { findFiles } from './folder.ts';
import { textOption, type Io, type Run } from './io.ts';
import { exits } from './main.ts';
import { readWithIncludes } from './reading.ts';

/** `lockwarden extract`: what dependency files say, and what could not be read. */
export const extract: Run = async (paths, options, io) => {
  const format = textOption(options, 'format') ?? 'text';
  if (format !== 'text' && format !== 'json')
    throw new LockwardenError('usage', `there is no format ${format}`, 'Use --format text or --format json.');
  const reader = openReadingPool();
  try {
    const sets: DependencySet[] = [];
    for (const path of paths) {
      const { root, files } = await filesOf(resolve(io.folder, path), io);
      sets.push(...(await readWithIncludes(root, files, reader)));
    }
    io.out(format === 'json' ? `${plainJson({ schema: 1, files: sets.map(fileRow) })}\n` : textOf(sets));
    return sets.some((set) => set.problems.length > 0) ? exits.incomplete : exits.pass;
  } finally {
    await reader.close();
  }
};

/** The folder that stands for the repository, and the files in it that are meant. */
async function filesOf(path: string, io: Io): Promise<{ root: string; files: readonly string[] }> {
  const found = await stat(path).catch(() => undefined);
  if (!found) throw new LockwardenError('usage', `${path} does not exist`, 'Name a dependency file or a folder.');
  if (found.isDirectory()) return { root: path, files: await findFiles(path, mayBeDependencyFile) };
  const inside = relative(io.folder, path);
  const root = inside.startsWith('..') ? dirname(path) : io.folder;
  const file = inside.startsWith('..') ? basename(path) : inside.split(sep).join('/');
  if (!mayBeDependencyFile(file))
    throw new LockwardenError(
      'usage',
      `${file} is no dependency file that Lockwarden knows`,
      'docs/formats.md lists them.',
    );
  return { root, files: [file] };
}

function fileRow(set: DependencySet) {
  return {
    path: set.path,
    format: set.format,
    ecosystem: set.ecosystem,
    kind: set.kind,
    dependencies: set.dependencies.map(dependencyRow),
    requirements: set.requirements.map(requirementRow),
    remarks: set.remarks,
    problems: set.problems,
  };
}

function dependencyRow({ place, otherLines, direct, ...rest }: Dependency) {
  const lines = otherLines ? { otherLines } : {};
  return { purl: purlOf(rest), ...rest, direct: direct ?? null, ...placeOf(place), ...lines };
}

function requirementRow({ place, otherLines, direct, ...rest }: Requirement) {
  const lines = otherLines ? { otherLines } : {};
  return {
    purl: purlOf({ ecosystem: rest.ecosystem, name: rest.name }),
    ...rest,
    direct: direct ?? null,
    ...placeOf(place),
    ...lines,
  };
}

function placeOf(place: Dependency['place']) {
  return {
    ...(place.line === undefined ? {} : { line: place.line }),
    ...(place.endLine === undefined ? {} : { endLine: place.endLine }),
  };
}

function textOf(sets: readonly DependencySet[]): string {
  if (sets.length === 0) return 'No dependency file found.\n';
  const lines = sets.flatMap((set) => [
    `${visible(set.path)} (${set.format}): ${set.dependencies.length} pinned, ${set.requirements.length} open`,
    ...set.dependencies.map(
      (d) =>
        `  ${String(d.place.line ?? '').padStart(6)}  ${visible(d.name)} ${visible(d.version, 80)}${d.direct === true ? '' : d.direct === false ? '  (transitive)' : ''}`,
    ),
    ...set.requirements.map(
      (r) =>
        `  ${String(r.place.line ?? '').padStart(6)}  ${visible(r.name)} ${visible(r.range === '' ? 'any version' : r.range, 80)}`,
    ),
    ...set.problems.map((p) => `  ${String(p.line ?? '').padStart(6)}  NOT READ: ${visible(p.message)}`),
  ]);
  return `${lines.join('\n')}\n`;
}
