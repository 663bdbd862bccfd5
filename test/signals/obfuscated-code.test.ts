import { obfuscatedCode } from '../../src/signals/obfuscated-code.ts';
import { archive, capability, evidence } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

function does(over: Parameters<typeof capability>[0]) {
  return evidence({ archive: archive({ capabilities: [capability({ kind: 'obfuscation', ...over })] }) });
}

describeSignal(obfuscatedCode, {
  fires: {
    'high when it runs on import': [does({ reach: 'import' }), 'high', 'is obfuscated, and runs when imported.'],
    'critical when it runs at install': [does({ reach: 'install', newFile: true }), 'critical', 'runs when installed.'],
    'medium when it must be called': [does({ reach: 'call' }), 'medium', 'when called'],
    'with how many other places there are': [
      evidence({
        archive: archive({
          capabilities: ['a.js', 'b.js'].map((path) => capability({ kind: 'obfuscation', path, reach: 'unknown' })),
        }),
      }),
      'high',
      'is obfuscated (and 1 more place).',
    ],
    'also for a little known package that is new here': [
      evidence({
        popularity: { weeklyDownloads: 40 },
        archive: archive({ before: undefined, capabilities: [capability({ kind: 'obfuscation' })] }),
      }),
      'high',
      'index.js:3',
    ],
    'low for a widely used package that is new here: it may do so by design': [
      evidence({ archive: archive({ before: undefined, capabilities: [capability({ kind: 'obfuscation' })] }) }),
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
