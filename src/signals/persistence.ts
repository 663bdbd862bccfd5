import { capabilitySignal } from './capability-signal.ts';

export const persistence = capabilitySignal({
  id: 'persistence',
  title: 'Installs itself on the machine',
  why: 'A service, scheduled job or shell profile outlives the package: the canister worm wrote a user service.',
  remedy: 'Read the named lines in the archive; keep the release before until they are explained.',
  severity: 'high',
  confidence: 'medium',
  kind: 'persistence',
  grade: 'danger',
  says: 'makes itself start again with the machine, the shell or another program',
});
