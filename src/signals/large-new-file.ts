import { defineSignal } from './define-signal.ts';
import { listed } from './reading/say.ts';

const sources = ['.js', '.mjs', '.cjs', '.py', '.rb', '.php', '.sh', '.ps1', '.bat', '.cmd', '.pl'];
/** A script this large was packed by a machine. */
const large = 1_000_000;
/** A new script that outweighs the whole release before it. */
const noticeable = 12_000;

/** A single new script that outweighs the package. */
export const largeNewFile = defineSignal({
  id: 'large-new-file',
  title: 'Very large new script',
  why: 'The worms of 2025 and 2026 came as one packed file of megabytes beside a small package: bundle.js, bw_setup.js, router_init.js.',
  remedy: 'Open the file in the archive: does the project’s repository have it, and what starts it?',
  severity: 'medium',
  confidence: 'high',
  needs: ['archive'],
  detect: ({ archive, because }) => {
    const before = archive?.totalSize.before;
    if (archive === undefined || before === undefined) return [];
    // The bundle of an action is what its file names.
    const named = new Set(
      archive.hooks.after.filter(({ kind }) => kind.startsWith('runs.')).map(({ command }) => command),
    );
    const scripts = archive.added.filter(
      (file) => sources.some((end) => file.path.endsWith(end)) && !named.has(file.path),
    );
    const outsized = scripts.filter((f) => f.size >= large || (f.size >= noticeable && f.size >= before));
    if (outsized.length === 0) return [];
    const fact = `${listed(outsized.map((f) => `${f.path} (${Math.round(f.size / 1_000)} kB)`))} beside a release of ${Math.round(before / 1_000)} kB`;
    return [{ message: `New: ${fact}.`, because: [because('archive', fact)] }];
  },
});
