import type { DependencySet, Remark, Scope } from '../../domain/dependency.ts';
import { EntryCollector } from '../collect.ts';
import type { Format } from '../format.ts';
import { matchesGlob } from '../glob.ts';
import { baseNameOf, folderOf } from '../paths.ts';
import { echo } from '../syntax/echo.ts';
import { integrityOf, isAddress } from './address.ts';
import { addAddress, addWritten } from './entry.ts';
import type { Stated } from './entry.ts';
import { includeGraph } from './include-graph.ts';
import { looksLikeRequirements } from './looks-like-requirements.ts';
import { readPipLine } from './pip-options.ts';
import type { PipOption } from './pip-options.ts';
import { requirementLines } from './requirement-lines.ts';
import type { RequirementLine } from './requirement-lines.ts';
import { takeOption } from './requirements-options.ts';
import type { Include, OptionsReading } from './requirements-options.ts';

const namedPaths = [
  '*requirements*.txt',
  '*requirements*.in',
  '*requirements*.pip',
  '**/requirements/*.txt',
  '**/requirements/*.in',
  '*constraints*.txt',
  '*constraints*.in',
  '**/constraints/*.txt',
];

/** Pip's requirements and constraints files (pip's documentation, "Requirements File Format"). */
export const requirementsTxt: Format = {
  id: 'requirements-txt',
  ecosystem: 'pypi',
  kind: 'manifest',
  files: [...namedPaths, '*.txt'],
  recognises: (text, path) => isNamed(path) || looksLikeRequirements(text),
  reads: { direct: 'partly', scope: 'partly', integrity: 'partly', origin: 'yes', lines: 'yes', requiredBy: 'no' },
  note: 'All of pip’s grammar; variables are never expanded. A version is known for a lone == or === only. What a constraints file (-c) names is a limit: its entries are shown, and whether anything needs them is unknown.',
  parse: parseRequirements,
  link: linkIncludes,
};

function isNamed(path: string): boolean {
  return namedPaths.some((pattern) => matchesGlob(path, pattern));
}

/** Longer logical lines are refused: the longest seen has 20,000 characters, all of them hashes. */
const longestLine = 200_000;

/** No list of packages that one environment could hold is longer. */
const mostLines = 200_000;

function parseRequirements(text: string, path: string): DependencySet {
  const collected = new EntryCollector(requirementsTxt, path);
  const includes: Include[] = [];
  const reading = { collected, path, includes };
  const isConstraints = /constraints?\b/i.test(baseNameOf(path)) || baseNameOf(folderOf(path)) === 'constraints';
  const stated = isConstraints
    ? ({ scope: 'unknown', direct: undefined } as const)
    : ({ scope: scopeOf(path), direct: true } as const);
  const hashed = { some: false };
  let lines = 0;
  for (const line of requirementLines(text)) {
    lines++;
    if (lines > mostLines) {
      collected.problem(
        'too-large',
        `more than ${mostLines} lines that ask for something: the rest is left out`,
        line.line,
      );
      break;
    }
    takeLine(reading, line, { ...stated, hashed });
  }
  const set = collected.finish();
  const complete = includes.length === 0 ? set : { ...set, includes };
  return hashed.some ? withMissingHashes(complete) : complete;
}

interface FileStated extends Pick<Stated, 'scope' | 'direct'> {
  /** Whether any requirement of the file has a hash. */
  readonly hashed: { some: boolean };
}

function takeLine(reading: OptionsReading, line: RequirementLine, file: FileStated): void {
  const { collected } = reading;
  if (line.text.length > longestLine) {
    collected.unreadable(`a line of ${line.text.length} characters is too long`, line.line);
    return;
  }
  const { argument, options, problems } = readPipLine(line.text);
  const [problem] = problems;
  if (problem !== undefined) collected.unreadable(`${problem}: ${echo(line.text)}`, line.line);
  const integrity = options.flatMap(hashOf);
  if (integrity.length > 0 || options.some((option) => option.name === '--require-hashes')) file.hashed.some = true;
  const stated = { line: line.line, endLine: line.endLine, scope: file.scope, direct: file.direct, integrity };
  if (argument !== '') takeArgument(reading, argument, stated);
  else if (integrity.length > 0) {
    const message = 'a hash without a requirement: a missing backslash drops it, and pip does not check it';
    collected.remark('integrity-missing', message, { line: line.line });
  }
  for (const option of options) takeOption(reading, option, stated);
}

/** A marker stands behind `;`, for an address behind `; ` only. */
function takeArgument({ collected }: OptionsReading, argument: string, stated: Stated): void {
  if (!isAddress(argument)) {
    addWritten(collected, argument, stated);
    return;
  }
  const isUrl = /^[a-z][a-z0-9+.-]+:/i.test(argument);
  const semicolon = argument.indexOf(isUrl ? '; ' : ';');
  const text = (semicolon === -1 ? argument : argument.slice(0, semicolon)).trim();
  const marker = semicolon === -1 ? undefined : argument.slice(semicolon + 1).trim();
  addAddress(collected, { text, marker }, stated);
}

function hashOf({ name, value }: PipOption): readonly string[] {
  if (name !== '--hash') return [];
  const colon = value.indexOf(':');
  return integrityOf(value.slice(0, colon), value.slice(colon + 1));
}

/** Files are named after what they are for: `requirements-dev.txt`, `requirements/test.in`. */
function scopeOf(path: string): Scope {
  const words = baseNameOf(path)
    .toLowerCase()
    .split(/[^a-z]+/);
  const isDev = words.some((word) => devWords.has(word));
  return isDev ? 'dev' : words.includes('build') ? 'build' : 'runtime';
}

const devWords = new Set([
  'ci',
  'dev',
  'develop',
  'development',
  'doc',
  'docs',
  'lint',
  'test',
  'testing',
  'tests',
  'typing',
]);

/** Pip refuses a file where some requirements have hashes and others none; a hash that went missing shows here. */
function withMissingHashes(set: DependencySet): DependencySet {
  const entries = [...set.dependencies, ...set.requirements];
  const missing = entries.filter(({ integrity, origin }) => (integrity ?? []).length === 0 && origin.kind !== 'path');
  const remarks = missing.map(({ name, place }) => ({
    code: 'integrity-missing' as const,
    message: 'it has no hash in a file whose other requirements have',
    name,
    ...(place.line === undefined ? {} : { line: place.line }),
  }));
  return { ...set, remarks: [...set.remarks, ...remarks] };
}

/** What only the other files tell: which are limits, whatever they are called, and which includes never end. */
function linkIncludes(set: DependencySet, siblings: readonly DependencySet[]): DependencySet {
  const { limiting, looping } = includeGraph(siblings);
  const loops = looping.has(set.path) ? (set.includes ?? []).filter(({ path }) => looping.has(path)) : [];
  const told = loops.length === 0 ? set : { ...set, remarks: [...set.remarks, ...loops.map(loopRemark)] };
  return limiting.has(set.path) ? withoutDirect(told) : told;
}

function loopRemark({ path, line }: { readonly path: string; readonly line: number }): Remark {
  return {
    code: 'include-loop',
    message: `${echo(path)} pulls in this file again: pip never finishes reading it`,
    line,
  };
}

function withoutDirect(set: DependencySet): DependencySet {
  return {
    ...set,
    dependencies: set.dependencies.map((entry) => ({ ...entry, direct: undefined })),
    requirements: set.requirements.map((entry) => ({ ...entry, direct: undefined })),
  };
}
