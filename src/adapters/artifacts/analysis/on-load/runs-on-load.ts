import { listeners } from './kept-for-later.ts';
import { unitAt } from './unit.ts';
import type { FileUnits, Unit } from './unit.ts';

/** Files that are read together: their units, and which of them load which. */
export interface LoadedFiles {
  readonly files: ReadonlyMap<string, FileUnits>;
  /** The files that load a file, at once or through others. */
  readonly loadersOf: (key: string) => Iterable<string>;
}

/** Calls that are followed one behind the other; code that is longer chained than any honest one counts as running whole. */
const mostRounds = 200;

/**
 * The units that run when the files are loaded. Names stand for functions: whatever is called like one of them in code that runs, in its file or
 * one that loads it, may be it. So more may seem to run than does, and hardly ever less.
 */
export function unitsThatRun({ files, loadersOf }: LoadedFiles): ReadonlySet<Unit> {
  const running = new Set<Unit>();
  const called = new Map([...files].map(([key]) => [key, new Set<string>()]));
  const defined = new Set([...files.values()].flatMap(({ units }) => units.flatMap(({ names }) => [...names])));
  let grew = true;
  for (let round = 0; grew; round++) {
    if (round === mostRounds) return new Set([...files.values()].flatMap(({ units }) => units));
    grew = false;
    for (const [key, { units, aliases }] of files) {
      const names = called.get(key) ?? new Set();
      const before = running.size + names.size;
      for (const loader of loadersOf(key)) for (const name of called.get(loader) ?? []) names.add(name);
      for (const [name, of] of aliases) if (names.has(name)) names.add(of);
      for (const unit of units) {
        if (running.has(unit) || !runs(unit, { running, names, defined })) continue;
        running.add(unit);
        for (const name of unit.calls) names.add(name);
      }
      if (running.size + names.size > before) grew = true;
    }
  }
  return running;
}

interface State {
  readonly running: ReadonlySet<Unit>;
  readonly names: ReadonlySet<string>;
  readonly defined: ReadonlySet<string>;
}

function runs({ around, names: own, runs: how }: Unit, { running, names, defined }: State): boolean {
  if (around === undefined) return true;
  for (const name of own) if (names.has(name)) return true;
  if (how === 'called') return false;
  // A keeper that the package itself defines may do anything with what it is handed.
  return running.has(around) && (how === 'around' || defined.has(how.kept) || isToldAtOnce(how.kept, names));
}

const telling = ['dispatchEvent', 'emit'] as const;

/** A listener hears at once of what the code itself tells: `events.emit('x')`. */
function isToldAtOnce(keeper: string, names: ReadonlySet<string>): boolean {
  return listeners.has(keeper) && telling.some((name) => names.has(name));
}

/** How many names a value outside of functions is followed through, and to how many places; beyond these it counts where it stands. */
const furthest = 3;
const mostPlaces = 200;

/** Where what stands at a place takes effect: there, or where the name stands that a value outside of functions is kept under. */
export function placesOfEffect(file: FileUnits, place: number): readonly number[] {
  const seen = new Set<string>();
  let places: readonly number[] = [place];
  for (let left = furthest; left > 0; left--) {
    const next = places.flatMap((one) => usesOf(file, one, seen) ?? [one]);
    if (next.length > mostPlaces) return [place];
    places = next;
  }
  return places.length === 0 ? [place] : places;
}

/** Where else the constant that is given its value at a place stands, once for each name; undefined where it is none or stands nowhere else. */
function usesOf(file: FileUnits, place: number, seen: Set<string>): readonly number[] | undefined {
  const constant = file.constants.find(({ at, end }) => place >= at && place < end);
  if (constant === undefined || unitAt(file, place)?.around !== undefined) return undefined;
  const uses = (file.uses.get(constant.name) ?? []).filter((at) => at < constant.at || at >= constant.end);
  if (uses.length === 0) return undefined;
  if (seen.has(constant.name)) return [];
  seen.add(constant.name);
  return uses;
}
