import { structuredPatch } from 'diff';

/** Texts beyond this are not compared line by line. Most lockfiles are smaller, and few of their lines change at once. */
const maxCharacters = 2 * 1024 * 1024;
const maxEdits = 2000;
const timeoutMs = 300;

/**
 * Lines of the new text on which GitHub takes a review comment: those inside a hunk, changed or one of the three lines
 * around. Undefined: it cannot be told in reasonable time, so the comment belongs to the file.
 */
export function commentableLines(before: string, after: string): ReadonlySet<number> | undefined {
  if (before.length > maxCharacters || after.length > maxCharacters) return undefined;
  const patch = structuredPatch('a', 'b', before, after, undefined, undefined, {
    context: 3,
    maxEditLength: maxEdits,
    timeout: timeoutMs,
  });
  if (patch === undefined) return undefined;
  const lines = new Set<number>();
  for (const hunk of patch.hunks) {
    for (let line = hunk.newStart; line < hunk.newStart + hunk.newLines; line += 1) lines.add(line);
  }
  return lines;
}
