import type { Run } from './io.ts';

interface CommandRow {
  /** Name and arguments in commander's notation. */
  readonly usage: string;
  readonly summary: string;
  readonly options: readonly (readonly [flags: string, description: string])[];
  readonly load: () => Promise<Run>;
}

/** Every command, sorted. Docs and help are made of this table. */
export const commands: readonly CommandRow[] = [
  {
    usage: 'demo',
    summary: 'The whole app against a GitHub on this machine: opens the LiteLLM pull request and shows the review.',
    options: [
      ['--once', 'do it and end, non-zero if the bad pull request was not stopped or the quiet one was disturbed'],
      ['--port <port>', 'port of the pages (default: any free one)'],
    ],
    load: async () => (await import('./demo.ts')).demo,
  },
  {
    usage: 'extract <path...>',
    summary: 'Reads dependency files (folders are searched) and prints what was read and what could not be.',
    options: [['--format <format>', 'text or json (default: text)']],
    load: async () => (await import('./extract.ts')).extract,
  },
  {
    usage: 'judge <evidence>',
    summary: 'Judges saved evidence again, offline.',
    options: [
      ['--policy <file>', 'policy to judge by'],
      ['--format <format>', 'text, json, markdown or sarif (default: text)'],
    ],
    load: async () => (await import('./judge.ts')).judgeSaved,
  },
  {
    usage: 'names <ecosystem> <ranking>',
    summary:
      'Keeps a ranking of packages (a file or an address), to compare added names with beside the bundled lists.',
    options: [],
    load: async () => (await import('./names.ts')).names,
  },
  {
    usage: 'review',
    summary:
      'Reviews a change: in a git repository the working tree against the default branch, or two folders or commits.',
    options: [
      ['--base <ref>', 'commit to compare with (default: merge base with the default branch)'],
      ['--head <ref>', 'commit to review (default: the working tree)'],
      ['--before <folder>', 'folder as it was'],
      ['--after <folder>', 'folder as it would be'],
      ['--policy <file>', 'policy (default: .github/lockwarden.yml of the base)'],
      ['--now <instant>', 'judge as of this instant, such as 2026-03-24T11:05:00Z'],
      [
        '--offline',
        'ask no registry, advisory database or repository; what only they can tell leaves the review incomplete',
      ],
      ['--save-evidence <file>', 'save what was gathered, for `lockwarden judge`'],
      ['--format <format>', 'text, json, markdown or sarif (default: text)'],
    ],
    load: async () => (await import('./review.ts')).reviewChange,
  },
  {
    usage: 'serve',
    summary: 'The GitHub App: answers webhooks and works the jobs.',
    options: [['--web-only', 'answer webhooks only; another process works the jobs']],
    load: async () => (await import('./serve.ts')).serve,
  },
  {
    usage: 'sync [feed...]',
    summary:
      'Takes advisories in OSV form into the local copy, which is asked instead of OSV: files of this machine, or a bucket of feeds (default: OSV’s own).',
    options: [
      ['--from <address...>', 'root of a bucket of feeds, or one all.zip (default: LOCKWARDEN_OSV_FEED_URL)'],
      ['--ecosystem <name...>', 'feeds to take (default: all that are known)'],
      ['--force', 'take in a step that looks wrong'],
    ],
    load: async () => (await import('./sync.ts')).sync,
  },
  {
    usage: 'worker',
    summary: 'Works the jobs of an App that is served elsewhere.',
    options: [],
    load: async () => (await import('./serve.ts')).worker,
  },
];
