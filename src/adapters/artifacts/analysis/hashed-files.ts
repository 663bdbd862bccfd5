import { createHash } from 'node:crypto';
import type { HashedFile, InstallHook } from '../../../domain/facts.ts';
import type { EcosystemId } from '../../../domain/package.ts';
import { shown } from '../unpack/show.ts';
import type { Opened } from './delta.ts';
import { isAside, isBuilt, languageOf } from './language.ts';
import { importReach, installReach, startupReach } from './reach.ts';
import type { Reach } from './reach.ts';
import type { Side, SideFile } from './side.ts';

/** Ecosystems whose archives are made by whoever publishes. Those of Go and Composer are made from the repository. */
const published: ReadonlySet<EcosystemId> = new Set(['cargo', 'gem', 'hex', 'npm', 'pub', 'pypi']);

const mostAdded = 60;
const mostChanged = 40;
const mostKept = 60;
const mostText = 10;
const largestFollowed = 4 * 1024 * 1024;

/** Code that tools write while they build or publish: it is in no source tree, and nothing follows from that. */
const generated =
  /(?:^|\/)(?:_?version|__about__|__version__|_build_info)\.[a-z]+$|_pb2(?:_grpc)?\.pyi?$|\.(?:g|gen|generated)\.[a-z]+$/i;
/** Poetry and others write it into every source distribution. */
const generatedSetup = 'setup.py';
/** Packages inside the package: they come from a registry. */
const bundled = /(?:^|\/)node_modules\//i;
/** Copies of other projects, and what tools leave behind. */
const foreign = /(?:^|\/)(?:_?vendor(?:ed)?|third[_-]party|extern(?:al)?|__pycache__|generated|\.[^/]+)\//i;

/**
 * The code that a release adds or changes and that a source tree should have, with git's hash of its bytes, and of the
 * files that stayed a sample, nearest first. Empty where there is no such code: then there is nothing to ask.
 */
export async function hashedFiles(opened: Opened, hooks: readonly InstallHook[]): Promise<readonly HashedFile[]> {
  const { before, differing, task } = opened;
  if (before === undefined || !published.has(task.ecosystem) || performance.now() > opened.deadline) return [];
  const byItself = new Map<string, Reach>();
  for (const key of await startupReach(opened.after)) byItself.set(key, 'startup');
  for (const key of await installReach(opened.after, hooks)) byItself.set(key, 'install');
  const isWanted = (file: SideFile): boolean => isSource(file, byItself.has(file.key));
  const added = differing.added.filter(isWanted).toSorted(first((file) => byItself.has(file.key)));
  const changed = differing.changed.map(({ file }) => file).filter(isWanted);
  if (added.length === 0 && changed.length === 0) return [];
  const chosen = new Map<string, HashedFile['state']>();
  for (const file of added.slice(0, mostAdded)) chosen.set(file.key, 'added');
  for (const file of changed.slice(0, mostChanged)) chosen.set(file.key, 'changed');
  const open = new Set(added.map(({ key }) => key).filter((key) => chosen.has(key) && !byItself.has(key)));
  for (const key of sampleOfKept(opened, [...chosen.keys()])) chosen.set(key, 'kept');
  const imported =
    open.size > 0 && isSmall(opened.after) ? await importReach(opened.after, task.ecosystem, open) : new Set<string>();
  const reachOf = (key: string): Reach => byItself.get(key) ?? (imported.has(key) ? 'import' : 'unknown');
  const files: HashedFile[] = [];
  await opened.after.each((file, bytes) => {
    const state = chosen.get(file.key);
    if (state === undefined) return true;
    const blob = createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
    files.push({
      path: shown(sourcePath(file.key), 300),
      blob,
      state,
      code: isCode(file.key),
      reach: reachOf(file.key),
    });
    return files.length < chosen.size;
  }, new Set(chosen.keys()));
  return files.toSorted((a, b) => (a.path < b.path ? -1 : Number(a.path > b.path)));
}

/** Where a source tree would have it: wheels keep scripts and platform files in folders of their own. */
function sourcePath(key: string): string {
  return key.replace(/^data\/(?:purelib|platlib|scripts)\//, '');
}

function isCode(key: string): boolean {
  return key.endsWith('.pth') || languageOf(key, Buffer.alloc(0)) !== undefined;
}

/**
 * Code that stands in a source tree as it is published. What runs by itself is looked for under whatever name it has:
 * the worms of 2025 called theirs `bundle.js`.
 */
function isSource({ key, whole }: SideFile, runsByItself: boolean): boolean {
  if (!whole || !isCode(key) || inMetadata(key) || bundled.test(key) || key === generatedSetup) return false;
  return runsByItself || !(isAside(key) || isBuilt(key) || generated.test(key) || foreign.test(key));
}

function inMetadata(key: string): boolean {
  return key.startsWith('dist-info/') || key.startsWith('egg-info/');
}

function first<T>(isFirst: (one: T) => boolean): (a: T, b: T) => number {
  return (a, b) => Number(isFirst(b)) - Number(isFirst(a));
}

/** Files that are as they were: code beside the new code first, then other code, then a little text. */
function sampleOfKept({ after, before }: Opened, near: readonly string[]): readonly string[] {
  const folders = new Set(near.map(folderOf));
  const [beside, elsewhere, text]: [string[], string[], string[]] = [[], [], []];
  for (const file of after.files.values()) {
    const { key, whole, hash } = file;
    if (!whole || before?.files.get(key)?.hash !== hash || inMetadata(key)) continue;
    if (!isCode(key)) text.push(key);
    else if (!generated.test(key) && !bundled.test(key)) (folders.has(folderOf(key)) ? beside : elsewhere).push(key);
  }
  const half = spread(beside.toSorted(), mostKept / 2);
  return [
    ...half,
    ...spread(elsewhere.toSorted(), mostKept - half.length),
    ...spread(text.toSorted(byDepth), mostText),
  ];
}

/** At most so many, evenly from all. */
function spread(keys: readonly string[], most: number): readonly string[] {
  const step = Math.max(1, keys.length / most);
  return Array.from({ length: Math.min(most, keys.length) }, (_, at) => keys[Math.floor(at * step)] ?? '');
}

function byDepth(a: string, b: string): number {
  return a.split('/').length - b.split('/').length || (a < b ? -1 : 1);
}

/** To follow what loads what takes long in a large package. */
function isSmall({ files }: Side): boolean {
  let size = 0;
  for (const file of files.values()) size += file.size;
  return size <= largestFollowed;
}

function folderOf(key: string): string {
  return key.slice(0, Math.max(0, key.lastIndexOf('/')));
}
