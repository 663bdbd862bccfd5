import { capabilitySignal } from './capability-signal.ts';

export const obfuscatedCode = capabilitySignal({
  id: 'obfuscated-code',
  title: 'Obfuscated code',
  why: 'Readable projects do not publish unreadable lines in single files: chalk, debug and coa were armed by one obfuscated block.',
  remedy: 'Read the named lines in the archive; keep the release before until they are explained.',
  severity: 'high',
  confidence: 'medium',
  kind: 'obfuscation',
  grade: 'danger',
  says: 'is obfuscated',
  isState: true,
});
