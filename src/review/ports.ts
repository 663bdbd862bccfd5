import type { DependencySet } from '../domain/dependency.ts';
import type { Problem } from '../domain/problem.ts';

/** The bytes of a file at one side, or why they could not be had. */
export type FileContent = { readonly bytes: Buffer; readonly blob?: string } | { readonly problem: Problem };

/** One dependency or guard-rail file that the pull request touches, both sides. */
export interface ChangedFile {
  readonly path: string;
  readonly before: FileContent | undefined;
  readonly after: FileContent | undefined;
}

/** Reads dependency files out of bytes in a killable worker: a hang or a heap bomb in one file costs that file only. */
export interface FileReader {
  readonly read: (
    files: readonly { readonly path: string; readonly bytes: Buffer }[],
  ) => Promise<readonly DependencySet[]>;
}
