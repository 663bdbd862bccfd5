import type { Analysis, AnalysisTask } from './analysis/analyse.ts';

interface SentArchive {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/** What goes to an analysis worker: a task whose bytes have been handed over. */
export type AnalysisJob = Omit<AnalysisTask, 'after' | 'before' | 'companion'> & {
  readonly after: SentArchive;
  readonly before: SentArchive | undefined;
  readonly companion: { readonly after: SentArchive; readonly before: SentArchive | undefined } | undefined;
};

/** What comes back: the list of files first, the whole delta when the code was looked into. */
export type AnalysisAnswer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'list'; readonly analysis: Analysis }
  | { readonly kind: 'done'; readonly analysis: Analysis }
  | { readonly kind: 'failed'; readonly reason: string };
