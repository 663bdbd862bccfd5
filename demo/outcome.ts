import type { CheckRun, Pull } from '../test/fakes/github/index.ts';
import type { Story } from './story.ts';

export const checkName = 'Lockwarden';

/** The finished check run of a pull request's head, once there is one. */
export function finishedRun({ repository }: Story, pull: Pull): CheckRun | undefined {
  return repository.checkRuns(pull).find((run) => run.name === checkName && run.status === 'completed');
}

/** Everything that is not as it must be after both deliveries: empty when the attack was stopped and the bump left in peace. */
export function wrongs(story: Story): readonly string[] {
  const { repository, attack, quiet } = story;
  const [bad, good] = [finishedRun(story, attack), finishedRun(story, quiet)];
  const found: string[] = [];
  if (bad?.conclusion !== 'failure')
    found.push(`#${attack.number} was not stopped: ${bad?.conclusion ?? 'no verdict'}`);
  if (repository.comments(attack).length !== 1) found.push(`#${attack.number} has not exactly one comment`);
  if (good?.conclusion !== 'success') found.push(`#${quiet.number} was disturbed: ${good?.conclusion ?? 'no verdict'}`);
  if (repository.comments(quiet).length + repository.reviewComments(quiet).length > 0) {
    found.push(`#${quiet.number} was disturbed: it has a comment`);
  }
  return found;
}
