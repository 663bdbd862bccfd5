import { readFileSync } from 'node:fs';
import { runCommands } from '../../src/app/jobs/command.ts';
import { translate } from '../../src/app/webhooks/index.ts';
import { createLog } from '../../src/adapters/http/log.ts';
import { textIn } from './case.ts';
import type { Case } from './case.ts';
import { payload, without, withSet } from './payloads.ts';

interface SlashOutcome {
  readonly action: 'run' | 'none' | 'refuse' | 'help' | 'retry';
  readonly verb?: string;
  readonly times?: number;
  readonly reply?: string;
}

/** From the comment's webhook to what is done, with the real translation and the real commands. */
export async function runSlashCase({ file = '', context }: Case): Promise<SlashOutcome> {
  const body = readFileSync(file, 'utf8').replaceAll('/APP', '/lockwarden').replaceAll('@APP', '@lockwarden');
  const type = textIn(context, 'user_type') || 'User';
  const created = withSet(payload('issue_comment.created'), {
    action: textIn(context, 'action') || 'created',
    'comment.body': body,
    'comment.user.type': type,
    'sender.type': type,
    'issue.state': textIn(context, 'pr_state') || 'open',
  });
  const sent = context?.['is_pr'] === false ? without(created, ['issue.pull_request']) : created;
  const event = textIn(context, 'event') || 'issue_comment';
  const translation = translate({ guid: 'case', event, payload: sent }, { appId: 1 });
  if (translation.result !== 'job' || translation.job.name !== 'command') return { action: 'none' };
  const { data } = translation.job;
  const replies: string[] = [];
  const reactions: string[] = [];
  let rescans = 0;
  const open = (textIn(context, 'pr_state') || 'open') === 'open';
  try {
    await runCommands(data, {
      github: {
        pullRequest: async (_repository, number) => ({
          number,
          open,
          headSha: 'a'.repeat(40),
          baseSha: 'b'.repeat(40),
          baseRef: 'main',
          author: 'octocat',
        }),
        react: async (_repository, _comment, reaction) => void reactions.push(reaction),
        reply: async (_repository, _number, { body }) => void replies.push(body),
        role: async () => roleOf(context),
      },
      reviews: { latestOf: async () => undefined },
      rescan: async () => {
        rescans += 1;
      },
      log: createLog({ level: 'silent', secrets: [] }),
    });
  } catch {
    return { action: 'retry' };
  }
  return outcomeOf(data.commands, { replies, refused: reactions.includes('confused'), rescans });
}

/** A permission that cannot be read makes the job run again later. */
function roleOf(context: Case['context']): string {
  const permission = textIn(context, 'permission') || 'none';
  if (permission === 'error' || permission === 'unknown') throw new Error('GitHub did not say');
  return permission;
}

function outcomeOf(
  commands: readonly { readonly verb: string }[],
  done: { readonly replies: readonly string[]; readonly refused: boolean; readonly rescans: number },
): SlashOutcome {
  const reply = done.replies.join('\n');
  if (done.rescans > 0) return { action: 'run', verb: 'rescan', times: done.rescans, reply };
  const verb = commands[0]?.verb ?? '';
  if (verb === 'help' || reply.includes('There is no command')) return { action: 'help', verb, reply };
  return done.refused ? { action: 'refuse', verb, reply } : { action: 'run', verb, times: 1, reply };
}
