import { byteLength } from './inert.ts';

/** GitHub refuses a check-run field over 65,535 characters or bytes; a comment over 65,536. The rest is for markers and notes. */
export const fieldLimit = 60_000;

/** A part of a rendered text. Parts with a lower rank are kept longer when the whole does not fit. */
export interface Part {
  readonly rank: number;
  readonly text: string;
}

/**
 * Joins parts within a limit of bytes: where they do not fit, the ones with the highest rank (last ones first) are left out and `note` says how
 * many. The order of what stays is kept.
 */
export function fit(parts: readonly Part[], note: (left: number) => string, limit = fieldLimit): string {
  const sizes = parts.map((part) => byteLength(part.text) + 1);
  let total = sizes.reduce((sum, size) => sum + size, 0);
  if (total <= limit) return parts.map((part) => part.text).join('\n');
  const kept = new Set(parts.keys());
  const order = [...parts.keys()].sort((a, b) => (parts[b]?.rank ?? 0) - (parts[a]?.rank ?? 0) || b - a);
  const room = limit - 200;
  for (const index of order) {
    if (total <= room) break;
    kept.delete(index);
    total -= sizes[index] ?? 0;
  }
  const texts = [...kept].map((index) => parts[index]?.text ?? '');
  return [...texts, note(parts.length - kept.size)].join('\n');
}
