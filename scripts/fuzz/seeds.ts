import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { formatsFor } from '../../src/formats/find.ts';
import type { Format } from '../../src/formats/format.ts';
import { isGuardrailFile } from '../../src/guardrails/index.ts';
import { canary } from './hostile.ts';
import { samples } from './samples.ts';

/** A file to start from, under a path that its reader takes. */
export interface Seed {
  readonly path: string;
  readonly bytes: Buffer;
}

/** Larger files make slow inputs and find nothing that their beginnings do not. */
const largest = 200_000;
const fixtures = 'test/formats';
/** Other people's files, which are no part of the project: used where they lie, never copied. */
const corpus = '../shared/corpus';

/** All files to start from: samples of this folder, the project's own fixtures and, where it is there, the corpus. */
export function readSeeds(withCorpus: boolean): readonly Seed[] {
  const folders = [fixtures, ...(withCorpus && existsSync(corpus) ? [corpus] : [])];
  const files = folders.flatMap((folder) => filesBelow(folder));
  return [...samples.map(({ path, text }) => ({ path, bytes: Buffer.from(text) })), ...files];
}

/** The seeds that a format would read; where there is none, the samples of others under a path that it takes. */
export function seedsOf(format: Format, seeds: readonly Seed[]): readonly Seed[] {
  const own = seeds.filter(({ path }) => formatsFor(path).some(({ id }) => id === format.id));
  if (own.length > 0) return own;
  const path = (format.files[0] ?? format.id).replaceAll('**/', '').replaceAll('*', 'x');
  return samples.map(({ text }) => ({ path, bytes: Buffer.from(text) }));
}

/** The seeds that may hold protections of a repository. */
export function guardrailSeeds(seeds: readonly Seed[]): readonly Seed[] {
  return seeds.filter(({ path }) => isGuardrailFile(path));
}

/** Below a case's folder, paths are those of the repository that it stands for. */
function filesBelow(folder: string): readonly Seed[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'expected.json' && !entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => ({ path: inCase(relative(folder, file).split(sep)), bytes: withoutCanary(readFileSync(file)) }))
    .filter(({ path, bytes }) => bytes.length <= largest && (formatsFor(path).length > 0 || isGuardrailFile(path)));
}

/** `npm/package-lock/scopes/sub/package-lock.json` → `sub/package-lock.json`, as deep as a reader still takes the path. */
function inCase(parts: readonly string[]): string {
  for (const depth of [3, 2, 1, 0]) {
    const path = parts.slice(depth).join('/');
    if (path !== '' && (formatsFor(path).length > 0 || isGuardrailFile(path))) return path;
  }
  return parts.join('/');
}

/** Fixtures hold the word as well: only what the mutations write counts. */
function withoutCanary(bytes: Buffer): Buffer {
  return bytes.includes(canary) ? Buffer.from(bytes.toString('latin1').replaceAll(canary, 'PRIVATE'), 'latin1') : bytes;
}
