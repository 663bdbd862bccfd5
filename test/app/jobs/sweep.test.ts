import { followInstallation } from '../../../src/app/jobs/installation.ts';
import { rerun } from '../../../src/app/jobs/rerun.ts';
import { sweep } from '../../../src/app/jobs/sweep.ts';
import type { SweepPorts } from '../../../src/app/jobs/sweep.ts';
import { createAnswerCache } from '../../../src/adapters/store/cache.ts';
import { createInstallations } from '../../../src/adapters/store/installations.ts';
import type { Store } from '../../../src/adapters/store/open.ts';
import { databases } from '../../adapters/store/stores.ts';
import type { TestPlace } from '../../adapters/store/stores.ts';
import { fakeGitHub, headOne, headTwo, listQueue, pullRequest, repository, silent } from './fakes.ts';

describe('making up for what was missed', () => {
  let place: TestPlace;
  let store: Store;
  let at: number;

  beforeEach(async () => {
    at = 1_800_000_000_000;
    const sqlite = databases[0];
    if (sqlite === undefined) throw new Error('no database');
    place = await sqlite.make();
    store = await place.open();
  });

  afterEach(async () => {
    await store.close();
    await place.remove();
  });

  function sweeping() {
    const { github, said } = fakeGitHub();
    const queue = listQueue();
    let tidied = 0;
    const ports: SweepPorts = {
      github,
      queue: {
        enqueue: queue.enqueue,
        sweep: async () => {
          tidied += 1;
          return 0;
        },
      },
      cache: createAnswerCache(store.db, () => at),
      dependencySets: { trim: async () => 0 },
      reviews: { forget: async () => 0 },
      log: silent,
      now: () => at,
    };
    return { ports, github, said, queue, tidied: () => tidied };
  }

  it('asks for each failed delivery once', async () => {
    const { ports, said } = sweeping();
    await sweep({ whole: true }, ports);
    await sweep({ whole: false }, ports);
    expect(said).toEqual(['redeliver 900']);
  });

  it('looks through every installation at the start and then once an hour, and tidies once a day', async () => {
    const { ports, queue, tidied } = sweeping();
    const names = () => queue.jobs.splice(0).map((job) => job.name);
    await sweep({ whole: true }, ports);
    expect(names()).toEqual(['installation', 'sweep']);
    await sweep({ whole: false }, ports);
    expect(names()).toEqual(['sweep']);
    at += 3_600_000;
    await sweep({ whole: false }, ports);
    expect(names()).toEqual(['installation', 'sweep']);
    expect(tidied()).toBe(1);
    at += 24 * 3_600_000;
    await sweep({ whole: false }, ports);
    expect(tidied()).toBe(2);
  });

  it('comes again also when GitHub does not answer', async () => {
    const { ports, queue, github } = sweeping();
    const away = {
      ...github,
      failedDeliveries: async () => {
        throw new Error('away');
      },
    };
    await expect(sweep({ whole: true }, { ...ports, github: away })).rejects.toThrow('away');
    expect(queue.jobs.map((job) => job.name)).toEqual(['sweep']);
  });

  function installing(reviewed: Readonly<Record<string, readonly number[]>> = {}) {
    const { github, state } = fakeGitHub([
      pullRequest({ number: 1, headSha: headOne }),
      pullRequest({ number: 2, headSha: headTwo }),
      pullRequest({ number: 3, headSha: 'f'.repeat(40), open: false }),
    ]);
    const queue = listQueue();
    const ports = {
      github,
      queue,
      installations: createInstallations(store.db, () => at),
      reviews: { pullRequestsOf: async (_id: number, sha: string) => reviewed[sha] ?? [] },
      now: () => at,
    };
    return { ports, state, queue };
  }

  it('reviews open pull requests whose head has no verdict, here or at GitHub', async () => {
    const { ports, queue } = installing({ [headOne]: [1] });
    await followInstallation({ installation: 3, account: 'acme', what: 'sync' }, ports);
    expect(queue.jobs.map((job) => job.key)).toEqual(['review:11:2']);
    const again = installing();
    again.state.verdicts.add(headTwo);
    await followInstallation({ installation: 3, account: 'acme', what: 'sync' }, again.ports);
    expect(again.queue.jobs.map((job) => job.key)).toEqual(['review:11:1']);
  });

  it('reviews a second pull request on a head whose verdict is that of another', async () => {
    const { ports, state, queue } = installing({ [headOne]: [1], [headTwo]: [7] });
    state.verdicts.add(headOne).add(headTwo);
    await followInstallation({ installation: 3, account: 'acme', what: 'sync' }, ports);
    expect(queue.jobs.map((job) => job.key)).toEqual(['review:11:2']);
  });

  it('asks nothing of a suspended installation and forgets one that is gone', async () => {
    const { ports, queue } = installing();
    await followInstallation({ installation: 3, account: 'acme', what: 'suspend' }, ports);
    expect(await ports.installations.isSuspended(3)).toBe(true);
    expect(queue.jobs).toEqual([]);
    await followInstallation({ installation: 4, account: 'other', what: 'sync' }, ports);
    await followInstallation({ installation: 3, account: 'acme', what: 'forget' }, ports);
    expect(await ports.installations.list()).toEqual([]);
  });

  it('finds the pull requests of a commit that is run again: named, known or looked up', async () => {
    const { ports, queue } = installing();
    const known = { pullRequestsOf: async () => [9] };
    const unknown = { pullRequestsOf: async () => [] };
    const of = async (pullRequests: readonly number[], reviews: typeof known) => {
      await rerun({ repository, headSha: headTwo, pullRequests }, { ...ports, reviews });
      return queue.jobs.splice(0).map((job) => job.key);
    };
    expect(await of([5], known)).toEqual(['review:11:5']);
    expect(await of([], known)).toEqual(['review:11:9']);
    expect(await of([], unknown as typeof known)).toEqual(['review:11:2']);
  });
});
