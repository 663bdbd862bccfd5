import { encodedPayload } from '../../src/signals/encoded-payload.ts';
import { archive, capability, evidence, history } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

function does(over: Parameters<typeof capability>[0]) {
  return evidence({ archive: archive({ capabilities: [capability({ kind: 'encoded-payload', ...over })] }) });
}

/** A package of a week that is new here; what it does is seen when it is loaded, or by nobody knows what. */
function newborn(reach: 'import' | 'unknown') {
  return evidence({
    popularity: { weeklyDownloads: 40 },
    history: history(['1.0.0', 7]),
    archive: archive({ before: undefined, capabilities: [capability({ kind: 'encoded-payload', reach })] }),
  });
}

describe('what a package of some months hides that hardly anyone uses', () => {
  it('is sure when it runs on import', () => {
    const obscure = evidence({
      popularity: { weeklyDownloads: 40 },
      history: history(['1.0.0', 45]),
      archive: archive({ before: undefined, capabilities: [capability({ kind: 'encoded-payload', reach: 'import' })] }),
    });
    expect(encodedPayload.run(obscure)).toMatchObject({ findings: [{ severity: 'high', confidence: 'high' }] });
  });
});

describe('what a package of a week hides', () => {
  it.each([
    ['import', 'high'],
    ['unknown', 'medium'],
  ] as const)('is as sure as where it runs: %s', (reach, confidence) => {
    expect(encodedPayload.run(newborn(reach))).toMatchObject({ findings: [{ severity: 'high', confidence }] });
  });
});

describeSignal(encodedPayload, {
  fires: {
    'high when it runs on import': [does({ reach: 'import' }), 'high', 'when imported'],
    'critical when it runs at install': [does({ reach: 'install', newFile: true }), 'critical', 'when installed'],
    'medium when it must be called': [does({ reach: 'call' }), 'medium', 'when called'],
    'also for a little known package that is new here': [
      evidence({
        popularity: { weeklyDownloads: 40 },
        archive: archive({ before: undefined, capabilities: [capability({ kind: 'encoded-payload' })] }),
      }),
      'high',
      'index.js:3',
    ],
    'low for a widely used package that is new here: it may do so by design': [
      evidence({ archive: archive({ before: undefined, capabilities: [capability({ kind: 'encoded-payload' })] }) }),
      'low',
      'index.js:3',
    ],
  },
  silent: {
    'when the code can do nothing new': evidence(),
    'when it can newly do something else': evidence({
      archive: archive({ capabilities: [capability({ kind: 'file-system' })] }),
    }),
  },
  inconclusive: { 'when the archive was not read': evidence({ archive: 'unknown' }) },
});
