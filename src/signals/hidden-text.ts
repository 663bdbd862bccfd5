import { capabilitySignal } from './capability-signal.ts';

export const hiddenText = capabilitySignal({
  id: 'hidden-text',
  title: 'Invisible characters in code',
  why: 'Invisible and direction characters make code read otherwise than it runs (Trojan Source, GlassWorm).',
  remedy: 'Read the named lines in the archive; keep the release before until they are explained.',
  severity: 'high',
  confidence: 'medium',
  kind: 'hidden-text',
  grade: 'danger',
  says: 'holds invisible or direction-changing characters',
  isState: true,
});
