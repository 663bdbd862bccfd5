import { worseElsewhere } from '../../../src/app/jobs/same-head.ts';
import type { PullRequestState } from '../../../src/app/jobs/ports.ts';
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

  it('asks GitHub nothing where no other is worse', async () => {
    const { ports, state } = world({ 5: 'block', 6: 'warn' }, [{ number: 6 }]);
    expect(await worseElsewhere(subject, 'warn', ports)).toBeUndefined();
    expect(state.asked).toBe(0);
  });
});
