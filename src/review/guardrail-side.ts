import type { GuardrailComparison } from '../domain/evidence.ts';
import type { GuardrailSetting } from '../domain/guardrail.ts';
import type { Instant } from '../domain/known.ts';
import { formatsFor } from '../formats/find.ts';
import { compareGuardrails } from '../guardrails/compare.ts';
import { isGuardrailFile, readGuardrails } from '../guardrails/index.ts';
import { differs } from './compare-files.ts';
import type { ChangedFile, FileContent } from './ports.ts';

/** Configuration files beyond this many bytes hold something else. */
const largest = 2 * 1024 * 1024;

/**
 * What the pull request does to the repository's own protections. Only files that differ are read. Where a project goes away whole, what
 * protected it has nothing left to protect.
 */
export function compareProtections(files: readonly ChangedFile[], now: Instant): GuardrailComparison {
  const given = new Set(goneFolders(files));
  const touched = files.filter(
    (file) => isGuardrailFile(file.path) && differs(file) && !given.has(folderOf(file.path)),
  );
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

/**
 * Folders whose manifests are deleted, and of whose given files none stays. The root is no project that goes away, nor is one whose
 * manifest turns up elsewhere.
 */
function goneFolders(files: readonly ChangedFile[]): readonly string[] {
  const come = new Set(files.filter(({ before }) => before === undefined).map(({ path }) => nameOf(path)));
  const byFolder = Map.groupBy(
    files.filter(({ before }) => before !== undefined),
    ({ path }) => folderOf(path),
  );
  return [...byFolder]
    .filter(([folder, inside]) => folder !== '' && inside.every(({ after }) => after === undefined))
    .filter(([, inside]) => {
      const manifests = inside.filter(({ path }) => isManifest(path));
      return manifests.length > 0 && !manifests.some(({ path }) => come.has(nameOf(path)));
    })
    .map(([folder]) => folder);
}

function isManifest(path: string): boolean {
  return formatsFor(path).some(({ kind, files }) => kind === 'manifest' && files.some((glob) => !glob.includes('*')));
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/** The protections that hold after the change, unchanged ones included as far as they were given. */
export function protectionsAfter(files: readonly ChangedFile[]): readonly GuardrailSetting[] {
  return readGuardrails(
    files.filter((file) => isGuardrailFile(file.path)).flatMap((file) => textOf(file.path, file.after)),
  );
}

/** A file that is there and whose settings cannot be told. */
export function isUntold(content: FileContent | undefined): boolean {
  return content !== undefined && (!('bytes' in content) || content.bytes.length > largest);
}

function textOf(path: string, content: FileContent | undefined) {
  if (!content || !('bytes' in content) || isUntold(content)) return [];
  return [{ path, text: content.bytes.toString('utf8') }];
}
