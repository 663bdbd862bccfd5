import { defineSignal } from './define-signal.ts';
import { versionAfter } from './reading/change.ts';
import { quote } from './reading/say.ts';
import type { Draft } from './signal.ts';

/** The registry itself has taken the project or the release away. */
export const registryTakedown = defineSignal({
  id: 'registry-takedown',
  title: 'Taken down by the registry',
  why: 'Registries replace malware by a holding page, quarantine the project, or delete the release. PyPI quarantined all of litellm within hours, safe versions included.',
  remedy: 'Do not merge. Find out from the registry or the project why it was taken down, and which release is sound.',
  severity: 'critical',
  confidence: 'high',
  needs: ['history', 'projectStatus'],
  uses: ['release'],
  detect: ({ history, projectStatus, release, change, because }) => {
    const reason = projectStatus?.reason === undefined ? '' : `: ${quote(projectStatus.reason)}`;
    if (projectStatus && projectStatus.state in says) {
      const words = says[projectStatus.state as keyof typeof says];
      return [{ ...words, message: `${words.message}${reason}.`, because: [because('projectStatus', words.message)] }];
    }
    const version = versionAfter(change, release);
    if (version === undefined || !history?.removed.includes(version)) return [];
    const fact = `Version ${quote(version)} existed and is gone from the registry`;
    return [{ message: `${fact}.`, because: [because('history', fact)], severity: 'high' }];
  },
});

const says = {
  placeholder: { message: 'The registry replaced this package by its holding page for removed malware' },
  quarantined: {
    message: 'The registry has quarantined the whole project, sound releases included',
    severity: 'high',
  },
  removed: { message: 'The registry has removed this project' },
} as const satisfies Record<string, Pick<Draft, 'message' | 'severity'>>;
