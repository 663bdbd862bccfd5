import type { Capability, InstallHook } from '../../../domain/facts.ts';
import { shown } from '../unpack/show.ts';
import { keysAcross, lookAcross } from './across/look-across.ts';
import type { HalfFile } from './across/look-across.ts';
import type { Draft } from './combine.ts';
import type { Opened } from './delta.ts';
import { hadBefore } from './had-before.ts';
import { draftsOfHook, newHooks } from './hook-code.ts';
import { fetchedElsewhere } from './action/fetched-elsewhere.ts';
import { codeIn, mayHoldCode } from './code-in.ts';
import { isAside } from './language.ts';
import { addedRanges } from './lines.ts';
import { keyOf, lookAt } from './look.ts';
import { reachInside } from './on-load/call-reach.ts';
import { importReach, installReach, startupReach } from './reach.ts';
import type { Reach } from './reach.ts';
import { loadFiles } from './side.ts';
import type { Side } from './side.ts';

type Hooks = { readonly before: readonly InstallHook[]; readonly after: readonly InstallHook[] };

/** A draft with the file it was found in. */
interface Placed {
  readonly draft: Draft;
  readonly key: string;
  /** Undefined in compiled files. */
  readonly line: number | undefined;
  readonly newFile: boolean;
  readonly hook?: boolean;
  /** Files do it together that do not do it alone. */
  readonly across?: boolean;
}

/** More than this of one kind says nothing more. */
const mostOfKind = 12;

/** What the code can do, what was not looked into, and why looking ended before its end where it did. */
interface Looked {
  readonly capabilities: readonly Capability[];
  readonly notRead: readonly string[];
  readonly late: string | undefined;
}

/** What the code that is new in this release can do and the package could not do before. */
export async function capabilitiesOf(opened: Opened, hooks: Hooks): Promise<Looked> {
  const notRead: string[] = [];
  const byItself: ByItself = {
    installed: await installReach(opened.after, hooks.after),
    started: await startupReach(opened.after),
  };
  const seen = await lookAtNew(opened, notRead);
  const placed = [...placedHooks(hooks), ...seen.placed];
  const fresh = await onlyNew(opened, { placed, hooks: hooks.before, byItself });
  const reachOf = await reachFinder(opened, byItself, fresh);
  const there = fresh.filter((one) => {
    if (one.draft.onlyByItself === true && reachByItself(byItself, one) === undefined) return false;
    if (one.draft.onlyCompared === true && opened.before === undefined) return false;
    return !isAside(one.key) || reachOf(one) !== 'unknown';
  });
  const capabilities = sortAndLimit(there.map((one) => toCapability(opened.after, one, reachOf(one))));
  return { capabilities, notRead, late: seen.late };
}

function placedHooks(hooks: Hooks): readonly Placed[] {
  return newHooks(hooks.after, hooks.before).flatMap((hook) =>
    draftsOfHook(hook).map((draft) => ({ draft, key: hookFile(hook), line: 1, newFile: false, hook: true })),
  );
}

function hookFile(hook: InstallHook): string {
  if (hook.kind === 'binding.gyp') return 'binding.gyp';
  return hook.kind.startsWith('script ') ? 'composer.json' : 'package.json';
}

/** One pass over the new archive, one file at a time: only what differs is looked at. */
async function lookAtNew(
  opened: Opened,
  notRead: string[],
): Promise<{ readonly placed: readonly Placed[]; readonly late: string | undefined }> {
  const { differing, before } = opened;
  const differs = new Set([...differing.added, ...differing.changed.map(({ file }) => file)].map(({ key }) => key));
  const placed: Placed[] = [];
  const halves = new Map<string, HalfFile>();
  let left = 0;
  await opened.after.each((file, bytes) => {
    const code = codeIn(file.key, bytes);
    if (code === undefined) return true;
    if (performance.now() > opened.deadline) {
      left += 1;
      return true;
    }
    const old = differing.oldLines.get(file.key);
    const lines = old && addedRanges(code.bytes, old);
    const { drafts, cut, half } = lookAt({
      path: file.key,
      language: code.language,
      bytes: code.bytes,
      added: lines,
      compared: before !== undefined,
    });
    if (half !== undefined && !isAside(file.key)) halves.set(file.key, { half, size: bytes.length, added: lines });
    if (cut || code.cut) notRead.push(`${shown(file.path)}: too large, looked at in part`);
    const newFile = before?.files.has(file.key) !== true;
    for (const draft of drafts) {
      const line = code.compiled ? undefined : lineAt(bytes, draft.at);
      placed.push({ draft, key: file.key, line, newFile });
    }
    return true;
  }, differs);
  if (performance.now() <= opened.deadline) placed.push(...(await placedAcross(opened, halves, placed)));
  const late = left === 0 ? undefined : `${left} changed files were not looked into: out of time`;
  if (late !== undefined) notRead.push(late);
  for (const file of [...differing.added, ...differing.changed.map((one) => one.file)]) {
    if (!file.whole && mayHoldCode(file.key)) notRead.push(`${shown(file.path)}: too large to look into`);
  }
  return { placed, late };
}

