import { capabilitySignal } from './capability-signal.ts';

export const dnsExfiltration = capabilitySignal({
  id: 'dns-exfiltration',
  title: 'Sends data in DNS names',
  why: 'Names that are looked up with data in them leave networks that block everything else: node-ipc and torchtriton leaked that way.',
  remedy: 'Read the named lines in the archive; keep the release before until they are explained.',
  severity: 'high',
  confidence: 'medium',
  kind: 'dns-exfiltration',
  grade: 'danger',
  says: 'puts data into names that it looks up',
});
