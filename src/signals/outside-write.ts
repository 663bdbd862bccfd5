import { capabilitySignal } from './capability-signal.ts';

export const outsideWrite = capabilitySignal({
  id: 'outside-write',
  title: 'Newly touches files outside itself',
  why: 'Files outside the package belong to the user: node-ipc wrote to desktops and wiped disks.',
  remedy: 'Read the named lines in the archive; keep the release before until they are explained.',
  severity: 'low',
  confidence: 'low',
  kind: 'file-system',
  grade: 'plain',
  says: 'touches files outside the package',
});
