import { defineSignal } from './define-signal.ts';
import { listed, quote } from './reading/say.ts';

/** Nobody maintains the project any more, by its own statement. */
export const projectArchived = defineSignal({
  id: 'project-archived',
  title: 'Project is archived',
  why: 'Nobody will fix what is found in it, and abandoned projects are those that get taken over.',
  remedy: 'Plan for a replacement; do not start to depend on it.',
  severity: 'low',
  confidence: 'high',
  needs: ['projectStatus'],
  uses: ['repository'],
  detect: ({ projectStatus, repository, because }) => {
    const facts = [];
    if (projectStatus?.state === 'archived' || projectStatus?.state === 'deprecated') {
      facts.push(because('projectStatus', `The registry lists the project as ${projectStatus.state}`));
    }
    if (repository?.archived === true) {
      facts.push(because('repository', `The repository ${quote(repository.fullName)} is archived`));
    }
    return facts.length === 0 ? [] : [{ message: `${listed(facts.map((f) => f.fact))}.`, because: facts }];
  },
});
