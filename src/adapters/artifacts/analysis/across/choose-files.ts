import { wholes } from './half.ts';
import type { Half, Part } from './half.ts';
import { resolveModule } from './resolve-module.ts';

const mostFiles = 32;
/** Files of one kind from which ways are looked for. */
const mostStarts = 40;

export interface Candidate {
  readonly half: Half;
  readonly size: number;
}

/**
 * The files to be read as one program: those with two halves of one thing and what lies between them by way of imports, the
 * worst first, as long as there is room. None where no halves meet.
 */
export function chooseFiles(candidates: ReadonlyMap<string, Candidate>, room: number): readonly string[] {
  if (!wholes.some((pair) => meets(candidates, pair))) return [];
  const imports = importsOf(candidates);
  const near = neighbours(imports);
  const chosen = new Set<string>();
  let left = room;
  for (const { one, other, furthest } of wholes) {
    for (const start of having(candidates, one).slice(0, mostStarts)) {
      const way = shortestWay(near, { start, furthest }, (key) => key !== start && has(candidates, key, other));
      const more = way.filter((key) => !chosen.has(key));
      const size = more.reduce((sum, key) => sum + (candidates.get(key)?.size ?? 0), 0);
      if (size > left || chosen.size + more.length > mostFiles) continue;
      left -= size;
      for (const key of more) chosen.add(key);
    }
  }
  for (const key of importersOf(imports, chosen)) {
    const size = candidates.get(key)?.size ?? 0;
    if (size > left || chosen.size >= mostFiles) continue;
    left -= size;
    chosen.add(key);
  }
  return [...chosen];
}

/** Files that import chosen ones: there a value may go from one to the other. */
function importersOf(imports: ReadonlyMap<string, readonly string[]>, chosen: ReadonlySet<string>): readonly string[] {
  return [...imports].flatMap(([key, targets]) =>
    !chosen.has(key) && targets.some((target) => chosen.has(target)) ? [key] : [],
  );
}

/** Two different files have the two halves. */
function meets(
  candidates: ReadonlyMap<string, Candidate>,
  { one, other }: { readonly one: Part; readonly other: Part },
): boolean {
  const left = having(candidates, one);
  const right = having(candidates, other);
  return left.length > 0 && right.length > 0 && (left.length > 1 || right.length > 1 || left[0] !== right[0]);
}

function having(candidates: ReadonlyMap<string, Candidate>, part: Part): readonly string[] {
  return [...candidates.keys()].filter((key) => has(candidates, key, part));
}

function has(candidates: ReadonlyMap<string, Candidate>, key: string, part: Part): boolean {
  return candidates.get(key)?.half.parts.has(part) === true;
}

/** The files that each file imports. */
function importsOf(candidates: ReadonlyMap<string, Candidate>): ReadonlyMap<string, readonly string[]> {
  return new Map(
    [...candidates].map(([key, { half }]) => [
      key,
      half.modules.flatMap((module) => {
        const target = resolveModule(candidates, key, module);
        return target === undefined || target === key ? [] : [target];
      }),
    ]),
  );
}

/** Who imports whom, both ways: values go out by exports and in by arguments. */
function neighbours(imports: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, readonly string[]> {
  const near = new Map<string, string[]>([...imports].map(([key, targets]) => [key, [...targets]]));
  for (const [key, targets] of imports) for (const target of targets) near.get(target)?.push(key);
  return near;
}

/** The files on the way to the nearest that is wanted, both ends included; none where there is no way. */
function shortestWay(
  near: ReadonlyMap<string, readonly string[]>,
  { start, furthest }: { readonly start: string; readonly furthest: number },
  isWanted: (key: string) => boolean,
): readonly string[] {
  const from = new Map<string, string | undefined>([[start, undefined]]);
  let level = [start];
  for (let hops = 0; hops < furthest && level.length > 0; hops++) {
    const next: string[] = [];
    for (const key of level) {
      for (const other of near.get(key) ?? []) {
        if (from.has(other)) continue;
        from.set(other, key);
        if (isWanted(other)) return wayTo(from, other);
        next.push(other);
      }
    }
    level = next;
  }
  return [];
}

function wayTo(from: ReadonlyMap<string, string | undefined>, end: string): readonly string[] {
  const way: string[] = [];
  for (let at: string | undefined = end; at !== undefined; at = from.get(at)) way.push(at);
  return way.toReversed();
}
