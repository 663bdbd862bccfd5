import type { CargoBlock } from './lock-block.ts';

export interface CargoEdges {
  /** Block → keys of the registry packages that need it. */
  readonly needed: ReadonlyMap<CargoBlock, readonly string[]>;
  /** Blocks that a member of the workspace needs. */
  readonly direct: ReadonlySet<CargoBlock>;
  readonly hasMembers: boolean;
}

/**
 * Resolves `name`, `name version` and `name version (source)`: Cargo writes as little as tells the package apart. A block
 * without source belongs to the workspace, or is a folder that it depends on.
 */
export function edgesOf(blocks: readonly CargoBlock[]): CargoEdges {
  const built = blocks.filter(({ isUnused }) => !isUnused);
  const byName = new Map<string, CargoBlock[]>();
  for (const block of built) {
    const same = byName.get(block.name);
    if (same === undefined) byName.set(block.name, [block]);
    else same.push(block);
  }
  const needed = new Map<CargoBlock, string[]>();
  const direct = new Set<CargoBlock>();
  for (const block of built) {
    const isMember = block.source === undefined;
    for (const written of block.dependencies) {
      const target = targetOf(written, byName);
      if (target === undefined) continue;
      if (isMember) direct.add(target);
      else addTo(needed, target, `${block.name}@${block.version}`);
    }
  }
  return { needed, direct, hasMembers: built.some(({ source }) => source === undefined) };
}

function targetOf(written: string, byName: ReadonlyMap<string, readonly CargoBlock[]>): CargoBlock | undefined {
  const blank = written.indexOf(' ');
  const named = byName.get(blank < 0 ? written : written.slice(0, blank)) ?? [];
  if (blank < 0 || named.length < 2) return named[0];
  const [, version, source] = written.split(' ');
  const sameVersion = named.filter((block) => block.version === version);
  return sameVersion.find((block) => `(${block.source ?? ''})` === source) ?? sameVersion[0];
}

function addTo(needed: Map<CargoBlock, string[]>, target: CargoBlock, key: string): void {
  const keys = needed.get(target);
  if (keys === undefined) needed.set(target, [key]);
  else if (keys.at(-1) !== key) keys.push(key);
}
