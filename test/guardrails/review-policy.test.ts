import { compareGuardrails } from '../../src/guardrails/compare.ts';
import { isGuardrailFile } from '../../src/guardrails/index.ts';
import { reviewPolicy } from '../../src/guardrails/review-policy.ts';

const path = '.github/lockwarden.yml';

/** What one text in the place of another does, as `effect key: added or value`. */
function changed(before: string, after: string): readonly string[] {
  const changes = compareGuardrails(reviewPolicy.read(before, path), reviewPolicy.read(after, path));
  return changes.map(
    ({ effect, after, added }) => `${effect} ${after?.key ?? ''}: ${added.join(', ') || after?.value}`,
  );
}

describe('the review policy as a protection', () => {
  it('is looked at where it counts only', () => {
    expect(isGuardrailFile(path)).toBe(true);
    expect(isGuardrailFile('docs/lockwarden.yml')).toBe(false);
  });

  it.each([
    ['an exception', 'version: 1\n', 'exceptions:\n  - package: evil\n    reason: ok\n', 'exceptions: evil'],
    [
      'a wider exception',
      'exceptions:\n  - {package: a, versions: "1.0.0", reason: x}\n',
      'exceptions:\n  - {package: a, reason: x}\n',
      'exceptions: a',
    ],
    [
      'a licence more',
      'licences: {allow: [MIT]}\n',
      'licences: {allow: [MIT, SSPL-1.0]}\n',
      'licences.allow: SSPL-1.0',
    ],
    [
      'unknown licences that pass',
      'licences: {unknown: block}\n',
      'licences: {unknown: pass}\n',
      'licences.unknown: pass',
    ],
    ['a registry', '', 'registries: ["https://x.example"]\n', 'registries: https://x.example'],
    ['a signal that is switched off', '', 'signals:\n  known-compromise: off\n', 'signals.known-compromise: off'],
    ['a higher threshold', 'thresholds: {block: 70}\n', 'thresholds: {block: 90}\n', 'thresholds.block: 90'],
    ['a threshold of its own', '', 'thresholds: {block: 100}\n', 'thresholds.block: 100'],
    ['scripts that are not looked into', '', 'read-code: false\n', 'read-code: false'],
    ['a shorter release age', '', 'release-age: 1h\n', 'release-age: 1h'],
    ['a green check for what could not be told', '', 'when-inconclusive: pass\n', 'when-inconclusive: pass'],
  ])('is loosened by %s', (_what, before, after, says) => {
    expect(changed(before, after)).toEqual([`loosened ${says}`]);
  });

  it('is tightened by less of that, and nobody is bothered by a file that cannot be read', () => {
    expect(changed('', 'release-age: 2 weeks\nsignals: {fresh-release: block}\n')).toEqual([
      'tightened release-age: 2 weeks',
      'tightened signals.fresh-release: block',
    ]);
    expect(changed('', 'licences: {allow: [MIT], deny: [GPL-3.0], unknown: warn}\n')).toEqual([
      'tightened licences.allow: MIT',
      'tightened licences.deny GPL-3.0: GPL-3.0',
      'tightened licences.unknown: warn',
    ]);
    expect(changed('licences: {allow: [MIT], deny: [GPL-3.0]}\n', '')).toEqual([
      'loosened : undefined',
      'loosened : undefined',
    ]);
    expect(changed('', 'internal-names: ["@acme/*"]\n')).toEqual(['tightened internal-names @acme/*: @acme/*']);
    expect(changed('internal-names: ["@acme/*", x]\n', 'internal-names: x\n')).toEqual(['loosened : undefined']);
    expect(changed('exceptions: [{package: a, reason: x}]\n', '')).toEqual([]);
    expect(reviewPolicy.read('{', path)).toEqual([]);
    expect(reviewPolicy.read('[1, 2]', path)).toEqual([]);
  });
});
