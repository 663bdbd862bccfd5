import type { Command } from './command.ts';

const roles: Readonly<Record<Command['role'], string>> = {
  anyone: 'anyone who can comment',
  triage: 'triage role or more',
};

/** The help text, made from the table of commands. */
export function helpText(commands: readonly Command[]): string {
  return [
    'Lockwarden listens to these commands, each at the start of a line of a new comment:',
    '',
    '| Command | What it does | Who may use it |',
    '| --- | --- | --- |',
    ...commands.map((command) => `| \`${command.usage}\` | ${command.what} | ${roles[command.role]} |`),
  ].join('\n');
}

/** `help` is made from the others, so it is handed the table. */
export function createHelp(commands: () => readonly Command[]): Command {
  return {
    verb: 'help',
    usage: '/lockwarden help',
    what: 'shows this table',
    role: 'anyone',
    run: async () => ({ result: 'done', reply: helpText(commands()) }),
  };
}
