import { capabilitySignal } from './capability-signal.ts';

export const encodedPayload = capabilitySignal({
  id: 'encoded-payload',
  title: 'Decodes a text and runs it',
  why: 'Code that hides itself in an encoding does not want to be read: litellm and aiocpa carried theirs in nested base64.',
  remedy: 'Read the named lines in the archive; keep the release before until they are explained.',
  severity: 'high',
  confidence: 'medium',
  kind: 'encoded-payload',
  grade: 'danger',
  says: 'runs what stands hidden in a text or in compiled code',
});
