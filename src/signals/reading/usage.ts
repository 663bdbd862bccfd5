import type { Popularity } from '../../domain/facts.ts';

/** Use above which a name stands for itself. */
const wide = { weekly: 50_000, total: 1_000_000, stars: 500 };
/** Use below which a package is hardly known. */
const few = { weekly: 1_000, total: 10_000, stars: 50 };

/** Many use it: then its name is no trap. */
export function isWidelyUsed(use: Popularity | undefined): boolean {
  if (use === undefined) return false;
  if (use.weeklyDownloads !== undefined) return use.weeklyDownloads >= wide.weekly;
  return (use.totalDownloads ?? 0) >= wide.total || (use.stars ?? 0) >= wide.stars;
}

/** Hardly anyone uses it. Undefined where use is not known. */
export function isHardlyUsed(use: Popularity | undefined): boolean | undefined {
  if (use === undefined) return undefined;
  if (use.weeklyDownloads !== undefined) return use.weeklyDownloads < few.weekly;
  if (use.totalDownloads !== undefined) return use.totalDownloads < few.total;
  return use.stars === undefined ? undefined : use.stars < few.stars;
}

export function sayUse(use: Popularity): string {
  if (use.weeklyDownloads !== undefined) return `${use.weeklyDownloads} downloads a week`;
  if (use.totalDownloads !== undefined) return `${use.totalDownloads} downloads in all`;
  return use.stars === undefined ? 'use not counted' : `${use.stars} stars`;
}
