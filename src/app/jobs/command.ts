import type { Reviews } from '../../adapters/store/reviews.ts';
import type { Log } from '../../adapters/http/log.ts';
import type { Command, CommandPorts, CommandResult } from '../commands/command.ts';
import { commandOf, commands } from '../commands/index.ts';
import { helpText } from '../commands/help.ts';
import { code } from '../../report/inert.ts';
import type { CommandJob } from './job.ts';
import type { GitHubGateway } from './ports.ts';

export interface CommandJobPorts {
  readonly github: Pick<GitHubGateway, 'pullRequest' | 'react' | 'reply' | 'role'>;
  readonly reviews: Pick<Reviews, 'latestOf'>;
  /** Reviews the pull request now, with fresh data. */
  readonly rescan: () => Promise<void>;
  readonly log: Log;
}

const mayTriage = new Set(['admin', 'maintain', 'triage', 'write']);

/**
 * Does what a comment asks: eyes when seen, thumbs up when done, a confused face and a short answer when refused. Who may
 * do what is asked of GitHub now, not read from the payload; when GitHub does not say, nothing is done.
 */
export async function runCommands(job: CommandJob, ports: CommandJobPorts): Promise<void> {
  const { github } = ports;
  await github.react(job.repository, job.comment, 'eyes');
  const pull = await github.pullRequest(job.repository, job.pullRequest);
  if (pull === undefined) return;
  const results: CommandResult[] = [];
  for (const asked of job.commands) {
    results.push(pull.open ? await runOne(job, asked, ports) : refused('This pull request is closed.'));
  }
  const replies = results.flatMap((result) => (result.reply === undefined ? [] : [result.reply]));
  if (replies.length > 0) {
    await github.reply(job.repository, job.pullRequest, { of: job.comment, body: replies.join('\n\n') });
  }
  const anyRefused = results.some((result) => result.result === 'refused');
  await github.react(job.repository, job.comment, anyRefused ? 'confused' : '+1');
}

async function runOne(
  job: CommandJob,
  asked: CommandJob['commands'][number],
  ports: CommandJobPorts,
): Promise<CommandResult> {
  const command = commandOf(asked.verb);
  if (command === undefined) {
    return refused(`There is no command ${code(asked.verb, 60)}.\n\n${helpText(commands)}`);
  }
  if (command.role === 'triage') {
    const role = await ports.github.role(job.repository, job.login);
    if (!mayTriage.has(role)) return refused(tooLittle(command));
  }
  return await command.run(asked, commandPorts(job, ports));
}

function commandPorts(job: CommandJob, ports: CommandJobPorts): CommandPorts {
  return {
    rescan: ports.rescan,
    latestReport: async () => await ports.reviews.latestOf(job.repository.id, job.pullRequest),
  };
}

function tooLittle(command: Command): string {
  return `\`${command.usage}\` needs the triage role or more in this repository. Ask a maintainer to write it.`;
}

function refused(reply: string): CommandResult {
  return { result: 'refused', reply };
}
