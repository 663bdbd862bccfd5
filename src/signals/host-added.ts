import { capabilitySignal } from './capability-signal.ts';

export const hostAdded = capabilitySignal({
  id: 'host-added',
  title: 'Names a new host',
  why: 'A new address in the code is where data may go: xrpl posted seeds to a host registered days before.',
  remedy: 'Read the named lines in the archive; keep the release before until they are explained.',
  severity: 'low',
  confidence: 'low',
  kind: 'host-literal',
  grade: 'detail',
  says: 'names a host that was not there before',
});
