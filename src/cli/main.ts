import { Command, CommanderError } from 'commander';
import { LockwardenError, messageOf } from '../domain/error.ts';
import { commands } from './commands.ts';
import type { Io } from './io.ts';
import { version } from '../app/version.ts';

/** What `lockwarden` ends with. Part of the interface: scripts branch on it. */
export const exits = { pass: 0, block: 1, usage: 2, incomplete: 3 } as const;

/**
 * Runs the command line and answers its exit status. Results go to standard output, progress and messages to standard error. Commands are loaded
 * when they are named, so that `--help` costs nothing.
 */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  let status: number = exits.pass;
  const program = new Command('lockwarden')
    .description('Reviews what a change does to the dependencies of a repository.')
    .version(version, '-V, --version')
    .exitOverride()
    .configureOutput({ writeOut: io.out, writeErr: io.err })
    .showSuggestionAfterError();
  for (const command of commands) {
    const added = program.command(command.usage).description(command.summary);
    for (const [flags, description] of command.options) added.option(flags, description);
    added.action(async (...given: unknown[]) => {
      status = await (await command.load())(given.slice(0, -2).flat().map(String), optionsOf(added), io);
    });
  }
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return status;
  } catch (thrown) {
    return failed(thrown, io);
  }
}

function optionsOf(command: Command): Readonly<Record<string, unknown>> {
  return command.opts();
}

function failed(thrown: unknown, io: Io): number {
  if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? exits.pass : exits.usage;
  if (thrown instanceof LockwardenError) {
    io.err(`lockwarden: ${thrown.message}\n${thrown.hint === '' ? '' : `${thrown.hint}\n`}`);
    return thrown.code === 'could-not-read' ? exits.incomplete : exits.usage;
  }
  io.err(
    `lockwarden: this should not happen: ${messageOf(thrown)}\n${thrown instanceof Error ? `${thrown.stack}\n` : ''}`,
  );
  return exits.incomplete;
}
