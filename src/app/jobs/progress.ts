import type { EarlyLook } from '../../review/ports.ts';
import type { Log } from '../../adapters/http/log.ts';
import type { Publisher, ReviewSubject } from './ports.ts';

/** A review that takes longer shows that it is on its way; quicker ones cost one write less. */
const showAfter = 10_000;
/** One whose archives alone take longer shows after this what all else has told. */
const partAfter = 3_000;
/** Archives of more packages than this take longer in any case. */
const manyPackages = 100;

/** Shows on GitHub how a review goes on. */
export interface Progress {
  readonly early: (look: EarlyLook) => void;
  /** Nothing is shown any more; resolves when what was being written is written. */
  readonly end: () => Promise<void>;
}

/** Starts the clocks of a review's progress. That it is shown is a courtesy: the verdict does not depend on it. */
export function showProgress(
  subject: ReviewSubject,
  { publisher, log }: { readonly publisher: Pick<Publisher, 'begin'>; readonly log: Log },
): Progress {
  const started = performance.now();
  let shown: Promise<void> = Promise.resolve();
  let ended = false;

  function show(look?: EarlyLook): void {
    shown = shown
      .then(async () => await write(look))
      .catch((error: unknown) => {
        log.warn({ err: error }, 'the running check could not be shown');
      });
  }

  async function write(look: EarlyLook | undefined): Promise<void> {
    const waiting = look?.waiting() ?? 0;
    const soFar = look === undefined || waiting === 0 ? undefined : { report: await look.report(), waiting };
    if (!ended) await publisher.begin(subject, soFar);
  }

  let timer = setTimeout(show, showAfter);
  return {
    early: (look) => {
      clearTimeout(timer);
      const wait = look.waiting() > manyPackages ? 0 : partAfter - (performance.now() - started);
      timer = setTimeout(() => show(look), Math.max(0, wait));
    },
    end: async () => {
      ended = true;
      clearTimeout(timer);
      await shown;
    },
  };
}
