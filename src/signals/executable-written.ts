import { capabilitySignal } from './capability-signal.ts';

export const executableWritten = capabilitySignal({
  id: 'executable-written',
  title: 'Writes an executable file',
  why: 'What is written and made executable is meant to be run later, outside the package.',
  remedy: 'Read the named lines in the archive; keep the release before until they are explained.',
  severity: 'medium',
  confidence: 'medium',
  kind: 'executable-written',
  grade: 'watch',
  says: 'writes a file and makes it executable',
});
