import { capabilitySignal } from './capability-signal.ts';

export const suspiciousHost = capabilitySignal({
  id: 'suspicious-host',
  title: 'Talks to a throw-away host',
  why: 'Paste sites, shorteners, web hooks, raw addresses and cloud metadata are where payloads come from and secrets go.',
  remedy: 'Read the named lines in the archive; keep the release before until they are explained.',
  severity: 'medium',
  confidence: 'medium',
  kind: 'suspicious-host',
  grade: 'watch',
  says: 'names a throw-away or internal host',
});
