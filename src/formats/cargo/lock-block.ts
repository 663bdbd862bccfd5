/** A `[[package]]` of Cargo.lock as it is written. */
export interface CargoBlock {
  readonly name: string;
  readonly version: string;
  readonly source: string | undefined;
  readonly checksum: string | undefined;
  readonly dependencies: readonly string[];
  readonly line: number;
  readonly endLine: number;
  /** A `[[patch.unused]]` entry: written down, not built. */
  readonly isUnused: boolean;
}

/** What a Cargo.lock holds. `metadata` has the hashes of the first version of the format. */
export interface CargoLockText {
  readonly version: number | undefined;
  readonly blocks: readonly CargoBlock[];
  readonly metadata: ReadonlyMap<string, string>;
}
