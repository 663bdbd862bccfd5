import type { DependencySet } from '../domain/dependency.ts';
import type { EcosystemId } from '../domain/package.ts';

/** How much of a fact a format's files can tell. `linked`: only together with a file beside it (package.json, …). */
export type Reads = 'yes' | 'no' | 'partly' | 'linked';

/** One kind of dependency file: which paths it has and how its text becomes a dependency set. */
export interface Format {
  readonly id: string;
  readonly ecosystem: EcosystemId;
  readonly kind: 'lockfile' | 'manifest';
  /**
   * Globs over the repository path. `*` stays within a segment, `**` crosses them; a pattern without a slash is held
   * against the last segment.
   */
  readonly files: readonly string[];
  /**
   * For paths that many other files have as well (`*.txt`, `*.py`): whether this text is of the format. Where it is given
   * and answers no, the file is read as if its path had not matched. Linear; looks at the text only as far as it must.
   */
  readonly recognises?: (text: string, path: string) => boolean;
  /** What docs/formats.md says the format can tell; the fixture test compares it with what the fixtures yielded. */
  readonly reads: {
    readonly direct: Reads;
    readonly scope: Reads;
    readonly integrity: Reads;
    readonly origin: Reads;
    readonly lines: Reads;
    readonly requiredBy: Reads;
  };
  /** The file is no text: `parse` gets an empty one and says what to commit instead. */
  readonly binary?: true;
  /** One sentence on what a reader of the docs should know: versions covered, what is left out. */
  readonly note: string;
  /**
   * Reads the text of one file (decoded, without byte order mark). Never throws for bad input: returns what it read plus
   * problems. Pure: no input but its arguments.
   */
  readonly parse: (text: string, path: string) => DependencySet;
  /**
   * Completes the set with what only the other files of the same side tell (direct flags from the manifests). Called
   * after all files were parsed; `siblings` are the sets of the same repository.
   */
  readonly link?: (set: DependencySet, siblings: readonly DependencySet[]) => DependencySet;
}

/** What is known of a format before its code is loaded: enough to tell which files it reads. */
export interface FormatRow extends Pick<Format, 'id' | 'ecosystem' | 'kind' | 'files'> {
  /** Whether it shares paths with other files and tells by the text (`recognises`). */
  readonly isToldByText: boolean;
  /** Whether other files of the side complete its sets (`link`). */
  readonly isLinked: boolean;
  readonly load: () => Promise<Format>;
}
