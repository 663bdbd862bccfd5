import type { Command } from './command.ts';
import { explain } from './explain.ts';
import { createHelp } from './help.ts';
import { rescan } from './rescan.ts';

/** The slash commands, sorted by verb. Help is made from this table. */
export const commands: readonly Command[] = [explain, createHelp(() => commands), rescan];

/** The command of that verb, in lower case. */
export function commandOf(verb: string): Command | undefined {
  return commands.find((command) => command.verb === verb);
}
