import type { AddedOrChanged } from '../../src/domain/change.ts';
import { known } from '../../src/domain/known.ts';
import { startBudget, type Timer } from '../../src/evidence/budget.ts';
import { collectEvidence } from '../../src/evidence/collect.ts';
import type { Collected, Source, Subject } from '../../src/evidence/source.ts';

const now = '2026-03-24T11:05:00Z';
const timer: Timer = {
  elapsed: () => performance.now(),
  after: (ms, call) => {
    const handle = setTimeout(call, ms);
    return () => clearTimeout(handle);
  },
};

function change(name: string, path = 'package-lock.json'): AddedOrChanged {
  return {
    kind: 'added',
    path,
    ecosystem: 'npm',
    name,
    via: [],
    after: {
      ecosystem: 'npm',
      name,
      version: '1.0.0',
      place: { path, line: 1 },
      scope: 'runtime',
      direct: true,
      origin: { kind: 'registry' },
      integrity: [],
      requiredBy: [],
    },
  };
}

function source(
  id: string,
  spec: Partial<Source> & { readonly collect: (subject: Subject) => Promise<Collected> },
): Source {
  return { id, provides: ['popularity'], ecosystems: 'all', use: () => ({ asked: 0, failed: 0 }), ...spec };
}

async function collect(changes: readonly AddedOrChanged[], sources: readonly Source[], ms = 1_000) {
  const budget = startBudget(ms, timer);
  try {
    return await collectEvidence(
      changes,
      { now, wanted: new Set(['popularity', 'resolution', 'owners']), sources },
      budget,
    );
  } finally {
    budget.end();
  }
}

describe('collectEvidence', () => {
  it('asks once about a package that stands in two files', async () => {
    let asked = 0;
    const downloads = source('downloads', {
      collect: async () => {
        asked += 1;
        return { popularity: known({ weeklyDownloads: 7 }, 'downloads', now) };
      },
    });
    const evidence = await collect([change('a'), change('a', 'web/package-lock.json')], [downloads]);
    expect(asked).toBe(1);
    expect(evidence.map((e) => [e.change.path, e.popularity])).toEqual([
      ['package-lock.json', known({ weeklyDownloads: 7 }, 'downloads', now)],
      ['web/package-lock.json', known({ weeklyDownloads: 7 }, 'downloads', now)],
    ]);
  });

  it('waits for the facts that a source builds on', async () => {
    const order: string[] = [];
    const late = source('late', {
      provides: ['owners'],
      after: ['resolution'],
      collect: async (subject) => {
        order.push(`late saw ${subject.found.resolution?.state}`);
        return {};
      },
    });
    const early = source('early', {
      provides: ['resolution'],
      collect: async () => {
        order.push('early');
        return { resolution: known({ version: '1.0.0', admitted: 1 }, 'early', now) };
      },
    });
    const [evidence] = await collect([change('a')], [late, early]);
    expect(order).toEqual(['early', 'late saw known']);
    expect(evidence?.owners).toEqual({ state: 'unknown', reason: 'late does not tell', from: 'late' });
  });

  it('makes a fact unknown when its source throws, is late or does not exist', async () => {
    const broken = source('broken', {
      collect: async () => {
        throw new Error('boom');
      },
    });
    const hanging = source('hanging', { provides: ['owners'], collect: () => new Promise(() => undefined) });
    const [evidence] = await collect([change('a')], [broken, hanging], 50);
    expect(evidence?.popularity).toMatchObject({
      state: 'unknown',
      reason: 'broken: reading its answer failed (boom)',
    });
    expect(evidence?.owners).toMatchObject({
      state: 'unknown',
      reason: 'hanging: it did not answer within the time for this review',
    });
    expect(evidence?.resolution).toEqual({ state: 'unknown', reason: 'no source tells this for npm' });
    expect(evidence?.archive).toMatchObject({ state: 'unknown', reason: 'not asked: no enabled signal needs it' });
  });

  it('keeps an answer when a second source does not know', async () => {
    const knows = source('knows', { collect: async () => ({ popularity: known({ stars: 1 }, 'knows', now) }) });
    const silent = source('silent', { collect: async () => ({}) });
    const [evidence] = await collect([change('a')], [knows, silent]);
    expect(evidence?.popularity).toEqual(known({ stars: 1 }, 'knows', now));
  });

  it('tells what is there when only slow sources are still to answer, and then the whole', async () => {
    const archives = Promise.withResolvers<void>();
    const slow = source('slow', {
      provides: ['owners'],
      after: ['resolution'],
      slow: true,
      collect: async () => {
        await archives.promise;
        return { owners: known({ accounts: [] }, 'slow', now) };
      },
    });
    const building = source('building', {
      after: ['owners'],
      collect: async ({ found }) => ({ popularity: known({ stars: found.owners ? 1 : 0 }, 'building', now) }),
    });
    const quick = source('quick', {
      provides: ['resolution'],
      collect: async () => ({ resolution: known({ version: '1.0.0', admitted: 1 }, 'quick', now) }),
    });
    const seen: unknown[] = [];
    const budget = startBudget(1_000, timer);
    const evidence = await collectEvidence(
      [change('a'), change('b')],
      {
        now,
        wanted: new Set(['popularity', 'resolution', 'owners']),
        sources: [slow, building, quick],
        early: ({ waiting, evidence: there }) => {
          seen.push(waiting(), ...there().map((one) => [one.resolution.state, one.owners, one.popularity.state]));
          archives.resolve();
        },
      },
      budget,
    );
    budget.end();
    const open = { state: 'unknown', reason: 'still being looked into' };
    expect(seen).toEqual([2, ['known', open, 'unknown'], ['known', open, 'unknown']]);
    expect(evidence.map((one) => [one.owners.state, one.popularity])).toEqual([
      ['known', known({ stars: 1 }, 'building', now)],
      ['known', known({ stars: 1 }, 'building', now)],
    ]);
  });

  it('gives slow sources their own time', async () => {
    const slow = source('slow', { provides: ['owners'], slow: true, collect: () => new Promise(() => undefined) });
    const late = source('late', {
      slow: true,
      collect: async () => {
        await new Promise((resolve) => setTimeout(resolve, 80));
        return { popularity: known({ stars: 3 }, 'late', now) };
      },
    });
    const [quickTime, slowTime] = [startBudget(20, timer), startBudget(200, timer)];
    const question = { now, wanted: new Set(['popularity', 'owners'] as const), sources: [slow, late], slow: slowTime };
    const [evidence] = await collectEvidence([change('a')], question, quickTime);
    quickTime.end();
    slowTime.end();
    expect(evidence?.popularity).toEqual(known({ stars: 3 }, 'late', now));
    expect(evidence?.owners).toMatchObject({ reason: 'slow: it did not answer within the time for this review' });
  });
});
