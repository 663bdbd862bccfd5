import { isGone, workerName } from '../../../src/app/jobs/worker-name.ts';

describe('the name of a worker', () => {
  it('is never the same twice', () => {
    expect(workerName()).not.toBe(workerName());
  });

  it.each([
    ['itself', 'host/7/a', false],
    ['a process of another machine', 'elsewhere/8/b', false],
    ['a process of this machine that runs', 'host/8/b', false],
    ['a process of this machine that ended', 'host/9/b', true],
    ['an earlier life of this very process number', 'host/7/b', true],
    ['something else', 'w1', false],
  ])('tells whether %s is gone', (_name, other, gone) => {
    expect(isGone(other, 'host/7/a', (pid) => pid === 7 || pid === 8)).toBe(gone);
  });
});
