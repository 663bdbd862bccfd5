import { checkRun, checkSuite } from './check-run.ts';
import { ignored } from './delivery.ts';
import type { Delivery, Recipient, Translation, Translator } from './delivery.ts';
import { installation } from './installation.ts';
import { issueComment } from './issue-comment.ts';
import { mergeGroup } from './merge-group.ts';
import { pullRequest } from './pull-request.ts';

/** The events that Lockwarden listens to, sorted. app.yml subscribes to them; GitHub sends `installation` ones unasked. */
export const translators: ReadonlyMap<string, Translator> = new Map([
  ['check_run', checkRun],
  ['check_suite', checkSuite],
  ['installation', installation],
  ['installation_repositories', installation],
  ['issue_comment', issueComment],
  ['merge_group', mergeGroup],
  ['pull_request', pullRequest],
]);

/** From a delivery to the job that it asks for. Events and actions that nobody knows yet are no error. */
export function translate(delivery: Delivery, recipient: Recipient): Translation {
  const translator = translators.get(delivery.event);
  if (translator === undefined) return ignored('event not used');
  return translator(delivery.payload, recipient);
}
