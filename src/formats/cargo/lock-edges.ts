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
      const target = targetOf(written, byName);
      if (target === undefined) continue;
      if (isMember) direct[target] = true;
      else addTo(needed, target, key);
    }
  }
  return { needed, direct, hasMembers };
}

/** Place of the one block with a name; of several by what tells them apart, the first of all under an empty text. */
type Places = number | Map<string, number>;

function placesByName(blocks: readonly CargoBlock[]): ReadonlyMap<string, Places> {
  const byName = new Map<string, Places>();
  for (const [place, block] of blocks.entries()) {
    if (block.isUnused) continue;
    const same = byName.get(block.name);
    if (same === undefined) byName.set(block.name, place);
    else byName.set(block.name, withPlace(typeof same === 'number' ? severalOf(same, blocks) : same, place, block));
  }
  return byName;
}

function severalOf(first: number, blocks: readonly CargoBlock[]): Map<string, number> {
  const several = new Map([['', first]]);
  const block = blocks[first];
  return block === undefined ? several : withPlace(several, first, block);
}

/** The first of several that are written alike stays. */
function withPlace(several: Map<string, number>, place: number, { version, source }: CargoBlock): Map<string, number> {
  for (const written of [version, `${version} (${source ?? ''})`]) {
    if (!several.has(written)) several.set(written, place);
  }
  return several;
}

function targetOf(written: string, byName: ReadonlyMap<string, Places>): number | undefined {
  const blank = written.indexOf(' ');
  const places = byName.get(blank < 0 ? written : written.slice(0, blank));
  if (places === undefined || typeof places === 'number') return places;
  const [, version = '', source = ''] = written.split(' ', 3);
  return places.get(`${version} ${source}`) ?? places.get(version) ?? places.get('');
}

function addTo(needed: (string[] | undefined)[], target: number, key: string): void {
  const keys = needed[target];
  if (keys === undefined) needed[target] = [key];
  else if (keys.at(-1) !== key) keys.push(key);
}
