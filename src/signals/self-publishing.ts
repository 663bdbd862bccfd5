import { capabilitySignal } from './capability-signal.ts';

export const selfPublishing = capabilitySignal({
  id: 'self-publishing',
  title: 'Publishes packages or writes workflows',
  why: 'Worms spread by publishing with the tokens they find and by adding workflows: shai-hulud in 2025.',
  remedy: 'Read the named lines in the archive; keep the release before until they are explained.',
  severity: 'high',
  confidence: 'medium',
  kind: 'self-publishing',
  grade: 'danger',
  says: 'edits manifests and publishes, or writes workflow files',
});
