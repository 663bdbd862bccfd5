import { capabilitySignal } from './capability-signal.ts';

export const secretsSent = capabilitySignal({
  id: 'secrets-sent',
  title: 'Gathers secrets and sends them',
  why: 'The whole environment, key files or a password that was handed over for something else leave in the same piece of work: ssh-decorate in 2018, web3.js in 2024 and most stealers since.',
  remedy: 'Read the named lines in the archive; keep the release before until they are explained.',
  severity: 'high',
  confidence: 'medium',
  kind: 'secrets-sent',
  grade: 'danger',
  says: 'gathers secrets and sends them',
});
