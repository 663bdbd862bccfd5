import { capabilitySignal } from './capability-signal.ts';

export const credentialAccess = capabilitySignal({
  id: 'credential-access',
  title: 'Reads where credentials are kept',
  why: 'Token files, key folders and wallets are what stealers look for first; a library rarely has business there.',
  remedy: 'Read the named lines in the archive; keep the release before until they are explained.',
  severity: 'high',
  confidence: 'medium',
  kind: 'credential-path',
  grade: 'danger',
  says: 'reads places where credentials are kept',
});
