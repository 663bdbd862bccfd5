import type { ReviewJob } from '../../../src/app/jobs/job.ts';
import { reviewPullRequest } from '../../../src/app/jobs/review.ts';
import type { ReviewPorts } from '../../../src/app/jobs/review.ts';
import {
  fakeGitHub,
  fakePublisher,
  headOne,
  headTwo,
  listQueue,
  pullRequest,
  repository,
  resultOf,
  silent,
} from './fakes.ts';

const now = 1_800_000_000_000;
const seen = { headSha: headOne, baseSha: 'b'.repeat(40), baseRef: 'main', author: 'mona' };
const job: ReviewJob = { repository, pullRequest: 5, seen, again: false, round: 0 };

function world(more: Partial<ReviewPorts> = {}) {
  const { github, state } = fakeGitHub();
  const publisher = fakePublisher();
  const queue = listQueue();
  const saved: string[] = [];
  const ports: ReviewPorts = {
    github,
    publisher,
    queue,
    review: async (subject) => resultOf(subject),
    reviews: {
      decisionOn: async () => undefined,
      verdictsOn: async () => [],
      save: async (review) => {
        saved.push(review.key.headSha);
      },
    },
    log: silent,
    now: () => now,
    verdict: () => {},
    ...more,
  };
  const run = { attempt: 1, enqueuedAt: now, signal: new AbortController().signal };
  return { ports, state, publisher, queue, saved, run };
}

