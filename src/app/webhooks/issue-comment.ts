import { z } from 'zod';
import { parseCommands } from '../commands/parse.ts';
import { pullRequestGroup } from '../jobs/job.ts';
import { asJob, ignored } from './delivery.ts';
import type { Translation } from './delivery.ts';
import { action, id, installed, read, repositoryRef, sender } from './payload.ts';

const schema = installed.extend({
  issue: z.object({ number: id, pull_request: z.unknown().optional(), state: z.string().max(20).optional() }),
  comment: z.object({
    id,
    body: z.string().max(262_144).nullable(),
    user: sender.nullable(),
    performed_via_github_app: z.unknown().optional(),
  }),
  sender,
});

/**
 * A command in a comment on a pull request. Only newly created comments of people count: an edited one could have been
 * harmless when it was read, and a bot's would let whoever steers the bot speak with its permissions.
 */
export function issueComment(payload: unknown): Translation {
  return read(action, payload, ({ action }) => {
    if (action !== 'created') return ignored('action not used');
    return read(schema, payload, (event) => {
      const { comment, issue } = event;
      if (issue.pull_request === undefined || issue.pull_request === null) return ignored('not a pull request');
      const author = comment.user;
      if (author?.type !== 'User' || event.sender.type !== 'User' || author.login !== event.sender.login) {
        return ignored('not by a person');
      }
      if (comment.performed_via_github_app !== undefined && comment.performed_via_github_app !== null) {
        return ignored('written by an app');
      }
      const commands = parseCommands(comment.body ?? '');
      if (commands.length === 0) return ignored('no command');
      const repository = repositoryRef(event);
      return asJob({
        name: 'command',
        key: `command:${repository.id}:${comment.id}`,
        group: pullRequestGroup(repository, issue.number),
        tenant: String(repository.installation),
        priority: 5,
        data: { repository, pullRequest: issue.number, comment: comment.id, login: author.login, commands },
      });
    });
  });
}
