import { readSets } from '../../src/formats/read.ts';
import { defaultPolicy } from '../../src/policy/default.ts';
import { review } from '../../src/review/review.ts';
import { askedAbout, listed, mostAsked, mostChanges } from '../../src/review/too-many.ts';
import { addition } from '../support/build.ts';

const added = (count: number, direct = false) =>
  Array.from({ length: count }, (_, n) => addition({ name: `p${n}`, direct }));

describe('a change of very many packages', () => {
  it('is listed up to a limit, and says so', () => {
    expect(listed(added(3))).toEqual({ changes: added(3), problems: [] });
    const { changes, problems } = listed(added(mostChanges + 2));
    expect(changes).toHaveLength(mostChanges);
    expect(problems).toMatchObject([{ code: 'too-large', message: expect.stringContaining('20002 packages') }]);
  });

  it('is asked about up to a limit, what is direct first', () => {
    const { asked, problems } = askedAbout([...added(mostAsked), ...added(1, true)]);
    expect(asked).toHaveLength(mostAsked);
    expect(asked[0]?.after.direct).toBe(true);
    expect(problems).toMatchObject([{ message: expect.stringContaining('1 of 5001 changed packages') }]);
  });

  it('is never green where it was not looked at as a whole', async () => {
    const text = Array.from({ length: mostAsked + 1 }, (_, n) => `p${n}==1\n`).join('');
    const { report } = await review(
      {
        subject: { base: 'a', head: 'b' },
        now: '2026-06-01T00:00:00.000Z',
        clockFixed: false,
        files: [{ path: 'requirements.txt', before: undefined, after: { bytes: Buffer.from(text) } }],
        problems: [],
        policy: { policy: { ...defaultPolicy, signals: {} }, source: 'default', problems: [] },
      },
      {
        reader: { read: async (files) => readSets(files) },
        sources: [],
        timer: { elapsed: () => 0, after: () => () => undefined },
        budgetMs: 1_000,
      },
    );
    expect(report.verdict.decision).toBe('incomplete');
    expect(report.coverage).toEqual({ changed: mostAsked + 1, checked: mostAsked });
  });
});
