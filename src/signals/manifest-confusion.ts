import { defineSignal } from './define-signal.ts';
import { listed } from './reading/say.ts';

/** What the registry shows is not what the archive says. */
export const manifestConfusion = defineSignal({
  id: 'manifest-confusion',
  title: 'Registry and archive disagree',
  why: 'The registry’s metadata is what the uploader sent; installers follow the archive. A hidden dependency or script shows only there.',
  remedy: 'Trust the archive, not the registry’s page; ask the project for the reason.',
  severity: 'high',
  confidence: 'medium',
  needs: ['archive'],
  detect: ({ archive, because }) => {
    if (archive === undefined || archive.manifestDifferences.length === 0) return [];
    const fact = listed(archive.manifestDifferences, 5);
    const grave = archive.manifestDifferences.some((line) =>
      /^(?:scripts?|hooks?|bin|name|version|requires|\w*dependenc)/i.test(line),
    );
    return [
      {
        message: `The archive differs from the registry’s metadata: ${fact}.`,
        because: [because('archive', fact)],
        severity: grave ? 'high' : 'low',
      },
    ];
  },
});
