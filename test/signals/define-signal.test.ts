import { absent, unknown } from '../../src/domain/known.ts';
import { hostAdded } from '../../src/signals/host-added.ts';
import { freshRelease } from '../../src/signals/fresh-release.ts';
import { archive, bump, dependency, evidence, fact, hoursAgo, now, release, requirement } from '../support/build.ts';

describe('a signal over a package', () => {
  const fresh = release({ publishedAt: fact(hoursAgo(2)) });

  it('names package, place, source and instant of what it found', () => {
    const outcome = freshRelease.run(evidence({ release: fresh }));
    expect(outcome).toMatchObject({
      findings: [
        {
          package: { purl: 'pkg:npm/quiet@1.2.3' },
          path: 'package-lock.json',
          line: 12,
          because: [{ source: 'test', at: now }],
        },
      ],
    });
  });

  it('ends its advice with the nearest better release where one is known', () => {
    const outcome = freshRelease.run(evidence({ release: fresh, remedy: { version: '1.2.2', why: 'two months old' } }));
    expect(outcome.outcome === 'fired' && outcome.findings[0]?.remedy).toMatch(
      /without these signs: 1\.2\.2 \(two months old\)\.$/,
    );
  });

  it('names the release that a range takes now', () => {
    const change = { ...bump(), after: requirement() };
    const outcome = freshRelease.run(evidence({ release: fresh }, change));
    expect(outcome.outcome === 'fired' && outcome.findings[0]?.package?.version).toBe('1.2.3');
  });

  it('counts an archive that was not read to its end like one that could not be had', () => {
    const cut = archive({ notRead: ['x.tgz: more than 60000 entries'], cutShort: 'x.tgz: more than 60000 entries' });
    expect(hostAdded.run(evidence({ archive: cut }))).toEqual({
      outcome: 'inconclusive',
      reason: 'the archive was not read to its end: x.tgz: more than 60000 entries',
      fact: 'archive',
      failed: true,
    });
    const passedOver = hostAdded.run(evidence({ archive: archive({ notRead: ['big.js: too large'] }) }));
    expect(passedOver).toMatchObject({ outcome: 'inconclusive', fact: 'archive parts' });
    expect(passedOver).not.toHaveProperty('failed');
  });

  it('says which fact was missing and whether a source failed', () => {
    const failed = freshRelease.run(evidence({ release: 'unknown' }));
    expect(failed).toEqual({
      outcome: 'inconclusive',
      reason: 'the registry did not answer',
      fact: 'release',
      failed: true,
    });
    const nobody = { ...evidence(), release: unknown<never>('no source tells this for conan') };
    expect(freshRelease.run(nobody)).toMatchObject({ failed: false });
    const mirror = {
      ...evidence(),
      release: { state: 'unknown', reason: 'stripped', from: 'npm', cause: 'not-told' } as const,
    };
    expect(freshRelease.run(mirror)).toMatchObject({ failed: false });
  });

  it('takes a fact that the source does not have for none, not for unknown', () => {
    expect(freshRelease.run({ ...evidence(), release: absent('npm', now) })).toEqual({ outcome: 'silent' });
  });

  it('repeats foreign text in one line without what cannot be seen', () => {
    const change = bump({ after: { name: 'quiet' }, before: { version: '1.2.2' } });
    expect(change.after).toEqual(dependency());
  });
});
