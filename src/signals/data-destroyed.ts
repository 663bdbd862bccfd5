import { capabilitySignal } from './capability-signal.ts';

export const dataDestroyed = capabilitySignal({
  id: 'data-destroyed',
  title: 'Deletes what is not its own',
  why: 'Wipers come as packages: Go modules of 2025 overwrote whole disks, and the second worm of November 2025 shredded the home of those it could not rob.',
  remedy: 'Do not install it. Read the named lines in the archive; keep the release before until they are explained.',
  severity: 'high',
  confidence: 'medium',
  kind: 'destruction',
  grade: 'danger',
  says: "deletes the user's files or a whole disk",
});
