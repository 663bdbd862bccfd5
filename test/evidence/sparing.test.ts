import { collectEvidence } from '../../src/evidence/collect.ts';
import type { Source } from '../../src/evidence/source.ts';
import { absent } from '../../src/domain/known.ts';
import { bump } from '../support/build.ts';

const now = '2026-05-01T00:00:00Z';

describe('sparing', () => {
  it('asks a source about all changes but those that it leaves out, and says why', async () => {
    const names: string[] = [];
    const source: Source = {
      id: 'few',
      provides: ['archive'],
      ecosystems: 'all',
      leavesOut: (changes) => new Map(changes.slice(1).map((change) => [change, 'one is enough'])),
      collect: async ({ change }) => {
        names.push(change.name);
        return { archive: absent('few', now) };
      },
      use: () => ({ asked: 0, failed: 0 }),
    };
    const change = (name: string) => bump({ before: { name, version: '1' }, after: { name, version: '2' } });
    const question = { now, wanted: new Set(['archive'] as const), sources: [source] };
    const budget = { signal: new AbortController().signal, left: () => 1_000 };
    const evidence = await collectEvidence([change('a'), change('a'), change('b')], question, budget);
    expect(names).toEqual(['a']);
    expect(evidence.map(({ archive }) => archive)).toEqual([
      { state: 'absent', from: 'few', at: now },
      { state: 'absent', from: 'few', at: now },
      { state: 'unknown', reason: 'one is enough', from: 'few', cause: 'not-told' },
    ]);
  });
});