describe('the review of a pull request', () => {
  it('trusts a fresh delivery at the start and asks for the head once, before it writes', async () => {
    const { ports, state, publisher, saved, run } = world();
    await reviewPullRequest(job, ports, run);
    expect(publisher.written).toEqual(['pass on 1']);
    expect(state.asked).toBe(1);
    expect(saved).toEqual([headOne]);
  });

  it('asks for the head beside the sources, so that the write need not wait for it', async () => {
    const order: string[] = [];
    const { ports, publisher, run } = world({
      review: async (subject, _signal, told) => {
        told?.gathering?.(3);
        order.push('gathered');
        return resultOf(subject);
      },
    });
    const github = {
      pullRequest: async () => {
        order.push('asked for the head');
        return pullRequest();
      },
    };
    await reviewPullRequest(job, { ...ports, github: { ...ports.github, ...github } }, run);
    expect(order).toEqual(['asked for the head', 'gathered']);
    expect(publisher.written).toEqual(['pass on 1']);
  });

  it('asks for the head again when it could not be told beside the sources', async () => {
    const { ports, publisher, run } = world({
      review: async (subject, _signal, told) => {
        told?.gathering?.(3);
        return await Promise.resolve(resultOf(subject));
      },
    });
    let asked = 0;
    const github = {
      pullRequest: async () => {
        asked += 1;
        if (asked === 1) throw new Error('no answer');
        return pullRequest();
      },
    };
    await reviewPullRequest(job, { ...ports, github: { ...ports.github, ...github } }, run);
    expect(asked).toBe(2);
    expect(publisher.written).toEqual(['pass on 1']);
  });

  it('leaves the head for later when so many packages changed that the answer would be old', async () => {
    const order: string[] = [];
    const { ports, run } = world({
      review: async (subject, _signal, told) => {
        told?.gathering?.(1_000);
        order.push('gathered');
        return resultOf(subject);
      },
    });
    const github = {
      pullRequest: async () => {
        order.push('asked for the head');
        return pullRequest();
      },
    };
    await reviewPullRequest(job, { ...ports, github: { ...ports.github, ...github } }, run);
    expect(order).toEqual(['gathered', 'asked for the head']);
  });

  it.each([
    ['late', { attempt: 1, enqueuedAt: now - 61_000 }],
    ['tried before', { attempt: 2, enqueuedAt: now }],
  ])('asks GitHub for the head at the start when the delivery is %s', async (_name, when) => {
    const { ports, state, publisher, run } = world();
    state.pulls = [pullRequest({ headSha: headTwo })];
    await reviewPullRequest(job, ports, { ...run, ...when });
    expect(publisher.written).toEqual(['pass on 2']);
  });

  it('never publishes on a head that moved: follows to the new one', async () => {
    const { ports, state, publisher, saved, run } = world();
    state.pulls = [pullRequest({ headSha: headTwo })];
    await reviewPullRequest(job, ports, run);
    expect(publisher.written).toEqual(['abandon 1', 'pass on 2']);
    expect(saved).toEqual([headTwo]);
  });

  it.each([
    ['leaves alone what was judged before in this state', { again: false }, 'block', []],
    ['judges again when somebody asks', { again: true }, 'block', ['pass on 1']],
    ['judges again what could not be told', { again: false }, 'incomplete', ['pass on 1']],
  ])('%s', async (_name, more, decision, written) => {
    const { ports, publisher, run } = world();
    const reviews = { ...ports.reviews, decisionOn: async () => decision };
    await reviewPullRequest({ ...job, ...more }, { ...ports, reviews }, run);
    expect(publisher.written).toEqual(written);
  });

  it('reviews again when the base branch changed meanwhile', async () => {
    const bases: string[] = [];
    const { ports, state, publisher, run } = world({
      review: async (subject) => {
        bases.push(subject.baseRef);
        return resultOf(subject);
      },
    });
    state.pulls = [pullRequest({ baseRef: 'release' })];
    await reviewPullRequest(job, ports, run);
    expect(bases).toEqual(['main', 'release']);
    expect(publisher.written.at(-1)).toBe('pass on 1');
  });

  it('leaves a head that never rests to the delivery of the next push', async () => {
    let turn = 0;
    const { ports, publisher, run } = world();
    const github = { pullRequest: async () => pullRequest({ headSha: String((turn += 1) % 10).repeat(40) }) };
    await reviewPullRequest(
      { ...job, seen: { ...seen, headSha: 'f'.repeat(40) } },
      { ...ports, github: { ...ports.github, ...github } },
      run,
    );
    expect(publisher.written.every((line) => line.startsWith('abandon'))).toBe(true);
  });

  it('does nothing for a pull request that is closed or gone', async () => {
    for (const pulls of [[], [pullRequest({ open: false })]]) {
      const { ports, state, publisher, run } = world();
      state.pulls = pulls;
      await reviewPullRequest({ ...job, seen: undefined }, ports, run);
      expect(publisher.written).toEqual([]);
    }
  });

  it('writes no verdict for a pull request that was closed while it was reviewed', async () => {
    const { ports, state, publisher, saved, run } = world();
    state.pulls = [pullRequest({ open: false })];
    await reviewPullRequest(job, ports, run);
    expect(publisher.written).toEqual(['abandon 1']);
    expect(saved).toEqual([]);
  });

  const failing: ReviewPorts['review'] = async () => {
    throw new Error('GitHub answered 503 to the tree');
  };

  it('fails in passing without a word', async () => {
    const { ports, publisher, run } = world({ review: failing });
    await expect(reviewPullRequest(job, ports, run)).rejects.toThrow('503');
    expect(publisher.written).toEqual([]);
  });

  it.each([
    ['tries', { attempt: 5 }],
    ['time', { enqueuedAt: now - 5 * 60_000 }],
  ])('says that it could not tell, and why, after enough %s, and comes back', async (_name, when) => {
    const { ports, publisher, queue, run } = world({ review: failing });
    await reviewPullRequest(job, ports, { ...run, ...when });
    expect(publisher.written).toEqual(['could not tell on 1: GitHub answered 503 to the tree']);
    expect(queue.jobs).toHaveLength(1);
    expect(queue.jobs[0]).toMatchObject({
      name: 'review',
      delay: 60_000,
      whenWaiting: 'keep',
      data: { seen: undefined, again: true, round: 1 },
    });
  });

  it('does not take a wait for its turn in a burst for a failure', async () => {
    const held: ReviewPorts['review'] = async () => {
      throw Object.assign(new Error('held back'), { code: 'github-limited', retryAfterMs: 30_000 });
    };
    const { ports, publisher, run } = world({ review: held });
    const late = { ...run, attempt: 9, enqueuedAt: now - 12 * 60_000 };
    await expect(reviewPullRequest(job, ports, late)).rejects.toMatchObject({ retryAfterMs: 30_000 });
    expect(publisher.written).toEqual([]);
    const { ports: again, publisher: last } = world({ review: held });
    await reviewPullRequest(job, again, { ...late, enqueuedAt: now - 13 * 60_000 });
    expect(last.written).toEqual(['could not tell on 1: held back']);
  });

  it('tries on when not even that can be written', async () => {
    const { ports, publisher, run } = world({ review: failing });
    const deaf = {
      ...publisher,
      couldNotTell: async () => {
        throw new Error('GitHub is away');
      },
    };
    await expect(reviewPullRequest(job, { ...ports, publisher: deaf }, { ...run, attempt: 5 })).rejects.toThrow('away');
  });

  it('says nothing when it is stopped: the job runs again elsewhere', async () => {
    const { ports, publisher, run } = world({ review: failing });
    const stop = new AbortController();
    stop.abort();
    await expect(reviewPullRequest(job, ports, { ...run, attempt: 9, signal: stop.signal })).rejects.toThrow();
    expect(publisher.written).toEqual([]);
  });

  it('comes back within five minutes while a source does not answer, then more rarely', async () => {
    const delays: (number | undefined)[] = [];
    for (const round of [0, 1, 2, 17, 18]) {
      const { ports, queue, run } = world({ review: async (subject) => resultOf(subject, 'incomplete') });
      await reviewPullRequest({ ...job, round }, ports, run);
      delays.push(queue.jobs[0]?.delay);
    }
    expect(delays).toEqual([60_000, 60_000, 240_000, 240_000, 1_800_000]);
  });

  it('comes back when a cooldown ends', async () => {
    const changesAt = new Date(now + 3_600_000).toISOString();
    const { ports, queue, run } = world({ review: async (subject) => ({ ...resultOf(subject, 'warn'), changesAt }) });
    await reviewPullRequest(job, ports, run);
    expect(queue.jobs[0]?.delay).toBe(3_660_000);
  });

  it('does not come back to a verdict that only a push can change', async () => {
    const { ports, queue, run } = world();
    await reviewPullRequest(job, ports, run);
    expect(queue.jobs).toEqual([]);
  });
});
