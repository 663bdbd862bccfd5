/** Collects questions that come within the same few milliseconds and asks them together. */
export interface BatchSpec<Q, A> {
  /** Answers in the order of the questions. */
  readonly run: (questions: readonly Q[]) => Promise<readonly A[]>;
  readonly max: number;
  /** Milliseconds to wait for further questions. Default 4. */
  readonly windowMs?: number;
}

interface Waiting<Q, A> {
  readonly question: Q;
  readonly resolve: (answer: A) => void;
  readonly reject: (reason: unknown) => void;
}

/** A function of one question that asks in batches of at most `max`. */
export function batched<Q, A>(spec: BatchSpec<Q, A>): (question: Q) => Promise<A> {
  let waiting: Waiting<Q, A>[] = [];
  let timer: NodeJS.Timeout | undefined;

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    const batch = waiting;
    waiting = [];
    void answer(batch);
  }

  async function answer(batch: readonly Waiting<Q, A>[]): Promise<void> {
    try {
      const answers = await spec.run(batch.map(({ question }) => question));
      for (const [index, one] of batch.entries()) {
        const own = answers[index];
        if (own === undefined) one.reject(new Error('a question was not answered'));
        else one.resolve(own);
      }
    } catch (error) {
      for (const one of batch) one.reject(error);
    }
  }

  return (question) =>
    new Promise((resolve, reject) => {
      waiting.push({ question, resolve, reject });
      if (waiting.length >= spec.max) flush();
      else timer ??= setTimeout(flush, spec.windowMs ?? 4);
    });
}
