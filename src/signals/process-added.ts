import { capabilitySignal } from './capability-signal.ts';

export const processAdded = capabilitySignal({
  id: 'process-added',
  title: 'Newly starts processes',
  why: 'A started process can do whatever the user can.',
  remedy: 'Read the named lines in the archive; keep the release before until they are explained.',
  severity: 'low',
  confidence: 'low',
  kind: 'process',
  grade: 'plain',
  says: 'starts processes',
});
