import type { Report } from '../domain/report.ts';
import { isDependencyFile } from '../formats/find.ts';
import { isGuardrailFile } from '../guardrails/index.ts';
import type { ChangedFile, FileContent } from '../review/ports.ts';

/** A change that was found on this machine: its files at both sides, and the base's policy file. */
export interface FoundChange {
  readonly subject: Report['subject'];
  readonly files: readonly ChangedFile[];
  readonly policy: FileContent | undefined;
}

/** Where a repository's policy lies. */
export const policyPath = '.github/lockwarden.yml';

/** Whether a file's text is wanted for a review. */
export function isWanted(path: string): boolean {
  return isDependencyFile(path) || isGuardrailFile(path);
}
