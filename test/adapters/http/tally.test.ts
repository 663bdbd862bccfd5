import { tallied, useCounter } from '../../../src/adapters/http/tally.ts';

describe('the counts of a review', () => {
  it('hold what it asked itself, whatever others ask at the same time', async () => {
    const counter = useCounter();
    const gate = Promise.withResolvers<void>();
    const slow = tallied(async () => {
      counter.ask();
      await gate.promise;
      counter.ask();
      counter.fail();
      return counter.use();
    });
    const quick = tallied(async () => {
      counter.ask();
      await Promise.resolve();
      return counter.use();
    });
    expect(await quick).toEqual({ asked: 1, failed: 0 });
    gate.resolve();
    expect(await slow).toEqual({ asked: 2, failed: 1 });
    expect(counter.use()).toEqual({ asked: 3, failed: 1 });
  });

  it('begin at nothing', async () => {
    const counter = useCounter();
    counter.ask();
    expect(await tallied(() => Promise.resolve(counter.use()))).toEqual({ asked: 0, failed: 0 });
  });
});
