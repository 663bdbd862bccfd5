import type { Inconclusive } from '../../src/policy/coverage.ts';
import { decide, type Question } from '../../src/policy/decide.ts';
import { defaultPolicy } from '../../src/policy/default.ts';
import { scoreRisks } from '../../src/risk/score.ts';
import { finding, now } from '../support/build.ts';

function verdictOf(over: Partial<Question> = {}) {
  const question = {
    now,
    policy: defaultPolicy,
    findings: [],
    inconclusive: [],
    problems: [],
    changed: 3,
    score: scoreRisks,
  };
  return decide({ ...question, ...over }).verdict;
}

function gap(fact: string | undefined, failed = true): Inconclusive {
  return {
    signal: 'a-signal',
    purl: 'pkg:npm/quiet@1.2.3',
    path: 'package-lock.json',
    fact,
    reason: 'it timed out',
    failed,
  };
}

const malware = finding('known-malware', { severity: 'critical' });
const hook = finding('install-script-added', { severity: 'high' });
const problem = { code: 'unreadable-file', message: 'no JSON', path: 'package-lock.json' } as const;

describe('the verdict', () => {
  it('passes when nothing was found and everything was checked', () => {
    expect(verdictOf()).toMatchObject({ decision: 'pass', summary: '0 blocking, 0 to review, 3 changed' });
  });

  it('blocks before it is incomplete, and is incomplete before it warns', () => {
    expect(verdictOf({ findings: [malware], problems: [problem] })).toMatchObject({
      decision: 'block',
      summary: '1 blocking, 0 to review, 3 changed',
    });
    expect(verdictOf({ findings: [hook], problems: [problem] })).toMatchObject({
      decision: 'incomplete',
      summary: '0 blocking, 1 to review, 3 changed',
    });
    expect(verdictOf({ findings: [hook] }).decision).toBe('warn');
  });

  it('counts packages, not findings', () => {
    const other = finding('exotic-dependency-added', { severity: 'high', path: 'package.json' });
    expect(verdictOf({ findings: [hook, { ...hook, path: 'package.json' }, other] }).summary).toContain(
      '0 blocking, 1 to review',
    );
  });

  it('steps a milder finding down from what the policy says of the usual one', () => {
    const neighbour = finding('known-compromise', { severity: 'low', usual: 'critical' });
    expect(verdictOf({ findings: [neighbour] })).toMatchObject({ decision: 'pass', findings: [{ action: 'note' }] });
    const ranged = finding('known-compromise', { severity: 'high', usual: 'critical' });
    expect(verdictOf({ findings: [ranged] })).toMatchObject({ decision: 'warn', findings: [{ action: 'warn' }] });
  });

  it('drops findings of signals that are off, also from the score', () => {
    const policy = { ...defaultPolicy, signals: { ...defaultPolicy.signals, 'known-malware': 'off' } as const };
    expect(
      decide({ now, policy, findings: [malware], inconclusive: [], problems: [], changed: 1, score: scoreRisks }),
    ).toMatchObject({
      risks: [],
      verdict: { decision: 'pass', findings: [] },
    });
  });

  it('raises the strongest findings of a package whose score reaches the block', () => {
    const fresh = finding('fresh-release');
    const lost = finding('provenance-lost', { severity: 'high' });
    expect(verdictOf({ findings: [fresh, lost] })).toMatchObject({
      decision: 'block',
      findings: [
        { signal: 'provenance-lost', action: 'block', raisedBy: 76 },
        { signal: 'fresh-release', action: 'note' },
      ],
    });
  });

  it('lists the worst first', () => {
    const order = verdictOf({ findings: [finding('size-jump', { severity: 'low' }), hook, malware] }).findings.map(
      (f) => f.signal,
    );
    expect(order).toEqual(['known-malware', 'install-script-added', 'size-jump']);
  });
});

describe('what could not be checked', () => {
  it.each([
    'advisories',
    'archive',
    'compromises',
    'history',
    'pinnedCommit',
    'projectStatus',
    'release',
    'resolution',
  ])('keeps the check from being green when the source of %s failed', (fact) => {
    expect(verdictOf({ inconclusive: [gap(fact)] })).toMatchObject({
      decision: 'incomplete',
      unchecked: [{ decisive: true, why: 'it timed out' }],
    });
  });

  it.each(['popularity', 'owners', 'repository', 'sourceTag', 'provenance', 'lookalikes', undefined])(
    'is listed and no more for %s',
    (fact) => {
      const verdict = verdictOf({ inconclusive: [gap(fact)] });
      expect(verdict.decision).toBe('pass');
      expect(verdict.unchecked).toHaveLength(1);
    },
  );

  it('is listed and no more where nobody can tell', () => {
    expect(verdictOf({ inconclusive: [gap('release', false)] })).toMatchObject({
      decision: 'pass',
      unchecked: [{ what: 'release', decisive: false }],
    });
  });

  it('is named once for a package however many signals asked', () => {
    expect(verdictOf({ inconclusive: [gap('release', false), gap('release'), gap('release')] }).unchecked).toEqual([
      { purl: 'pkg:npm/quiet@1.2.3', path: 'package-lock.json', what: 'release', why: 'it timed out', decisive: true },
    ]);
  });

  it('warns or passes only where the policy says so in writing', () => {
    const gaps = { inconclusive: [gap('release')] };
    expect(verdictOf({ ...gaps, policy: { ...defaultPolicy, whenInconclusive: 'warn' } }).decision).toBe('warn');
    expect(verdictOf({ ...gaps, policy: { ...defaultPolicy, whenInconclusive: 'pass' } }).decision).toBe('pass');
  });
});

describe('exceptions', () => {
  const accepted = { package: 'quiet', versions: '1.2.3', signal: 'install-script-added', reason: 'read it' };

  it('lower a finding to a note that says so, and count it out of the score', () => {
    const { verdict, risks } = decide({
      now,
      policy: { ...defaultPolicy, exceptions: [accepted] },
      findings: [hook],
      inconclusive: [],
      problems: [],
      changed: 1,
      score: scoreRisks,
    });
    expect(verdict).toMatchObject({
      decision: 'pass',
      findings: [{ action: 'note', excepted: { reason: 'read it' } }],
      unusedExceptions: [],
    });
    expect(risks).toEqual([]);
  });

  it('that were not needed or have expired are named', () => {
    const expired = { ...accepted, until: '2026-06-14' };
    expect(verdictOf({ findings: [hook], policy: { ...defaultPolicy, exceptions: [expired] } })).toMatchObject({
      decision: 'warn',
      unusedExceptions: [expired],
    });
  });
});