/** What files do together, but for what was found in one of them alone. */
async function placedAcross(
  { after, before }: Opened,
  halves: ReadonlyMap<string, HalfFile>,
  placed: readonly Placed[],
): Promise<readonly Placed[]> {
  const known = new Set(placed.map((one) => keyOf(one.draft)));
  const found = (await lookAcross(after, halves, before !== undefined)).filter(({ draft }) => !known.has(keyOf(draft)));
  const bytes = await loadFiles(after, new Set(found.map(({ key }) => key)));
  return found.map(({ key, draft }) => ({
    draft,
    key,
    line: lineAt(bytes.get(key) ?? Buffer.alloc(0), draft.at),
    newFile: before?.files.has(key) !== true,
    across: true,
  }));
}

function lineAt(bytes: Buffer, at: number): number {
  let line = 1;
  for (let i = bytes.indexOf(10); i >= 0 && i < at; i = bytes.indexOf(10, i + 1)) line += 1;
  return line;
}

/** Files that run without anybody calling them. */
interface ByItself {
  readonly installed: ReadonlySet<string>;
  readonly started: ReadonlySet<string>;
}

function reachByItself(byItself: ByItself, one: Placed): 'install' | 'startup' | undefined {
  if (one.hook === true || byItself.installed.has(one.key)) return 'install';
  return byItself.started.has(one.key) ? 'startup' : undefined;
}

/** Entry points are followed only when something was found that does not run by itself. */
async function reachFinder(
  opened: Opened,
  byItself: ByItself,
  placed: readonly Placed[],
): Promise<(one: Placed) => Reach> {
  const others = placed.filter((one) => reachByItself(byItself, one) === undefined);
  const open = new Set(others.map((one) => one.key));
  const { after, task } = opened;
  const imported = open.size === 0 ? open : await importReach(after, task.ecosystem, open);
  const inside = await reachInside(
    after,
    task.ecosystem,
    others.filter((one) => imported.has(one.key)),
  );
  return (one) => reachByItself(byItself, one) ?? (imported.has(one.key) ? inside(one) : 'unknown');
}

interface FoundAll {
  readonly placed: readonly Placed[];
  readonly hooks: readonly InstallHook[];
  readonly byItself: ByItself;
}

/** Leaves out what the release before could do too, unless it now runs by itself and did not then. */
async function onlyNew(
  { before, deadline }: Opened,
  { placed, hooks, byItself }: FoundAll,
): Promise<readonly Placed[]> {
  if (before === undefined || placed.length === 0) return placed;
  const runs = placed.some((one) => reachByItself(byItself, one) !== undefined);
  const hooked = runs
    ? new Set([...(await installReach(before, hooks)), ...(await startupReach(before))])
    : new Set<string>();
  const had = await hadBefore(before, {
    candidates: placed.map((one) => one.draft),
    hooked,
    paths: new Set(placed.map((one) => one.key)),
    isLate: () => performance.now() > deadline + 500,
  });
  const isLate = (): boolean => performance.now() > deadline + 500;
  const together = placed.some((one) => one.across === true) ? await keysAcross(before, isLate) : new Set<string>();
  const isNew = (one: Placed): boolean => {
    if (one.hook === true) return true;
    if (one.across === true && together.has(keyOf(one.draft))) return false;
    return !(reachByItself(byItself, one) === undefined ? had.anywhere : had.inHooks).has(keyOf(one.draft));
  };
  const fresh = before.runs === undefined ? [] : placed.filter(isNew).map((one) => one.draft);
  return placed.filter((one) => isNew(one) || fetchedElsewhere(one.draft, fresh));
}

function toCapability(side: Side, one: Placed, reach: Reach): Capability {
  const path = side.files.get(one.key)?.path ?? one.key;
  const evidence = Buffer.from(one.draft.evidence, one.hook === true ? 'utf8' : 'latin1').toString('utf8');
  return {
    kind: one.draft.kind,
    path: shown(path, 300),
    ...(one.line === undefined ? {} : { line: one.line }),
    evidence: shown(evidence.replaceAll(/\s+/g, ' ').trim(), 140),
    newFile: one.newFile,
    reach,
  };
}

const reachOrder: readonly Reach[] = ['install', 'startup', 'import', 'call', 'unknown'];

function sortAndLimit(capabilities: readonly Capability[]): readonly Capability[] {
  const sorted = capabilities.toSorted(
    (a, b) =>
      compare(a.kind, b.kind) ||
      reachOrder.indexOf(a.reach) - reachOrder.indexOf(b.reach) ||
      compare(a.path, b.path) ||
      (a.line ?? 0) - (b.line ?? 0) ||
      compare(a.evidence, b.evidence),
  );
  const counts = new Map<string, number>();
  return sorted.filter((one) => {
    const count = (counts.get(one.kind) ?? 0) + 1;
    counts.set(one.kind, count);
    return count <= mostOfKind;
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
