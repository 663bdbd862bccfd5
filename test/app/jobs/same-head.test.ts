import { worseElsewhere } from '../../../src/app/jobs/same-head.ts';
import type { PullRequestState } from '../../../src/app/jobs/ports.ts';
import type { HeadVerdict } from '../../../src/adapters/store/reviews.ts';
import type { Decision } from '../../../src/domain/verdict.ts';
import { fakeGitHub, headOne, headTwo, pullRequest, repository, resultOf } from './fakes.ts';

const subject = { repository, pullRequest: 5, headSha: headOne, baseSha: 'b'.repeat(40), baseRef: 'main' };

/** What the others with this head came to, and how GitHub has them now. */
function world(decisions: Readonly<Record<number, Decision>>, now: readonly Partial<PullRequestState>[]) {
  const { github, state } = fakeGitHub(now.map(pullRequest));
  const verdicts = Object.entries(decisions).map(([number, decision]) => ({
    pullRequest: Number(number),
    report: resultOf(subject, decision).report,
  }));
  return { ports: { github, reviews: { verdictsOn: async () => verdicts } }, state };
}

describe('worseElsewhere', () => {
  it('finds the worst of the other open pull requests with this head', async () => {
    const { ports } = world({ 5: 'pass', 6: 'warn', 7: 'block' }, [{ number: 6 }, { number: 7 }]);
    expect((await worseElsewhere(subject, 'pass', ports))?.pullRequest).toBe(7);
  });

  it('passes over those that are closed or have another head by now', async () => {
    const { ports } = world({ 6: 'block', 7: 'block', 8: 'incomplete' }, [
      { number: 6, open: false },
      { number: 7, headSha: headTwo },
      { number: 8 },
    ]);
    expect((await worseElsewhere(subject, 'pass', ports))?.pullRequest).toBe(8);
  });

  it('finds an open one that shares the verdict of one that is closed, or that the asking one had over another base', async () => {
    const [closed, heir] = [pullRequest({ number: 6, open: false }), pullRequest({ number: 9 })];
    const { github } = fakeGitHub([closed, heir, pullRequest()]);
    const { report } = resultOf(subject, 'block');
    const find = async (...verdicts: readonly HeadVerdict[]) =>
      (await worseElsewhere(subject, 'pass', { github, reviews: { verdictsOn: async () => verdicts } }))?.pullRequest;
    expect(await find({ pullRequest: 6, report })).toBe(9);
    expect(await find({ pullRequest: 5, report, past: true })).toBe(9);
    // Judged by itself, it came to something else.
    const own = { pullRequest: 9, report: resultOf(subject).report };
    expect(await find({ pullRequest: 6, report }, own)).toBeUndefined();
  });

  it('asks GitHub nothing where no other is worse', async () => {
    const { ports, state } = world({ 5: 'block', 6: 'warn' }, [{ number: 6 }]);
    expect(await worseElsewhere(subject, 'warn', ports)).toBeUndefined();
    expect(state.asked).toBe(0);
  });
});
