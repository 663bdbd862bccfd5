import type { Report } from '../../../src/domain/report.ts';
import { createAnswerCache } from '../../../src/adapters/store/cache.ts';
import { createDependencySets } from '../../../src/adapters/store/dependency-sets.ts';
import { createInstallations } from '../../../src/adapters/store/installations.ts';
import { probeWrite } from '../../../src/adapters/store/probe.ts';
import { createPublications } from '../../../src/adapters/store/publications.ts';
import { createReviews } from '../../../src/adapters/store/reviews.ts';
import type { Store } from '../../../src/adapters/store/open.ts';
import { migrate } from '../../../src/adapters/store/migrate.ts';
import { databases } from './stores.ts';
import type { TestPlace } from './stores.ts';

const head = 'a'.repeat(40);

function report(decision: 'pass' | 'block', headSha = head): Report {
  return {
    schema: 1,
    subject: { base: 'b'.repeat(40), head: headSha, repository: 'o/r', pullRequest: 7 },
    now: '2026-11-30T00:00:00.000Z',
    clockFixed: false,
    files: [],
    changes: [],
    risks: [],
    verdict: { decision, summary: `it is ${decision}`, findings: [], unchecked: [], unusedExceptions: [] },
    coverage: { changed: 0, checked: 0 },
    problems: [],
    sources: [],
    policySource: 'default',
    policyProblems: [],
  };
}

