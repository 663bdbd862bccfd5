/** A job as it waits: its name, its data and how it meets its like. */
export interface NewJob {
  readonly name: string;
  /** De-duplicates: while a job of the same key waits, another is the same job. A delivery's GUID, or a subject. */
  readonly key: string;
  readonly data: unknown;
  /** Jobs of one group never run at the same time (one pull request). */
  readonly group: string;
  /** Groups share the workers fairly by tenant (installation). */
  readonly tenant: string;
  /** Higher first. Default 0. */
  readonly priority?: number;
  /** Milliseconds to wait before the first try. */
  readonly delay?: number;
}

/** A job that a worker holds for the length of its lease. */
export interface LeasedJob {
  readonly id: string;
  readonly name: string;
  readonly key: string;
  readonly data: unknown;
  readonly attempt: number;
  readonly tenant: string;
}

/** Durable, at least once: what was enqueued runs until done or dead, whatever is killed in between. */
export interface Queue {
  /** Stored before it resolves. False: a job of that key waits already or was done within the de-duplication time. */
  readonly enqueue: (job: NewJob) => Promise<boolean>;
  /** The next job to run, leased for `leaseMs`; undefined when there is none. */
  readonly lease: (worker: string, leaseMs: number) => Promise<LeasedJob | undefined>;
  /** Prolongs a lease; false when it was lost. */
  readonly extend: (job: LeasedJob, worker: string, leaseMs: number) => Promise<boolean>;
  readonly complete: (job: LeasedJob, worker: string) => Promise<void>;
  /** Puts it back with back-off, or among the dead letters after the last try. */
  readonly fail: (job: LeasedJob, worker: string, reason: string, retryAfterMs?: number) => Promise<'again' | 'dead'>;
  /** Resolves when something was enqueued or `ms` passed. */
  readonly wait: (ms: number) => Promise<void>;
  readonly depth: () => Promise<{
    readonly waiting: number;
    readonly running: number;
    readonly dead: number;
    readonly oldestMs: number;
  }>;
  readonly deadLetters: (
    limit: number,
  ) => Promise<
    readonly {
      readonly id: string;
      readonly name: string;
      readonly key: string;
      readonly reason: string;
      readonly at: string;
    }[]
  >;
  readonly close: () => Promise<void>;
}
