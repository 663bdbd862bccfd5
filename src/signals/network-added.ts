import { capabilitySignal } from './capability-signal.ts';

export const networkAdded = capabilitySignal({
  id: 'network-added',
  title: 'Newly uses the network',
  why: 'A package that never used the network and now does can send away what it sees.',
  remedy: 'Read the named lines in the archive; keep the release before until they are explained.',
  severity: 'low',
  confidence: 'low',
  kind: 'network',
  grade: 'plain',
  says: 'uses the network',
});
