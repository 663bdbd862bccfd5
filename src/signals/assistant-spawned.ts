import { capabilitySignal } from './capability-signal.ts';

export const assistantSpawned = capabilitySignal({
  id: 'assistant-spawned',
  title: 'Starts an AI command line',
  why: 'nx 21.5.0 asked the assistants installed on the machine to search for secrets.',
  remedy: 'Read the named lines in the archive; keep the release before until they are explained.',
  severity: 'high',
  confidence: 'medium',
  kind: 'spawns-assistant',
  grade: 'danger',
  says: 'starts an AI command line',
});
