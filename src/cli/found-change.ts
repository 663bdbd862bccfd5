import type { Report } from '../domain/report.ts';
import { isDependencyFile, mayBeDependencyFile } from '../formats/find.ts';
import { isGuardrailFile } from '../guardrails/index.ts';
import type { ChangedFile, FileContent } from '../review/ports.ts';

/** A change that was found on this machine: its files at both sides, and the base's policy file. */
export interface FoundChange {
  readonly subject: Report['subject'];
  readonly files: readonly ChangedFile[];
  readonly policy: FileContent | undefined;
  /** Where it was found, and both sides of further files that are there, by their paths: what dependency files pull in. */
  readonly from: 'tree' | 'folder';
  readonly bothSides: (paths: readonly string[]) => Promise<readonly ChangedFile[]>;
}

/** Nothing that a file names is looked for outside its repository. */
export function isInside(path: string): boolean {
  return path !== '..' && !path.startsWith('../') && !path.startsWith('/');
}

/** Whether a file's text is wanted for a review, by its path alone. */
export function isWanted(path: string): boolean {
  return isDependencyFile(path) || isGuardrailFile(path);
}

/** Whether a changed file is looked into: on this machine that costs nothing, so names that tell little are read as well. */
export function isLookedInto(path: string): boolean {
  return mayBeDependencyFile(path) || isGuardrailFile(path);
}
