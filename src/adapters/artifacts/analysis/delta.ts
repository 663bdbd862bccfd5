import type { ArchiveDelta, ArchiveFile } from '../../../domain/facts.ts';
import type { EcosystemId } from '../../../domain/package.ts';
import type { ArchiveLimits } from '../limits.ts';
import { shown } from '../unpack/show.ts';
import { capabilitiesOf } from './capabilities.ts';
import { codeIn } from './code-in.ts';
import { exoticDependencies } from './exotic.ts';
import { hooksOf } from './hooks.ts';
import { hashLines } from './lines.ts';
import type { LineTable } from './lines.ts';
import { manifestDifferences } from './manifest-differences.ts';
import type { RegistrySays } from './manifest-differences.ts';
import { openAction } from './action/open-action.ts';
import { openSide } from './side.ts';
import type { Side, SideAsked, SideFile } from './side.ts';
import { startupHooks } from './startup.ts';

export interface ArchiveBytes {
  readonly fileName: string;
  readonly bytes: Buffer;
}

/** One pair of archives to compare. */
export interface PairTask {
  readonly ecosystem: EcosystemId;
  readonly after: ArchiveBytes;
  readonly before: ArchiveBytes | undefined;
  readonly registry: RegistrySays | undefined;
  readonly limits: ArchiveLimits;
  /** Of the repository of an action: the folder of the action that is used, empty for its root. */
  readonly actionFolder?: string;
}

/** What a pair came to; the hash of the bytes is added by whoever fetched them. */
export type PairDelta = Omit<ArchiveDelta, 'integrity'>;

/** Files of the new side that differ, and the line hashes of the old versions of code. */
export interface Differing {
  readonly added: readonly SideFile[];
  readonly changed: readonly { readonly file: SideFile; readonly before: number }[];
  readonly removed: readonly SideFile[];
  readonly oldLines: ReadonlyMap<string, LineTable>;
}

export interface Opened {
  readonly task: PairTask;
  readonly after: Side;
  readonly before: Side | undefined;
  readonly differing: Differing;
  /** Milliseconds of `performance.now()` at which looking must end. */
  readonly deadline: number;
}

/** Reads both archives: the new one first, then of the old one only what differs. */
export async function openPair(task: PairTask, deadline: number): Promise<Opened> {
  const { ecosystem, limits } = task;
  const open = (asked: SideAsked): Promise<Side> =>
    task.actionFolder === undefined ? openSide(asked) : openAction({ ...asked, folder: task.actionFolder });
  const after = await open({ ecosystem, limits, fileName: task.after.fileName, bytes: task.after.bytes });
  const oldLines = new Map<string, LineTable>();
  const before =
    task.before &&
    (await open({
      ecosystem,
      limits,
      fileName: task.before.fileName,
      bytes: task.before.bytes,
      onFile: (file, { bytes, whole }) => {
        const other = after.files.get(file.key);
        if (other === undefined || other.hash === file.hash || !whole) return;
        const code = codeIn(file.key, bytes);
        if (code !== undefined) oldLines.set(file.key, hashLines(code.bytes));
      },
    }));
  return { task, after, before, differing: { ...compareFiles(after, before), oldLines }, deadline };
}

function compareFiles(after: Side, before: Side | undefined): Omit<Differing, 'oldLines'> {
  const added: SideFile[] = [];
  const changed: { file: SideFile; before: number }[] = [];
  for (const file of after.files.values()) {
    const old = before?.files.get(file.key);
    if (old === undefined) added.push(file);
    else if (old.hash !== file.hash) changed.push({ file, before: old.size });
  }
  const removed = [...(before?.files.values() ?? [])].filter((file) => !after.files.has(file.key));
  return {
    added: added.toSorted(byPath),
    changed: changed.toSorted((a, b) => byPath(a.file, b.file)),
    removed: removed.toSorted(byPath),
  };
}

function byPath(a: SideFile, b: SideFile): number {
  return a.path < b.path ? -1 : Number(a.path > b.path);
}

/** The delta without a look into the code. */
export function listDelta(opened: Opened): PairDelta {
  const { task, after, before, differing } = opened;
  const [cutShort] = notReadOf(after);
  const old = before?.notes.ambiguities;
  return {
    after: shown(task.after.fileName, 200),
    before: task.before && shown(task.before.fileName, 200),
    added: differing.added.map(toFile),
    removed: differing.removed.map(toFile),
    changed: differing.changed.map(({ file, before: size }) => ({ ...toFile(file), before: size })),
    totalSize: { before: before && sizeOf(before), after: sizeOf(after) },
    fileCount: { before: before?.files.size, after: after.files.size },
    hooks: {
      before: before === undefined ? [] : hooksOf(before, task.ecosystem),
      after: hooksOf(after, task.ecosystem),
    },
    startupHooks: task.ecosystem === 'pypi' ? startupHooks(after, before) : [],
    binaries: newBinaries(opened),
    newTopLevel:
      task.ecosystem === 'pypi' && after.kind === 'wheel' && before !== undefined ? newTopLevel(after, before) : [],
    capabilities: [],
    manifestDifferences: task.registry === undefined ? [] : manifestDifferences(after, task.ecosystem, task.registry),
    exoticDependencies: exoticDependencies(after, before, task.ecosystem),
    ambiguities: [...after.notes.ambiguities].filter((line) => old?.has(line) !== true).toSorted(),
    sourceDifferences: [],
    notRead: [...notReadOf(after), ...(before === undefined ? [] : notReadOf(before))],
    ...(cutShort === undefined ? {} : { cutShort }),
  };
}

function notReadOf(side: Side): readonly string[] {
  return [...side.notes.notRead].map((why) => `${shown(side.fileName)}: ${why}`);
}

function toFile(file: SideFile): ArchiveFile {
  return { path: shown(file.path, 300), size: file.size };
}

function sizeOf(side: Side): number {
  let sum = 0;
  for (const file of side.files.values()) sum += file.size;
  return sum;
}

function newBinaries({ after, before, differing }: Opened): readonly ArchiveFile[] {
  const isNative = (file: SideFile | undefined): boolean => file?.binary !== undefined && file.binary !== 'WebAssembly';
  const changed = differing.changed
    .filter(({ file }) => !isNative(before?.files.get(file.key)))
    .map(({ file }) => file);
  return [...differing.added, ...changed]
    .filter((file) => isNative(after.files.get(file.key)))
    .map(toFile)
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

/** Names at the root of the installed tree that importing could now find. */
function newTopLevel(after: Side, before: Side): readonly string[] {
  const old = topLevel(before);
  return [...topLevel(after)].filter((name) => !old.has(name)).toSorted();
}

function topLevel(side: Side): ReadonlySet<string> {
  const names = new Set<string>();
  for (const key of side.files.keys()) {
    const inside = key.replace(/^data\/(?:purelib|platlib)\//, '');
    if (!/^(?:dist-info|data|egg-info)\//.test(inside)) names.add(inside.split('/')[0] ?? inside);
  }
  return names;
}

/** The whole delta: what differs, and what the new code can do. */
export async function fullDelta(opened: Opened, list: PairDelta): Promise<PairDelta> {
  const { capabilities, notRead, late } = await capabilitiesOf(opened, list.hooks);
  const cutShort = list.cutShort ?? late;
  const cut = cutShort === undefined ? {} : { cutShort };
  return { ...list, capabilities, notRead: [...list.notRead, ...notRead], ...cut };
}
