import type { CargoBlock } from './lock-block.ts';

/** Who needs whom, by the blocks' places in the list. */
export interface CargoEdges {
  /** Keys of the registry packages that need the block; undefined where none does. */
  readonly needed: readonly (readonly string[] | undefined)[];
  /** Whether a member of the workspace needs the block. */
  readonly direct: readonly boolean[];
  readonly hasMembers: boolean;
}

/**
 * Resolves `name`, `name version` and `name version (source)`: Cargo writes as little as tells the package apart. A block
 * without source belongs to the workspace, or is a folder that it depends on.
 */
export function edgesOf(blocks: readonly CargoBlock[]): CargoEdges {
  const byName = placesByName(blocks);
  const needed: (string[] | undefined)[] = Array.from({ length: blocks.length });
  const direct: boolean[] = blocks.map(() => false);
  let hasMembers = false;
  for (const { name, version, source, dependencies, isUnused } of blocks) {
    if (isUnused) continue;
    const isMember = source === undefined;
    if (isMember) hasMembers = true;
    const key = `${name}@${version}`;
    for (const written of dependencies) {
      const target = targetOf(written, byName, blocks);
      if (target === undefined) continue;
      if (isMember) direct[target] = true;
      else addTo(needed, target, key);
    }
  }
  return { needed, direct, hasMembers };
}

/** Place of the block with a name; of all of them where there are several. */
function placesByName(blocks: readonly CargoBlock[]): ReadonlyMap<string, number | number[]> {
  const byName = new Map<string, number | number[]>();
  for (const [place, { name, isUnused }] of blocks.entries()) {
    if (isUnused) continue;
    const same = byName.get(name);
    if (same === undefined) byName.set(name, place);
    else if (typeof same === 'number') byName.set(name, [same, place]);
    else same.push(place);
  }
  return byName;
}

function targetOf(
  written: string,
  byName: ReadonlyMap<string, number | readonly number[]>,
  blocks: readonly CargoBlock[],
): number | undefined {
  const blank = written.indexOf(' ');
  const places = byName.get(blank < 0 ? written : written.slice(0, blank));
  if (places === undefined || typeof places === 'number') return places;
  const [, version, source] = written.split(' ');
  const sameVersion = places.filter((place) => blocks[place]?.version === version);
  return sameVersion.find((place) => `(${blocks[place]?.source ?? ''})` === source) ?? sameVersion[0] ?? places[0];
}

function addTo(needed: (string[] | undefined)[], target: number, key: string): void {
  const keys = needed[target];
  if (keys === undefined) needed[target] = [key];
  else if (keys.at(-1) !== key) keys.push(key);
}
