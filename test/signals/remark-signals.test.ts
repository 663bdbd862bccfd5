import type { Remark, RemarkCode } from '../../src/domain/dependency.ts';
import type { FileComparison } from '../../src/domain/evidence.ts';
import { remarkSignals } from '../../src/signals/remark-signals.ts';
import { dependencySet, dependency, lockfile, now } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

const remarks: Readonly<Record<string, RemarkCode>> = {
  'credentials-in-file': 'credentials-in-address',
  'disguised-entry': 'address-names-other-package',
  'foreign-registry': 'registry-address',
  'insecure-address': 'insecure-address',
  'lockfile-oddity': 'unreachable-entry',
  'option-injection': 'option-injection',
  'outside-repository': 'include-outside-repository',
  'repository-code-run': 'runs-code-of-repository',
  'weak-pin': 'weak-pin',
};

function remark(code: RemarkCode, line: number): Remark {
  return { code, message: 'here it stands', line };
}

function comparison(before: readonly Remark[], after: readonly Remark[]): FileComparison {
  return { ...lockfile([], []), before: dependencySet({ remarks: before }), after: dependencySet({ remarks: after }) };
}

for (const signal of remarkSignals) {
  const code = remarks[signal.id] ?? 'weak-pin';
  describeSignal(signal, {
    fires: {
      'for a remark that the pull request brings': [
        comparison([], [remark(code, 7)]),
        signal.severity,
        'here it stands',
      ],
      'for the second of two where one stood before': [
        comparison([remark(code, 7)], [remark(code, 7), remark(code, 9)]),
        signal.severity,
        'here it stands',
      ],
    },
    silent: {
      'when the remark only moved to another line': comparison([remark(code, 7)], [remark(code, 70)]),
      'when the file is deleted': { ...comparison([remark(code, 7)], []), after: undefined },
    },
    inconclusive: 'both readings are there',
  });
}

describe('remarks about registries', () => {
  const origin = { kind: 'registry', url: 'https://npm.acme.example/quiet.tgz' } as const;
  const about = { code: 'registry-address', message: 'comes from npm.acme.example', line: 12, name: 'new' } as const;
  const foreign = remarkSignals.find((signal) => signal.id === 'foreign-registry');

  it('are no news for a host that the file already used', () => {
    const before = dependencySet({ dependencies: [dependency({ origin })] });
    const after = dependencySet({ dependencies: [dependency({ name: 'new', origin })], remarks: [about] });
    expect(foreign?.run({ ...lockfile([], []), now, before, after })).toEqual({ outcome: 'silent' });
  });

  it('are no news for a registry that policy or operator declared', () => {
    const said = { ...about, message: 'packages come from the registry "npm.acme.example"' };
    const after = dependencySet({ remarks: [said] });
    const run = (registries: readonly string[]) =>
      foreign?.run({ ...lockfile([], []), now, after, registries })?.outcome;
    expect(run([])).toBe('fired');
    expect(run(['https://npm.acme.example/'])).toBe('silent');
    expect(run(['https://acme.example/'])).toBe('fired');
  });

  it('name no more than twenty places and say how many more there are', () => {
    const many = Array.from({ length: 30 }, (_, i) => ({ ...about, name: `p${i}`, line: i }));
    const outcome = foreign?.run({ ...lockfile([], []), after: dependencySet({ remarks: many }) });
    expect(outcome).toMatchObject({ outcome: 'fired' });
    if (outcome?.outcome !== 'fired') return;
    expect(outcome.findings).toHaveLength(20);
    expect(outcome.findings.at(-1)?.message).toContain('And 10 more');
  });

  it.each([
    ['Nether\u0435um', 'critical'],
    ['quiet\u200bly', 'critical'],
    ['quiet<b>', 'high'],
  ])('grade a name written as %j %s', (name, severity) => {
    const disguised = remarkSignals.find((signal) => signal.id === 'disguised-entry');
    const after = dependencySet({ remarks: [{ code: 'suspicious-name', message: 'here it stands', name, line: 1 }] });
    expect(disguised?.run({ ...lockfile([], []), after })).toMatchObject({ findings: [{ severity }] });
  });
});
