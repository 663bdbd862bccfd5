import { payloadInCommit } from '../../src/signals/payload-in-commit.ts';
import { commit, evidence } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

function adds(added: string) {
  return evidence({ pinnedCommit: commit({ files: [{ path: 'entrypoint.sh', added }] }) });
}

describeSignal(payloadInCommit, {
  fires: {
    'when the commit decodes a text and pipes it to a shell': [
      adds('echo "aW5lcnQ=" | base64 -d | bash'),
      'critical',
      'decode a hidden text',
    ],
    'when it reads the runner’s secrets and encodes them twice': [
      adds('sudo python3 "$tmp" | grep isSecret | base64 -w 0 | base64 -w 0'),
      'critical',
      'encode what they print twice',
    ],
    'medium when one mark stands alone': [
      adds('curl https://example.invalid/tool.tgz -o tool.tgz'),
      'medium',
      'send or fetch data',
    ],
  },
  silent: {
    'when the added lines are plain': adds('const version = core.getInput("version");'),
    'when the commit’s files are not listed': evidence({ pinnedCommit: commit() }),
  },
  inconclusive: { 'when GitHub did not answer': evidence({ pinnedCommit: 'unknown' }) },
});
