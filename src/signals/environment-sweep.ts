import { capabilitySignal } from './capability-signal.ts';

export const environmentSweep = capabilitySignal({
  id: 'environment-sweep',
  title: 'Reads the whole environment',
  why: 'Build machines keep their secrets in the environment: ctx and phpass sent all of it away.',
  remedy: 'Read the named lines in the archive; keep the release before until they are explained.',
  severity: 'medium',
  confidence: 'medium',
  kind: 'environment-sweep',
  grade: 'watch',
  says: 'reads the whole environment',
});
