import { capabilitySignal } from './capability-signal.ts';

export const dynamicEvaluation = capabilitySignal({
  id: 'dynamic-evaluation',
  title: 'Evaluates text as code',
  why: 'Text that becomes code at run time cannot be reviewed beforehand.',
  remedy: 'Read the named lines in the archive; keep the release before until they are explained.',
  severity: 'low',
  confidence: 'low',
  kind: 'dynamic-evaluation',
  grade: 'plain',
  says: 'evaluates text as code',
});
