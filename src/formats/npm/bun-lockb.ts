import { EntryCollector } from '../collect.ts';
import type { Format } from '../format.ts';

/** bun's old binary lockfile. Its layout is bun's own memory and changes between versions: nothing reads it but bun. */
export const bunLockb: Format = {
  id: 'bun-lockb',
  ecosystem: 'npm',
  kind: 'lockfile',
  files: ['bun.lockb'],
  binary: true,
  reads: { direct: 'no', scope: 'no', integrity: 'no', origin: 'no', lines: 'no', requiredBy: 'no' },
  note: 'Binary: it is reported as not readable, with the advice to commit bun.lock.',
  parse: (_text, path) => {
    const collected = new EntryCollector(bunLockb, path);
    collected.problem(
      'unreadable-file',
      'bun.lockb is binary and cannot be reviewed: commit bun.lock (bun install --save-text-lockfile)',
    );
    return collected.finish();
  },
};
