import type { ArchiveDelta, Capability } from '../../../domain/facts.ts';
import type { EcosystemId } from '../../../domain/package.ts';
import type { ArchiveLimits } from '../limits.ts';
import { fullDelta, listDelta, openPair } from './delta.ts';
import type { ArchiveBytes, Opened, PairDelta } from './delta.ts';
import { goModuleHash } from './go-hash.ts';
import { hashedFiles } from './hashed-files.ts';
import { integrityOf } from '../integrity.ts';
import type { StatedHashes } from '../integrity.ts';
import type { RegistrySays } from './manifest-differences.ts';
import { sourceDifferences } from './source-differences.ts';

/** All archives of one package that are looked at together. */
export interface AnalysisTask {
  readonly ecosystem: EcosystemId;
  readonly after: ArchiveBytes;
  readonly before: ArchiveBytes | undefined;
  /** The other kind of archive of the same releases: the source distribution beside a wheel. */
  readonly companion: { readonly after: ArchiveBytes; readonly before: ArchiveBytes | undefined } | undefined;
  readonly registry: RegistrySays | undefined;
  readonly limits: ArchiveLimits;
  /** The new code is wanted with git's hashes, to be held against its source. */
  readonly forSource?: boolean;
  /** Of the repository of an action: the folder of the action that is used, empty for its root. */
  readonly actionFolder?: string;
  /** Hashes that others state of the bytes of `after`. */
  readonly stated: StatedHashes;
}

export type Analysis = ArchiveDelta;

/** Compares the archives of a package. `onList` gets the delta before any code is looked into, in case that takes too long. */
export async function analyse(task: AnalysisTask, onList: (analysis: Analysis) => void): Promise<Analysis> {
  const deadline = performance.now() + task.limits.time;
  const { companion, stated, ...main } = task;
  const opened = await openPair(main, deadline);
  const goHash = task.ecosystem === 'golang' ? { goHash: goModuleHash(opened.after) } : {};
  const integrity = integrityOf(task.after.bytes, { ...stated, ...goHash });
  const list = listDelta(opened);
  onList({ ...list, integrity });
  const looked = await fullDelta(opened, list);
  const hashed = task.forSource === true ? await hashedFiles(opened, list.hooks.after) : [];
  const delta = hashed.length === 0 ? looked : { ...looked, hashed };
  if (companion === undefined) return { ...delta, integrity };
  const other = await openPair({ ...main, registry: undefined, ...companion }, deadline);
  const beside = { opened: other, delta: await fullDelta(other, listDelta(other)) };
  return { ...together({ opened, delta }, beside), integrity };
}

interface Part {
  readonly opened: Opened;
  readonly delta: PairDelta;
}

/** The main delta with what only the companion shows: hooks, start-up files, code that the main archive does not hold. */
function together(main: Part, companion: Part): PairDelta {
  const { delta } = main;
  const other = companion.delta;
  const paths = new Set(delta.startupHooks.map((hook) => baseName(hook.path)));
  return {
    ...delta,
    hooks: {
      before: [...delta.hooks.before, ...other.hooks.before],
      after: [...delta.hooks.after, ...other.hooks.after],
    },
    startupHooks: [...delta.startupHooks, ...other.startupHooks.filter((hook) => !paths.has(baseName(hook.path)))],
    capabilities: [...delta.capabilities, ...onlyThere(main, companion)],
    ambiguities: [...new Set([...delta.ambiguities, ...other.ambiguities])].toSorted(),
    notRead: [...delta.notRead, ...other.notRead],
    sourceDifferences: differencesOf(main.opened, companion.opened),
  };
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Capabilities in files whose content the main archive does not have, or that run at install there. */
function onlyThere(main: Part, companion: Part): readonly Capability[] {
  const hashes = new Set([...main.opened.after.files.values()].map((file) => file.hash));
  const known = new Set(main.delta.capabilities.map((one) => `${one.kind}\n${one.evidence}`));
  return companion.delta.capabilities.filter((one) => {
    const same = hashes.has(companion.opened.after.files.get(one.path)?.hash ?? '');
    return one.reach === 'install' || !(same || known.has(`${one.kind}\n${one.evidence}`));
  });
}

function differencesOf(main: Opened, companion: Opened): readonly string[] {
  const after = pairOf(main.after, companion.after);
  if (after === undefined) return [];
  const before = main.before && companion.before && pairOf(main.before, companion.before);
  return sourceDifferences(after, before);
}

function pairOf(
  one: Opened['after'],
  other: Opened['after'],
): { wheel: Opened['after']; sdist: Opened['after'] } | undefined {
  if (one.kind === 'wheel' && other.kind === 'sdist') return { wheel: one, sdist: other };
  return one.kind === 'sdist' && other.kind === 'wheel' ? { wheel: other, sdist: one } : undefined;
}
