import { structuredPatch } from 'diff';

import type { Entry, GitObjects } from './git-objects.ts';

/** One file of a comparison as GitHub lists it. */
export interface FileDiff {
  readonly path: string;
  readonly previousPath?: string;
  readonly status: 'added' | 'removed' | 'modified' | 'renamed' | 'changed';
  readonly sha: string;
  readonly additions: number;
  readonly deletions: number;
  /** Missing for binary, large and unchanged files, as on GitHub. */
  readonly hunks: readonly Hunk[] | undefined;
}

export interface Hunk {
  readonly header: string;
  readonly oldStart: number;
  readonly newStart: number;
  readonly lines: readonly string[];
}

/** GitHub shows no patch for a file over 500 KB or 20,000 lines. */
const maxPatchBytes = 500_000;
const maxPatchLines = 20_000;

const compared = new WeakMap<GitObjects, Map<string, FileDiff[]>>();

/** What differs between two commits' trees, sorted by path, with exact renames. Compared once. */
export function diffTrees(objects: GitObjects, before: string, after: string): FileDiff[] {
  const known = compared.get(objects) ?? new Map<string, FileDiff[]>();
  compared.set(objects, known);
  const key = `${before} ${after}`;
  const diffs = known.get(key) ?? compareTrees(objects, before, after);
  known.set(key, diffs);
  return diffs;
}

function compareTrees(objects: GitObjects, before: string, after: string): FileDiff[] {
  const old = objects.flatten(objects.treeOf(before) ?? before);
  const now = objects.flatten(objects.treeOf(after) ?? after);
  const gone = new Map([...old].filter(([path]) => !now.has(path)));
  const diffs: FileDiff[] = [];
  for (const [path, entry] of now) {
    const was = old.get(path);
    if (was === undefined) {
      const from = [...gone].find(([, lost]) => lost.sha === entry.sha && lost.mode === entry.mode)?.[0];
      if (from !== undefined) {
        gone.delete(from);
        diffs.push({
          path,
          previousPath: from,
          status: 'renamed',
          sha: entry.sha,
          additions: 0,
          deletions: 0,
          hunks: undefined,
        });
      } else diffs.push(fileDiff(objects, path, [undefined, entry]));
    } else if (was.sha !== entry.sha || was.mode !== entry.mode) diffs.push(fileDiff(objects, path, [was, entry]));
  }
  for (const [path, entry] of gone) diffs.push(fileDiff(objects, path, [entry, undefined]));
  return diffs.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function fileDiff(objects: GitObjects, path: string, [was, is]: [Entry | undefined, Entry | undefined]): FileDiff {
  const hunks = hunksOf(textOf(objects, was), textOf(objects, is));
  const lines = hunks?.flatMap((hunk) => hunk.lines) ?? [];
  return {
    path,
    status: statusOf(was, is),
    sha: is?.sha ?? was?.sha ?? '',
    additions: lines.filter((line) => line.startsWith('+')).length,
    deletions: lines.filter((line) => line.startsWith('-')).length,
    hunks,
  };
}

function statusOf(was: Entry | undefined, is: Entry | undefined): FileDiff['status'] {
  if (was === undefined) return 'added';
  if (is === undefined) return 'removed';
  return was.mode === is.mode ? 'modified' : 'changed';
}

function textOf(objects: GitObjects, entry: Entry | undefined): string | undefined {
  if (entry === undefined) return '';
  if (entry.mode === '160000') return `Subproject commit ${entry.sha}\n`;
  const bytes = objects.blobs.get(entry.sha)?.bytes;
  if (bytes === undefined || bytes.length > maxPatchBytes || bytes.includes(0)) return undefined;
  return bytes.toString('utf8');
}

function hunksOf(before: string | undefined, after: string | undefined): readonly Hunk[] | undefined {
  if (before === undefined || after === undefined) return undefined;
  const patch = structuredPatch('a', 'b', before, after, undefined, undefined, { context: 3, timeout: 2000 });
  const count = patch?.hunks.reduce((sum, hunk) => sum + hunk.lines.length, 0) ?? Infinity;
  if (patch === undefined || count > maxPatchLines) return undefined;
  return patch.hunks.map((hunk) => ({
    header: `@@ -${hunk.oldStart},${hunk.oldLines} +${hunk.newStart},${hunk.newLines} @@`,
    oldStart: hunk.oldStart,
    newStart: hunk.newStart,
    lines: hunk.lines.filter((line) => !line.startsWith('\\')),
  }));
}

/** The patch text as the API shows it. */
export function patchText(file: FileDiff): string | undefined {
  if (file.hunks === undefined || file.hunks.length === 0) return undefined;
  return file.hunks.map((hunk) => [hunk.header, ...hunk.lines].join('\n')).join('\n');
}

/** Whether a review comment may sit on that line, and the hunk it would show. */
export function hunkAt(file: FileDiff, line: number, side: 'LEFT' | 'RIGHT'): string | undefined {
  for (const hunk of file.hunks ?? []) {
    let at = side === 'RIGHT' ? hunk.newStart : hunk.oldStart;
    const skipped = side === 'RIGHT' ? '-' : '+';
    for (const [index, text] of hunk.lines.entries()) {
      if (text.startsWith(skipped)) continue;
      if (at === line) return [hunk.header, ...hunk.lines.slice(0, index + 1)].join('\n');
      at += 1;
    }
  }
  return undefined;
}
