import { capabilitySignal } from './capability-signal.ts';

export const countryTargeted = capabilitySignal({
  id: 'country-targeted',
  title: 'Acts in some countries only',
  why: 'Protest and sabotage pick their users by time zone: event-source-polyfill opened a page, es5-ext spoke, node-ipc overwrote files.',
  remedy: 'Read the named lines in the archive; keep the release before if your users should not meet them.',
  severity: 'medium',
  confidence: 'medium',
  kind: 'place-gate',
  grade: 'watch',
  says: 'acts only in some countries, by time zone or language',
});
