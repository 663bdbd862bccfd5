import { affects, fixedIn } from '../../../src/adapters/advisories/affects.ts';
import { bandOf, baseScore } from '../../../src/adapters/advisories/cvss.ts';
import { readRecord, type AdvisoryRecord } from '../../../src/adapters/advisories/record.ts';

// Vectors and scores as the National Vulnerability Database publishes them.
describe('baseScore', () => {
  it.each([
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', 9.8],
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H', 10],
    ['CVSS:3.0/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N', 6.1],
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H', 7.5],
    ['CVSS:3.1/AV:L/AC:H/PR:L/UI:N/S:U/C:H/I:N/A:N', 4.7],
    ['CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:L/I:N/A:N', 3.7],
    ['CVSS:3.1/AV:L/AC:L/PR:H/UI:N/S:C/C:H/I:H/A:H', 8.2],
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N', 0],
  ])('scores %s', (vector, score) => {
    expect(baseScore(vector)).toBe(score);
  });

  it.each([
    '',
    'CVSS:4.0/AV:N',
    'CVSS:3.1/AV:N',
    'CVSS:3.1/AV:X/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
    'AV:N/AC:L/Au:N/C:P/I:P/A:P',
  ])('cannot score %s', (vector) => {
    expect(baseScore(vector)).toBeUndefined();
  });

  it('puts scores into bands', () => {
    expect([0, 0.1, 3.9, 4, 6.9, 7, 8.9, 9, 10].map(bandOf)).toEqual([
      undefined,
      'low',
      'low',
      'medium',
      'medium',
      'high',
      'high',
      'critical',
      'critical',
    ]);
  });
});

function record(affected: unknown): AdvisoryRecord {
  const read = readRecord({ id: 'GHSA-1', affected: [affected] });
  if (!read) throw new Error('no record');
  return read;
}

describe('affects', () => {
  const ranged = (ecosystem: string, name: string, events: readonly unknown[]) =>
    record({ package: { ecosystem, name }, ranges: [{ type: 'ECOSYSTEM', events }] });

  it.each([
    ['1.0.0', true],
    ['1.9.9', true],
    ['2.0.0-rc.1', true],
    ['2.0.0', false],
    ['2.5.0', false],
    ['3.0.0', true],
    ['3.2.0', true],
    ['3.2.1', false],
  ])('places npm version %s', (version, expected) => {
    const two = ranged('npm', 'quiet', [
      { fixed: '2.0.0' },
      { introduced: '3.0.0' },
      { introduced: '0' },
      { last_affected: '3.2.0' },
    ]);
    expect(affects(two, { ecosystem: 'npm', name: 'quiet', version })).toBe(expected);
  });

  it('orders by the ecosystem: a Python post release lies above its base', () => {
    const fixed = ranged('PyPI', 'Quiet_Lib', [{ introduced: '0' }, { fixed: '1.0.post1' }]);
    const about = (version: string) => affects(fixed, { ecosystem: 'pypi', name: 'quiet-lib', version });
    expect([about('1.0'), about('1.0.post1'), about('1.0rc1')]).toEqual([true, false, true]);
  });

  it('knows listed versions by their normal spelling', () => {
    const listed = record({ package: { ecosystem: 'PyPI', name: 'quiet' }, versions: ['1.0'] });
    expect(affects(listed, { ecosystem: 'pypi', name: 'quiet', version: '1.0.0' })).toBe(true);
  });

  it('does not hit another package or another ecosystem of the same name', () => {
    const other = ranged('npm', 'quiet', [{ introduced: '0' }]);
    expect(affects(other, { ecosystem: 'npm', name: 'Quiet', version: '1.0.0' })).toBe(false);
    expect(affects(other, { ecosystem: 'pypi', name: 'quiet', version: '1.0.0' })).toBe(false);
  });

  it('cannot tell for a version that has no order', () => {
    const other = ranged('npm', 'quiet', [{ introduced: '1.0.0' }]);
    expect(affects(other, { ecosystem: 'npm', name: 'quiet', version: 'latest' })).toBeUndefined();
  });

  it('names the lowest fixed version above the one that is hit', () => {
    const two = ranged('npm', 'quiet', [
      { introduced: '0' },
      { fixed: '1.2.0' },
      { introduced: '2.0.0' },
      { fixed: '2.0.3' },
    ]);
    expect(fixedIn(two, { ecosystem: 'npm', name: 'quiet', version: '2.0.1' })).toBe('2.0.3');
    expect(fixedIn(two, { ecosystem: 'npm', name: 'quiet', version: '1.0.0' })).toBe('1.2.0');
  });
});

describe('readRecord', () => {
  it.each([undefined, null, [], 'x', {}, { id: 5 }, { id: 'has spaces' }])('refuses %p', (json) => {
    expect(readRecord(json)).toBeUndefined();
  });

  it('survives members of every wrong type', () => {
    const odd = {
      id: 'X-1',
      aliases: 'a',
      affected: [
        1,
        null,
        { package: 'p' },
        { package: { ecosystem: 'npm', name: 'a' }, versions: {}, ranges: [{ events: [{ fixed: 1 }, 'x'] }] },
      ],
      severity: {},
    };
    expect(readRecord(odd)).toMatchObject({
      id: 'X-1',
      aliases: [],
      severity: 'unknown',
      affected: [{ name: 'a', versions: [], ranges: [{ events: [] }] }],
    });
  });

  it('passes over ranges of commits', () => {
    expect(
      record({ package: { ecosystem: 'npm', name: 'a' }, ranges: [{ type: 'GIT', events: [{ introduced: '0' }] }] })
        .affected[0]?.ranges,
    ).toEqual([]);
  });
});
