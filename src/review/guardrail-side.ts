import type { GuardrailComparison } from '../domain/evidence.ts';
import type { GuardrailSetting } from '../domain/guardrail.ts';
import type { Instant } from '../domain/known.ts';
import { compareGuardrails } from '../guardrails/compare.ts';
import { isGuardrailFile, readGuardrails } from '../guardrails/index.ts';
import { differs } from './compare-files.ts';
import type { ChangedFile, FileContent } from './ports.ts';

/** Configuration files beyond this many bytes hold something else. */
const largest = 2 * 1024 * 1024;

/** What the pull request does to the repository's own protections. Only files that differ are read. */
export function compareProtections(files: readonly ChangedFile[], now: Instant): GuardrailComparison {
  const touched = files.filter((file) => isGuardrailFile(file.path) && differs(file));
  const side = (pick: (file: ChangedFile) => FileContent | undefined) =>
    readGuardrails(touched.flatMap((file) => textOf(file.path, pick(file))));
  return {
    now,
    changes: compareGuardrails(
      side((file) => file.before),
      side((file) => file.after),
    ),
  };
}

/** The protections that hold after the change, unchanged ones included as far as they were given. */
export function protectionsAfter(files: readonly ChangedFile[]): readonly GuardrailSetting[] {
  return readGuardrails(
    files.filter((file) => isGuardrailFile(file.path)).flatMap((file) => textOf(file.path, file.after)),
  );
}

function textOf(path: string, content: FileContent | undefined) {
  if (!content || !('bytes' in content) || content.bytes.length > largest) return [];
  return [{ path, text: content.bytes.toString('utf8') }];
}
