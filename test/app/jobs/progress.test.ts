import { showProgress } from '../../../src/app/jobs/progress.ts';
import type { SoFar } from '../../../src/app/jobs/ports.ts';
import { headOne, repository, resultOf, silent } from './fakes.ts';

const subject = { repository, pullRequest: 5, headSha: headOne, baseSha: 'b'.repeat(40), baseRef: 'main' };
const { report } = resultOf(subject);

function watched(fails = false) {
  const shown: (SoFar | undefined)[] = [];
  const publisher = {
    begin: async (_subject: unknown, soFar?: SoFar) => {
      if (fails) throw new Error('no answer');
      shown.push(soFar);
    },
  };
  return { shown, progress: showProgress(subject, { publisher, log: silent }) };
}

const moment = async () => await new Promise<void>((resolve) => setTimeout(resolve, 20));

describe('the progress of a review', () => {
  it('is shown at once when the archives of many packages are still to come', async () => {
    const { shown, progress } = watched();
    progress.early({ waiting: () => 101, report: async () => report });
    await moment();
    await progress.end();
    expect(shown).toEqual([{ report, waiting: 101 }]);
  });

  it('is not shown for a review that ends soon', async () => {
    const { shown, progress } = watched();
    progress.early({ waiting: () => 3, report: async () => report });
    await moment();
    await progress.end();
    expect(shown).toEqual([]);
  });

  it('is not written any more once the review has ended', async () => {
    const { shown, progress } = watched();
    const judged = Promise.withResolvers<typeof report>();
    progress.early({ waiting: () => 500, report: async () => await judged.promise });
    await moment();
    const ended = progress.end();
    judged.resolve(report);
    await ended;
    expect(shown).toEqual([]);
  });

  it('stops no review when it cannot be shown', async () => {
    const { progress } = watched(true);
    progress.early({ waiting: () => 500, report: async () => report });
    await moment();
    await expect(progress.end()).resolves.toBeUndefined();
  });
});
