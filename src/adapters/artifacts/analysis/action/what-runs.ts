import type { InstallHook } from '../../../../domain/facts.ts';
import { shown } from '../../unpack/show.ts';
import { isAside } from '../language.ts';
import { loadFiles } from '../side.ts';
import type { Side } from '../side.ts';
import { actionPath, readActionFile } from './action-file.ts';
import type { ActionFile, StepText } from './action-file.ts';
import { readDockerfile } from './dockerfile.ts';
import { partsOf } from './parts-of-program.ts';
import { folderOf, placeOf } from './place.ts';

/** Code that stands inside another file: a step's script, the commands of a Dockerfile. */
export interface InnerCode {
  /** A name below the file's own, which no file of an archive can have beside it. */
  readonly key: string;
  /** The file that holds it; lines are that file's. */
  readonly path: string;
  readonly text: string;
}

/** What using an action runs, before its imports are followed. */
export interface WhatRuns {
  readonly starts: ReadonlySet<string>;
  readonly inner: readonly InnerCode[];
  readonly hooks: readonly InstallHook[];
  /** What is named and is no file of the archive, or cannot be read. */
  readonly notRead: readonly string[];
}

interface Found {
  readonly starts: Set<string>;
  readonly inner: InnerCode[];
  readonly hooks: InstallHook[];
  readonly notRead: string[];
  /** How often a folder may still be looked through. */
  scans: number;
}

const mostActions = 20;
const mostStarts = 20_000;
const mostScans = 200;
const mostNames = 2_000;
const largestFile = 1024 * 1024;

/**
 * Everything that starts when the action in a folder of the repository is used: its programs, the image that it builds, the
 * scripts of its steps and what they name, the actions beside it that they use. Undefined: there is no action in that folder.
 */
export async function whatRuns(side: Side, folder: string): Promise<WhatRuns | undefined> {
  const found: Found = { starts: new Set(), inner: [], hooks: [], notRead: [], scans: mostScans };
  const folders = [folder];
  for (let i = 0; i < folders.length && i < mostActions; i++) {
    const here = folders[i] ?? '';
    const file = await actionFileIn(side, here);
    if (file === undefined && i === 0) return undefined;
    if (file === undefined) continue;
    for (const local of await addAction(side, { ...file, folder: here }, found))
      if (!folders.includes(local)) folders.push(local);
  }
  if (found.starts.size > mostStarts || found.scans === 0) found.notRead.push('more files run than are followed');
  return found;
}

interface FoundFile {
  readonly key: string;
  readonly text: string | undefined;
}

/** GitHub takes the first of these that there is. Source: the runner's look-up of an action's manifest. */
async function actionFileIn(side: Side, folder: string): Promise<FoundFile | undefined> {
  const key = ['action.yml', 'action.yaml', 'Dockerfile', 'dockerfile']
    .map((name) => (folder === '' ? name : `${folder}/${name}`))
    .find((name) => side.files.has(name));
  return key === undefined ? undefined : { key, text: await textOf(side, key) };
}

async function textOf(side: Side, key: string): Promise<string | undefined> {
  if ((side.files.get(key)?.size ?? 0) > largestFile) return undefined;
  return (await loadFiles(side, new Set([key]))).get(key)?.toString('utf8');
}

/** Adds what one action runs; gives the folders of the actions beside it that it uses. */
async function addAction(
  side: Side,
  { key, text, folder }: FoundFile & { readonly folder: string },
  found: Found,
): Promise<readonly string[]> {
  if (!/\.ya?ml$/.test(key)) {
    await addImage(side, key, found);
    return [];
  }
  const file = text === undefined ? undefined : readActionFile(text);
  if (file === undefined) {
    found.notRead.push(`${shown(key)} cannot be read as an action`);
    return [];
  }
  await addPrograms(side, { file, folder }, found);
  for (const step of file.steps) addStep(side, { step, key, folder }, found);
  if (file.dockerfile !== undefined) {
    const image = placeOf(folder, file.dockerfile);
    if (image !== undefined && side.files.has(image)) await addImage(side, image, found);
    else found.notRead.push(`runs.image names ${shown(file.dockerfile)}, which is no file of the archive`);
  }
  found.hooks.push(...file.hooks);
  const listed = file.hooks.map(({ kind, command = '' }) => `${kind}: ${command}`);
  found.inner.push({ key: `${key}/runs.txt`, path: key, text: listed.join('\n') });
  return file.locals.flatMap((local) => placeOf('', local) ?? []);
}

