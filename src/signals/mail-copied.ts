import { capabilitySignal } from './capability-signal.ts';

export const mailCopied = capabilitySignal({
  id: 'mail-copied',
  title: 'Copies mails to a fixed address',
  why: 'A blind copy to an address in the code sends every message of its users to somebody else: one changed line made postmark-mcp a spy.',
  remedy:
    'Keep the release before. Look up whose address it is, and treat mails that were sent with this release as read by others.',
  severity: 'high',
  confidence: 'medium',
  kind: 'mail-copy',
  grade: 'danger',
  says: 'puts a fixed address into the blind copy of mails',
});
