import type { GuardrailChange, GuardrailKind } from '../../src/domain/guardrail.ts';
import { guardrailSignals } from '../../src/signals/guardrail-signals.ts';
import { now } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

const kinds: Readonly<Record<string, GuardrailKind>> = {
  'exotic-sources-allowed': 'exotic-sources',
  'frozen-install-dropped': 'frozen-install',
  'hash-checking-dropped': 'hash-checking',
  'install-scripts-allowed': 'script-allow-list',
  'install-scripts-unblocked': 'scripts-blocked',
  'plugin-allowed': 'plugin-allow-list',
  'registry-changed': 'registry',
  'release-age-excluded': 'release-age-exclusion',
  'release-age-lowered': 'release-age',
  'review-policy-loosened': 'review-policy',
  'source-mapping-loosened': 'source-mapping',
  'tls-verification-off': 'tls-verification',
  'trust-policy-excluded': 'trust-policy-exclusion',
  'trust-policy-loosened': 'trust-policy',
  'update-cooldown-cut': 'update-cooldown',
};

function change(kind: GuardrailKind, over: Partial<GuardrailChange> = {}): GuardrailChange {
  const setting = { kind, tool: 'pnpm', path: 'pnpm-workspace.yaml', line: 4, key: 'aKey' };
  return {
    effect: 'loosened',
    before: { ...setting, value: 'old' },
    after: { ...setting, value: 'new' },
    added: [],
    ...over,
  };
}

for (const signal of guardrailSignals) {
  const kind = kinds[signal.id] ?? 'registry';
  describeSignal(signal, {
    fires: {
      'when the protection is loosened': [
        { now, changes: [change(kind)] },
        signal.severity,
        'pnpm aKey: `old` became `new`',
      ],
      'when it is dropped': [
        { now, changes: [change(kind, { after: undefined })] },
        signal.severity,
        '`old` became not set',
      ],
    },
    silent: {
      'when it is tightened': { now, changes: [change(kind, { effect: 'tightened' })] },
      'when it moved to another file with equal effect': { now, changes: [change(kind, { effect: 'moved' })] },
      'when another protection is loosened': {
        now,
        changes: [change(kind === 'registry' ? 'hash-checking' : 'registry')],
      },
    },
    inconclusive: 'both settings are there',
  });
}

describe('allow-lists', () => {
  const signal = guardrailSignals.find((s) => s.id === 'install-scripts-allowed');
  const severityFor = (name: string) => {
    const outcome = signal?.run({ now, changes: [change('script-allow-list', { added: [name] })] });
    return outcome?.outcome === 'fired' ? outcome.findings[0]?.severity : undefined;
  };

  it('weigh a name without version or a wildcard more than one exact release', () => {
    expect(severityFor('esbuild@0.25.1')).toBe('medium');
    expect(severityFor('@scope/tool@1.2.3')).toBe('medium');
    expect(severityFor('esbuild')).toBe('high');
    expect(severityFor('@scope/tool')).toBe('high');
    expect(severityFor('@scope/*')).toBe('high');
  });
});
