import { mailCopied } from '../../src/signals/mail-copied.ts';
import { archive, capability, evidence } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

function does(over: Parameters<typeof capability>[0]) {
  return evidence({ archive: archive({ capabilities: [capability({ kind: 'mail-copy', ...over })] }) });
}

describeSignal(mailCopied, {
  fires: {
    'high when it runs on import': [does({ reach: 'import' }), 'high', 'blind copy'],
    'high when nobody knows what calls it': [does({ reach: 'unknown' }), 'high', 'index.js:3'],
    'low for a widely used package that is new here': [
      evidence({ archive: archive({ before: undefined, capabilities: [capability({ kind: 'mail-copy' })] }) }),
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
