import type { SeenSight } from './combine.ts';

/**
 * One place of each group, all within `reach` characters, preferring new places; undefined where there are none.
 * Linear in the number of places after sorting: a window slides over all of them.
 */
export function spanOf(groups: readonly (readonly SeenSight[])[], reach: number): readonly SeenSight[] | undefined {
  if (groups.some((group) => group.length === 0)) return undefined;
  const all = groups
    .flatMap((group, index) => group.map((sight) => ({ sight, index })))
    .toSorted((a, b) => a.sight.at - b.sight.at);
  const last = new Map<number, SeenSight>();
  let best: readonly SeenSight[] | undefined;
  for (const { sight, index } of all) {
    last.set(index, sight);
    const span = groups.map((_, group) => last.get(group));
    const whole = span.filter((one) => one !== undefined);
    if (whole.length < groups.length || whole.some((one) => sight.at - one.at > reach)) continue;
    if (whole.every((one) => one.added)) return whole;
    if (best === undefined && whole.some((one) => one.added)) best = whole;
  }
  return best;
}
