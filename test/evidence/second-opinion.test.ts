import type { Evidence } from '../../src/domain/evidence.ts';
import type { Release } from '../../src/domain/facts.ts';
import { absent, unknown } from '../../src/domain/known.ts';
import { withSecondOpinion } from '../../src/evidence/second-opinion.ts';
import { releaseKey, type SecondAnswers, type SecondTelling } from '../../src/evidence/second-source.ts';
import { daysAgo, evidence, now, release } from '../support/build.ts';

const id = 'deps.dev';
const scorecard = { project: 'github.com/o/r', score: 2, lowest: [] };
const telling: SecondTelling = {
  publishedAt: daysAgo(5),
  deprecated: 'use loud',
  licence: 'MIT',
  advisories: [],
  repository: 'https://github.com/o/r',
  attested: { commit: 'd'.repeat(40) },
  scorecard,
};
const told = (given: SecondTelling, version = '1.2.3'): SecondAnswers => ({
  state: 'told',
  tellings: new Map([[releaseKey({ ecosystem: 'npm', name: 'quiet', version }), given]]),
  at: now,
});

function releaseOf(one: Evidence | undefined): Release {
  if (one?.release.state !== 'known') throw new Error('the release is not known');
  return one.release.value;
}

const opinionOn = (subject: Evidence, answers: SecondAnswers, past = false) =>
  withSecondOpinion([subject], { id, answers, past })[0];

describe('a second opinion', () => {
  it('fills what the registry left open, under its own name', () => {
    const open = release({
      publishedAt: unknown('stripped', 'npm'),
      deprecated: unknown('stripped', 'npm'),
      license: absent('npm', now),
      repository: unknown('stripped', 'npm'),
      commit: unknown('stripped', 'npm'),
      attested: unknown('stripped', 'npm'),
    });
    const filled = releaseOf(opinionOn(evidence({ release: open }), told(telling)));
    for (const fact of [
      filled.publishedAt,
      filled.deprecated,
      filled.license,
      filled.repository,
      filled.commit,
      filled.attested,
      filled.scorecard,
    ])
      expect(fact).toMatchObject({ state: 'known', from: id, at: now });
    expect(filled.license).toMatchObject({ value: 'MIT' });
    expect(filled.attested).toMatchObject({ value: true });
  });

  it('replaces nothing that the registry told, and keeps both times', () => {
    const own = release();
    const filled = releaseOf(opinionOn(evidence({ release: own }), told({ ...telling, licence: 'ISC' })));
    expect(filled).toMatchObject({ publishedAt: own.publishedAt, license: own.license, deprecated: own.deprecated });
    expect(filled.otherPublishedAt).toMatchObject({ state: 'known', value: daysAgo(5), from: id });
  });

  it('says nothing of a release that is not out yet at the review’s instant, or that it does not know', () => {
    for (const answers of [told({ ...telling, publishedAt: '2026-07-01T00:00:00Z' }), told(telling, '9.9.9')])
      expect(releaseOf(opinionOn(evidence(), answers))).toEqual(release());
  });

  it('does not make up for a registry that failed', () => {
    expect(opinionOn(evidence({ release: 'unknown' }), told(telling))?.release.state).toBe('unknown');
  });

  it('takes an attestation that it does not list for nothing', () => {
    const open = release({ attested: unknown('stripped', 'npm'), deprecated: unknown('stripped', 'npm') });
    const filled = releaseOf(opinionOn(evidence({ release: open }), told({ advisories: [] })));
    expect([filled.attested.state, filled.deprecated.state]).toEqual(['unknown', 'unknown']);
  });

  it('names malware where the advisory service failed, and leaves that gap open otherwise', () => {
    const failed = evidence({ advisories: 'unknown' });
    const listed = told({ advisories: ['GHSA-1', 'MAL-2026-1'] });
    expect(opinionOn(failed, listed)?.advisories).toMatchObject({
      state: 'known',
      from: id,
      value: { after: [{ id: 'MAL-2026-1', kind: 'malware', source: id }], before: [] },
    });
    expect(opinionOn(failed, told({ advisories: ['GHSA-1'] }))?.advisories.state).toBe('unknown');
    expect(opinionOn(failed, listed, true)?.advisories.state).toBe('unknown');
    const withheld = { ...failed, advisories: unknown<never>('private registry not configured') };
    expect(opinionOn(withheld, listed)?.advisories.state).toBe('unknown');
  });

  it('leaves everything as it was when it failed, but for what only it could tell', () => {
    const filled = releaseOf(opinionOn(evidence(), { state: 'failed', reason: 'deps.dev is away' }));
    expect(filled).toEqual({ ...release(), scorecard: unknown('deps.dev is away', id) });
  });
});
