import { defineSignal } from './define-signal.ts';
import { listed } from './reading/say.ts';

/** An archive that two programs could unpack differently. */
export const archiveAmbiguity = defineSignal({
  id: 'archive-ambiguity',
  title: 'Archive can be read in two ways',
  why: 'Duplicate entries, odd headers and paths that leave the folder let a scanner see other files than the installer.',
  remedy: 'Do not install it; honest tools do not write such archives. Report it to the registry.',
  severity: 'high',
  confidence: 'medium',
  needs: ['archive'],
  detect: ({ archive, because }) => {
    if (archive === undefined || archive.ambiguities.length === 0) return [];
    const fact = listed(archive.ambiguities);
    return [{ message: `Two readers could see different files: ${fact}.`, because: [because('archive', fact)] }];
  },
});
