import type { Command } from './command.ts';

export const rescan: Command = {
  verb: 'rescan',
  usage: '/lockwarden rescan',
  what: 'reviews this pull request again, asking every source anew',
  role: 'triage',
  run: async (_asked, ports) => {
    await ports.rescan();
    return { result: 'done' };
  },
};
