import { capabilitySignal } from './capability-signal.ts';

export const downloadAndRun = capabilitySignal({
  id: 'download-and-run',
  title: 'Downloads something and runs it',
  why: 'What is downloaded at run time is in no lockfile and no scan: ua-parser-js fetched a miner, the worms of 2025 and 2026 a JavaScript runtime.',
  remedy: 'Read the named lines in the archive; keep the release before until they are explained.',
  severity: 'high',
  confidence: 'medium',
  kind: 'download-and-run',
  grade: 'danger',
  says: 'downloads something and runs it',
});
