import type { Act } from './sights.ts';

/** How a name must stand to count: anywhere, called, called on nothing, after a dot, or imported or before a dot. */
export type Stand = 'any' | 'call' | 'free-call' | 'member' | 'member-call' | 'module';

export interface Api {
  readonly act: Act;
  readonly stand: Stand;
}

export type Table = ReadonlyMap<string, readonly Api[]>;

/** Modules whose import alone says what the file is about. Keys are as written in an import, without `node:`. */
export type Modules = ReadonlyMap<string, Act>;

type Row = readonly [Act, Stand, readonly string[]];

/** A table of names, out of rows of one act and one stand. */
export function table(rows: readonly Row[]): Table {
  const apis = new Map<string, Api[]>();
  for (const [act, stand, names] of rows) {
    for (const name of names) apis.set(name, [...(apis.get(name) ?? []), { act, stand }]);
  }
  return apis;
}

/** A table of modules, out of rows of one act. */
export function modules(rows: readonly (readonly [Act, readonly string[]])[]): Modules {
  return new Map(rows.flatMap(([act, names]) => names.map((name) => [name, act] as const)));
}
