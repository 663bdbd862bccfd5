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
  /**
   * The GUID of the delivery that asks for it. It becomes the job's id and is remembered after the job is done: the same
   * GUID again is no new work, unless its job ended among the dead letters.
   */
  readonly delivery?: string;
  /** What a waiting job of the same key does: stays as it is (default), or takes the newer data in its place. */
  readonly whenWaiting?: 'keep' | 'replace';
  /** Tries before it is a dead letter. Default: the queue's own. */
  readonly maxTries?: number;
}

/** A job that a worker holds for the length of its lease. */
export interface LeasedJob {
  readonly id: string;
  readonly name: string;
  readonly key: string;
  readonly data: unknown;
  /** 1 for the first try. */
  readonly attempt: number;
  readonly tenant: string;
  readonly group: string;
  /** When it was first stored, milliseconds since the epoch by the queue's clock. */
  readonly enqueuedAt: number;
}

/** A job that failed for good, kept to be looked at. */
export interface DeadLetter {
  readonly id: string;
  readonly name: string;
  readonly key: string;
  readonly reason: string;
  readonly at: string;
}

/** How much waits. `oldestMs` is the age of the oldest job that could run now, 0 when there is none. */
export interface QueueDepth {
  readonly waiting: number;
  readonly running: number;
  readonly dead: number;
  readonly oldestMs: number;
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
  /** Gives a lease back unused: the try does not count, the job may run at once elsewhere. */
  readonly release: (job: LeasedJob, worker: string) => Promise<void>;
  /** Takes the leases of workers that are known to be gone, without waiting for their end. Returns how many. */
  readonly takeBack: (isGone: (worker: string) => boolean) => Promise<number>;
  /** Resolves when something was enqueued or `ms` passed. */
  readonly wait: (ms: number) => Promise<void>;
  readonly depth: () => Promise<QueueDepth>;
  readonly deadLetters: (limit: number) => Promise<readonly DeadLetter[]>;
  /** Takes waiting jobs of one group away, because their subject is gone (a merge group that was destroyed). */
  readonly discard: (group: string) => Promise<number>;
  /** Forgets finished jobs and deliveries older than the de-duplication time; dead letters stay four times as long. */
  readonly sweep: () => Promise<number>;
  readonly close: () => Promise<void>;
}
