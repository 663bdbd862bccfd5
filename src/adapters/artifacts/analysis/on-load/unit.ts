/** A piece of a file that runs as a whole: the file itself, or the body of a function. */
export interface Unit {
  readonly at: number;
  readonly end: number;
  /** What it is called by. */
  readonly names: ReadonlySet<string>;
  readonly around: Unit | undefined;
  /**
   * `around`: it runs when the unit around it does, as a callback that is handed to most functions; `called`: only when somebody calls it by a
   * name; `kept`: it was handed to the function of that name, which by custom keeps it for later.
   */
  readonly runs: 'around' | 'called' | { readonly kept: string };
  /** Names that are called in it, or handed over to be called. */
  readonly calls: Set<string>;
}

/** A file as units, the file itself first and inner ones behind those around them. */
export interface FileUnits {
  readonly units: readonly Unit[];
  /** Values of names outside of functions, and where else in the file each name stands. */
  readonly constants: readonly { readonly name: string; readonly at: number; readonly end: number }[];
  readonly uses: ReadonlyMap<string, readonly number[]>;
  /** Who calls the first name calls the second: `const a = b`, `exports.a = b`, `import { b as a }`. */
  readonly aliases: readonly (readonly [name: string, of: string])[];
}

/** The innermost unit that a place stands in. */
export function unitAt({ units }: FileUnits, place: number): Unit | undefined {
  return units.findLast(({ at, end }) => place >= at && place < end);
}
