import type { DependencySet } from '../../domain/dependency.ts';
import type { Circumstances, Compared } from '../../review/compared.ts';

/** One file. `blob`: the hash that git has for the bytes. `format`: read with that one, whatever the name tells. */
export interface FileToRead {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly blob?: string;
  readonly format?: string;
}

/** Both sides of a change, to be read and compared where they are. */
export interface SidesToCompare {
  readonly before: readonly FileToRead[];
  readonly after: readonly FileToRead[];
  readonly changed: ReadonlySet<string>;
  readonly circumstances: Circumstances;
}

/** What a reading worker is asked. */
export type ReadingJob = ({ readonly kind: 'read' } & FileToRead) | ({ readonly kind: 'compare' } & SidesToCompare);

/** What it says: that it is up, that it starts on the files of a job, what it read, or what the comparison came to. */
export type ReadingAnswer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'begun' }
  | { readonly kind: 'read'; readonly sets: readonly DependencySet[] }
  | { readonly kind: 'compared'; readonly compared: Compared };
