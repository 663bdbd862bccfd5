import { defaultPolicy } from '../../src/policy/default.ts';
import { policyOfBrokenFile, readPolicy } from '../../src/policy/read.ts';
import { parseYaml } from '../../src/formats/syntax/yaml.ts';

const path = '.github/lockwarden.yml';

function read(text: string) {
  const parsed = parseYaml(text);
  return parsed.ok ? readPolicy(parsed.value[0], path) : policyOfBrokenFile(path, parsed);
}

function problemsOf(text: string): readonly string[] {
  return read(text).problems.map((p) => `${p.line ?? ''}: ${p.message}`);
}

describe('the policy file', () => {
  it('gives the default where it is empty or missing', () => {
    expect(read('')).toEqual({ policy: defaultPolicy, problems: [] });
    expect(readPolicy(undefined, path)).toEqual({ policy: defaultPolicy, problems: [] });
  });

  it('is read whole', () => {
    const text = [
      'version: 1',
      'release-age: 5 days',
      'when-inconclusive: warn',
      'thresholds:',
      '  warn: 30',
      '  block: 60',
      'signals:',
      '  fresh-release: warn',
      '  licence-changed: off',
      'registries:',
      '  - https://npm.acme.example/',
      'internal-names: ["@acme/*"]',
      'read-code: false',
      'exceptions:',
      '  - package: esbuild',
      '    versions: 0.25.*',
      '    signal: install-script-added',
      '    reason: needs its binary',
      '    owner: "@acme/platform"',
      '    until: 2026-12-31',
    ].join('\n');
    const { policy, problems } = read(text);
    expect(problems).toEqual([]);
    expect(policy).toMatchObject({
      releaseAgeHours: 120,
      whenInconclusive: 'warn',
      thresholds: { warn: 30, block: 60 },
      registries: ['https://npm.acme.example/'],
      internalNames: ['@acme/*'],
      readsCode: false,
      exceptions: [
        {
          package: 'esbuild',
          versions: '0.25.*',
          signal: 'install-script-added',
          reason: 'needs its binary',
          owner: '@acme/platform',
          until: '2026-12-31',
          line: 15,
        },
      ],
    });
    expect(policy.signals).toMatchObject({
      'fresh-release': 'warn',
      'licence-changed': 'off',
      'known-malware': 'block',
    });
  });

  it.each([
    [
      'an unknown key, with the nearest known one',
      'signal:\n  x: off',
      '1: policy: the policy has no key `signal`; did you mean `signals`?',
    ],
    [
      'an unknown signal',
      'signals:\n  fresh-relase: off',
      '2: policy: there is no signal `fresh-relase`; did you mean `fresh-release`?',
    ],
    [
      'an unknown action',
      'signals:\n  fresh-release: fatal',
      '2: policy: must be one of block, warn, note, off; `note` holds',
    ],
    ['an age that is none', 'release-age: soon', '1: policy: `release-age` must be a time'],
    ['an absurd age', 'release-age: 9000 days', '1: policy: `release-age` must be a time'],
    [
      'a threshold beyond its bounds',
      'thresholds:\n  block: 900',
      '2: policy: must be a whole number from 1 to 100; 75 holds',
    ],
    ['thresholds in the wrong order', 'thresholds:\n  warn: 90\n  block: 50', 'must not be above `block`'],
    ['another version of the format', 'version: 9', '1: policy: `version` must be 1'],
    ['a file that is no mapping', '- a', '1: policy: the file must be a mapping'],
    [
      'a remote policy',
      'extends: https://example.invalid/policy.yml',
      '1: policy: `extends` is refused: a policy is never fetched',
    ],
  ])('reports %s', (_name, text, message) => {
    expect(problemsOf(text).join('\n')).toContain(message);
  });

  it.each([
    ['without a reason', '- package: x', 'needs a `reason`'],
    ['without a package', '- reason: y', 'needs a `package`'],
    ['for everything', '- package: "*"\n    reason: y', 'must name its `signal`'],
    ['for an unknown signal', '- package: x\n    reason: y\n    signal: weak-pins', 'perhaps `weak-pin`'],
    ['until a day that is none', '- package: x\n    reason: y\n    until: 2026-02-30', '`until` must be a date'],
    ['until never', '- package: x\n    reason: y\n    until: 9999-01-01', '`until` must be a date'],
    [
      'with a key that it does not have',
      '- package: x\n    reason: y\n    untill: 2026-02-03',
      'did you mean `until`?',
    ],
  ])('drops an exception %s', (_name, item, message) => {
    const reading = read(`exceptions:\n  ${item}`);
    expect(reading.policy.exceptions).toEqual([]);
    expect(reading.problems.map((p) => p.message).join('\n')).toContain(message);
  });

  it('is not believed at all when it says one thing twice', () => {
    const { policy, problems } = read('signals:\n  known-malware: off\nsignals:\n  fresh-release: warn');
    expect(policy).toEqual(defaultPolicy);
    expect(problems.length).toBeGreaterThan(0);
  });

  it('is not believed at all when it cannot be parsed', () => {
    const { policy, problems } = read('signals: [unclosed');
    expect(policy).toEqual(defaultPolicy);
    expect(problems[0]?.message).toContain('the default policy holds');
  });

  it('takes keys of every object for keys like others', () => {
    expect(problemsOf('__proto__:\n  polluted: true').join()).toContain('has no key `__proto__`');
    expect(problemsOf('signals:\n  constructor: off').join()).toContain('there is no signal `constructor`');
  });

  it('reads the licences that packages may have', () => {
    const { policy, problems } = read(
      'licences:\n  allow: [mit, Apache-2.0, GPL-2.0-only WITH Classpath-exception-2.0, LicenseRef-Acme, UNLICENSED]\n  deny: SSPL-1.0\n  unknown: warn\n',
    );
    expect(problems).toEqual([]);
    expect(policy.licences).toEqual({
      allow: ['mit', 'Apache-2.0', 'GPL-2.0-only WITH Classpath-exception-2.0', 'LicenseRef-Acme', 'UNLICENSED'],
      deny: ['SSPL-1.0'],
      unknown: 'warn',
    });
    expect(read('version: 1\n').policy.licences).toBeUndefined();
    expect(read('licences:\n').policy.licences).toEqual({ allow: [], deny: [], unknown: 'pass' });
  });

  it('says what is wrong with licences, and where', () => {
    const text = [
      'licences:',
      '  allow:',
      '    - Apache-2',
      '    - MIT OR ISC',
      '    - [MIT]',
      '    - Apache2.0x',
      '    - mit',
      '  deny: [MIT, "", Acme Terms of Use and more]',
      '  unknown: maybe',
      '  allowed: [MIT]',
    ].join('\n');
    expect(problemsOf(text)).toEqual([
      '10: policy: `licences` has no key `allowed`; did you mean `allow`?',
      '4: policy: `allow`: `MIT OR ISC` is more than one licence; name each on its own',
      '5: policy: `allow` must be a text of at most 300 characters',
      '6: policy: `allow`: `Apache2.0x` is no SPDX licence identifier; did you mean `Apache-2.0`?',
      '8: policy: `deny` holds an empty licence',
      '8: policy: `deny`: `Acme Terms of Use and more` is more than one licence; name each on its own',
      '3: policy: `mit` is both allowed and denied; it is denied',
      '9: policy: must be one of pass, warn, block; `pass` holds',
    ]);
    expect(problemsOf('licences: MIT\n')).toEqual(['1: policy: `licences` must be a mapping of keys']);
    expect(problemsOf('licenses: {allow: [MIT]}\n')).toEqual([
      '1: policy: the policy has no key `licenses`; did you mean `licences`?',
    ]);
  });
});
