/** What went wrong with a piece of input; every code has one meaning across all formats. */
export type ProblemCode =
  | 'conflict-markers'
  | 'duplicate-entry'
  | 'not-regular-file'
  | 'too-large'
  | 'unreadable-entry'
  | 'unreadable-file'
  | 'unresolved-include'
  | 'unsupported-version';

/**
 * Something of a dependency file that could not be read. `message` names the reason in words for the person who must
 * act and repeats no more of the input than a short, escaped piece.
 */
export interface Problem {
  readonly code: ProblemCode;
  readonly message: string;
  readonly path: string;
  readonly line?: number;
}
