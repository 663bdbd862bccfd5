import { defineSignal } from './define-signal.ts';
import { listed } from './reading/say.ts';

/** The release declares dependencies that the one before did not. */
export const dependencyAdded = defineSignal({
  id: 'dependency-added',
  title: 'New dependencies declared',
  why: 'Every new dependency is more code from more people. Alone it is a note; with other signs it is where a payload may sit.',
  remedy: 'See that the new dependencies fit what the release says it does.',
  severity: 'low',
  confidence: 'high',
  needs: ['newDependencies'],
  concerns: (change) => change.kind === 'changed',
  detect: ({ newDependencies, because }) => {
    const names = (newDependencies ?? []).filter((d) => d.kind !== 'dev' && d.kind !== 'peer').map((d) => d.name);
    if (names.length === 0) return [];
    const fact = `Newly depends on ${listed(names, 5)}`;
    return [{ message: `${fact}.`, because: [because('newDependencies', fact)] }];
  },
});
