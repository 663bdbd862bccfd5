/** What the measuring process and the world say to each other. */
export type ToWorld =
  | { readonly ask: 'open'; readonly repository: number; readonly number: number; readonly head: string }
  | { readonly ask: 'routes' };

export interface Urls {
  /** Without a final slash. */
  readonly github: string;
  /** With one, like the others. */
  readonly registry: string;
  readonly downloads: string;
  readonly osv: string;
}

/** A verdict as it arrived at GitHub. `at`: milliseconds since the epoch, with fractions. */
export interface Verdict {
  readonly head: string;
  readonly conclusion: string;
  readonly at: number;
  /** When GitHub was first told what had been found, in a check that had not ended perhaps. */
  readonly shownAt: number;
  /** The beginning of what was written. */
  readonly text: string;
}

export type FromWorld =
  | { readonly say: 'up'; readonly urls: Urls }
  | ({ readonly say: 'verdict' } & Verdict)
  | { readonly say: 'routes'; readonly routes: Readonly<Record<string, number>> };
