import type { DependencySet } from '../../domain/dependency.ts';

/** What a reading worker is asked: one file, with all formats that its path tells, or with the one named. */
export interface ReadingJob {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly format?: string;
}

/** What it says: that it is up, or what it read. */
export type ReadingAnswer =
  { readonly kind: 'ready' } | { readonly kind: 'read'; readonly sets: readonly DependencySet[] };