async function addPrograms(
  side: Side,
  { file, folder }: { readonly file: ActionFile; readonly folder: string },
  found: Found,
): Promise<void> {
  for (const { field, path } of file.programs) {
    const key = placeOf(folder, path);
    if (key === undefined || !side.files.has(key)) {
      found.notRead.push(`runs.${field} names ${shown(path)}, which is no file of the archive`);
      continue;
    }
    found.starts.add(key);
    for (const part of await partsOf(side, key)) if (found.starts.size <= mostStarts) found.starts.add(part);
  }
  for (const { path } of file.entrypoints) addNamed(side, { folder, name: path }, found);
}

/** The commands of a Dockerfile, and the files that it puts into the image or starts. */
async function addImage(side: Side, key: string, found: Found): Promise<void> {
  const text = await textOf(side, key);
  if (text === undefined) {
    found.notRead.push(`${shown(key)}: too large to look into`);
    return;
  }
  const { shell, named, bases } = readDockerfile(text);
  found.inner.push({ key: `${key}/commands.sh`, path: key, text: shell });
  found.hooks.push(...bases.map((image) => ({ kind: 'runs.from', command: shown(image, 300) })));
  for (const name of new Set(named.slice(0, mostNames)))
    addNamed(side, { folder: folderOf(key), name, wholeFolders: true }, found);
}

interface Named {
  readonly folder: string;
  readonly name: string;
  /** All code of a folder of that name is meant. */
  readonly wholeFolders?: boolean;
}

/** The file of that name, or the code of the folder. What begins with a slash lies in an image, where it was copied to. */
function addNamed(side: Side, { folder, name, wholeFolders }: Named, found: Found): void {
  const { starts } = found;
  const key = placeOf(folder, name.replace(/^\/+/, ''));
  if (key === undefined) return;
  if (side.files.has(key)) {
    starts.add(key);
    return;
  }
  if (wholeFolders !== true || found.scans === 0) return;
  found.scans -= 1;
  const inside = key === '' ? '' : `${key}/`;
  for (const other of side.files.keys()) {
    if (starts.size > mostStarts) return;
    const rest = other.startsWith(inside) ? other.slice(inside.length) : '';
    if (rest !== '' && !isAside(rest) && !rest.includes('node_modules/')) starts.add(other);
  }
}

const actionPaths = new RegExp(actionPath.source, 'gi');
/** Stands for the action's folder in a script, once it is cut into words. */
const here = '@action@';

function addStep(
  side: Side,
  { step, key, folder }: { readonly step: StepText; readonly key: string; readonly folder: string },
  found: Found,
): void {
  const padding = '\n'.repeat(Math.max(0, step.line - 1));
  found.inner.push({ key: `${key}/${step.key}.${step.ending}`, path: key, text: padding + step.text });
  const words = step.text
    .slice(0, 64_000)
    .replaceAll(actionPaths, here)
    .split(/[\s"'`;&|()<>=,:{}[\]]+/);
  for (const word of new Set(words.slice(0, mostNames))) {
    if (word === '') continue;
    if (word.startsWith(here)) addNamed(side, { folder, name: word.slice(here.length), wholeFolders: true }, found);
    else
      addNamed(
        side,
        { folder, name: word.replace(/^\$\w+\//, ''), wholeFolders: step.inActionFolder && word === '.' },
        found,
      );
  }
}