describe.each(databases)('the store on $name', ({ make }) => {
  let place: TestPlace;
  let store: Store;
  let at: number;
  const now = () => at;

  beforeEach(async () => {
    at = 1_800_000_000_000;
    place = await make();
    store = await place.open();
  });

  afterEach(async () => {
    await store.close();
    await place.remove();
  });

  function saved(headSha: string, decision: 'pass' | 'block') {
    return {
      key: { repositoryId: 1, headSha, baseSha: 'b'.repeat(40), policySha: 'default' },
      installationId: 3,
      repository: 'o/r',
      pullRequest: 7,
      report: report(decision, headSha),
      evidence: [{ fact: 'ü\u0000' }],
    };
  }

  it('keeps what was written when it is opened again, and migrates once', async () => {
    await createReviews(store.db, now).save(saved(head, 'block'));
    await store.close();
    store = await place.open();
    expect(await migrate(store.db, store.kind)).toBe(0);
    expect((await createReviews(store.db, now).latestOf(1, 7))?.verdict.summary).toBe('it is block');
  });

  it('opens in two places at the same time', async () => {
    const others = await Promise.all([place.open(), place.open()]);
    for (const other of others) await other.close();
    expect(others).toHaveLength(2);
  });

  it('refuses a store that a much newer version wrote', async () => {
    await expect(migrate(store.db, store.kind, [])).rejects.toMatchObject({ code: 'store-newer' });
  });

  it('saves a review with its evidence and replaces it when it is judged again', async () => {
    const reviews = createReviews(store.db, now);
    await reviews.save(saved(head, 'block'));
    at += 1_000;
    await reviews.save(saved(head, 'pass'));
    expect(await reviews.recent(10)).toEqual([
      {
        repository: 'o/r',
        pullRequest: 7,
        headSha: head,
        decision: 'pass',
        summary: 'it is pass',
        at: new Date(at).toISOString(),
      },
    ]);
    expect(await reviews.evidenceOf(saved(head, 'pass').key)).toEqual([{ fact: 'ü\u0000' }]);
    expect(await reviews.pullRequestsOf(2, head)).toEqual([]);
    expect(await reviews.decisionOn(saved(head, 'pass').key)).toBe('pass');
    expect(await reviews.decisionOn({ ...saved(head, 'pass').key, baseSha: 'f'.repeat(40) })).toBeUndefined();
    expect(await reviews.pullRequestsOf(1, head)).toEqual([7]);
  });

  it('takes a head for settled only over the base that it was judged over last', async () => {
    const reviews = createReviews(store.db, now);
    const [main, other] = [saved(head, 'block'), saved(head, 'pass')];
    const elsewhere = { ...other, key: { ...other.key, baseSha: 'f'.repeat(40) } };
    await reviews.save(main);
    at += 1_000;
    await reviews.save(elsewhere);
    expect(await reviews.decisionOn(main.key)).toBeUndefined();
    expect(await reviews.decisionOn(elsewhere.key)).toBe('pass');
  });

  it('tells the newest verdict of each pull request that has a head', async () => {
    const reviews = createReviews(store.db, now);
    const one = saved(head, 'pass');
    await reviews.save(one);
    at += 1_000;
    await reviews.save({ ...saved(head, 'block'), key: { ...one.key, baseSha: 'e'.repeat(40) } });
    at += 1_000;
    await reviews.save({ ...saved(head, 'pass'), key: { ...one.key, baseSha: 'f'.repeat(40) }, pullRequest: 8 });
    const verdicts = await reviews.verdictsOn(1, head);
    expect(verdicts.map(({ pullRequest, report, past }) => [pullRequest, report.verdict.decision, past])).toEqual([
      [7, 'block', undefined],
      [8, 'pass', undefined],
      [7, 'pass', true],
    ]);
    const others = await reviews.verdictsOn(1, head, { pullRequest: 7, baseSha: one.key.baseSha });
    expect(others.map(({ pullRequest, past }) => [pullRequest, past])).toEqual([
      [7, true],
      [8, undefined],
    ]);
    expect(await reviews.verdictsOn(2, head)).toEqual([]);
  });

  it('tells of one that blocks, however many harmless ones came after it', async () => {
    const reviews = createReviews(store.db, now);
    await reviews.save(saved(head, 'block'));
    for (let n = 0; n < 120; n += 1) {
      at += 1_000;
      const { key, ...rest } = saved(head, 'pass');
      const baseSha = n.toString(16).padStart(40, 'd');
      await reviews.save({ ...rest, key: { ...key, baseSha }, pullRequest: n < 60 ? 8 : 100 + n });
    }
    const verdicts = await reviews.verdictsOn(1, head);
    expect(verdicts).toHaveLength(100);
    expect(verdicts[0]).toMatchObject({ pullRequest: 7, report: { verdict: { decision: 'block' } } });
  });

  it('forgets old reviews but keeps the newest of each pull request', async () => {
    const reviews = createReviews(store.db, now);
    await reviews.save(saved(head, 'block'));
    at += 1_000;
    await reviews.save(saved('c'.repeat(40), 'pass'));
    expect(await reviews.forget(at + 10)).toBe(1);
    expect((await reviews.latestOf(1, 7))?.verdict.decision).toBe('pass');
  });

  it('finds again what was published, by place', async () => {
    const publications = createPublications(store.db, now);
    const run = {
      repositoryId: 1,
      kind: 'check-run' as const,
      subject: head,
      githubId: '99',
      state: 'open',
      digest: 'd1',
      installationId: 3,
    };
    await publications.save(run);
    expect(await publications.openSince(at + 1)).toEqual([run]);
    await publications.save({ ...run, state: 'completed', digest: 'd2' });
    expect(await publications.openSince(at + 1)).toEqual([]);
    expect(await publications.find(1, 'check-run', head)).toEqual({ ...run, state: 'completed', digest: 'd2' });
    await publications.save({ ...run, kind: 'review-comment', subject: '7:a' });
    await publications.save({ ...run, kind: 'review-comment', subject: '77:a' });
    expect((await publications.list(1, 'review-comment', '7:')).map((one) => one.subject)).toEqual(['7:a']);
    await publications.remove(run);
    expect(await publications.find(1, 'check-run', head)).toBeUndefined();
  });

  it('keeps readings by blob and drops the longest unused when they grow too large', async () => {
    const sets = createDependencySets(store.db, now);
    const set = { file: 'x', dependencies: [] } as never;
    for (const blobSha of ['1', '2', '3']) {
      await sets.save({ blobSha, path: 'package-lock.json', reader: '1' }, set);
      at += 1;
    }
    expect(await sets.find({ blobSha: '1', path: 'package-lock.json', reader: '1' })).toEqual(set);
    expect(await sets.find({ blobSha: '1', path: 'package-lock.json', reader: '2' })).toBeUndefined();
    at += 1;
    expect(await sets.trim(1_000_000)).toBe(0);
    expect(await sets.trim(60)).toBe(2);
    expect(await sets.find({ blobSha: '1', path: 'package-lock.json', reader: '1' })).toEqual(set);
  });

  it('never gives an answer of one installation to another', async () => {
    const cache = createAnswerCache(store.db, now);
    await cache.save('3', 'GET /x', { headers: { etag: '"1"' }, body: Buffer.from([0, 255]) });
    expect(await cache.find('4', 'GET /x')).toBeUndefined();
    const found = await cache.find('3', 'GET /x');
    expect(found?.headers).toEqual({ etag: '"1"' });
    expect([...(found?.body ?? [])]).toEqual([0, 255]);
    await cache.drop('3');
    expect(await cache.find('3', 'GET /x')).toBeUndefined();
  });

  it('forgets everything of an installation that went', async () => {
    const installations = createInstallations(store.db, now);
    await installations.save({ id: 3, account: 'o' }, true);
    await installations.setRepositories(3, [{ id: 1, owner: 'o', name: 'r' }]);
    await createReviews(store.db, now).save(saved(head, 'pass'));
    expect(await installations.isSuspended(3)).toBe(true);
    expect(await installations.list()).toEqual([{ id: 3, suspended: true }]);
    await installations.forget(3);
    expect(await installations.list()).toEqual([]);
    expect(await createReviews(store.db, now).recent(5)).toEqual([]);
  });

  it('moves a transferred repository to the installation that sees it now', async () => {
    const installations = createInstallations(store.db, now);
    await installations.setRepositories(3, [{ id: 1, owner: 'o', name: 'r' }]);
    await installations.setRepositories(4, [{ id: 1, owner: 'p', name: 'r' }]);
    const rows = await store.db.selectFrom('repositories').selectAll().execute();
    expect(rows.map((row) => [row.installation_id, row.owner])).toEqual([[4, 'p']]);
  });

  it('says whether it can be written', async () => {
    await expect(probeWrite(store.db, at)).resolves.toBeUndefined();
  });
});
