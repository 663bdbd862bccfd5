import type { Pull, RepositoryHandle } from '../../test/fakes/github/index.ts';
import { attackAgain, fix, maintainer, reader } from '../story.ts';
import type { PullView } from './view.ts';

type Say = (line: string) => void;

/** What a visitor asked for: the path after the pull request's number, and the form's fields. */
export interface Asked {
  readonly path: string;
  readonly fields: URLSearchParams;
}

/** Does to the pull request what a person would, and delivers the webhook. False: there is no such action. */
export async function act(view: PullView, { path, fields }: Asked, say: Say): Promise<boolean> {
  const { repository, pull, run } = view;
  const [verb = '', what = ''] = path.split('/');
  switch (verb) {
    case 'comment':
      return await comment({ repository, pull }, fields, say);
    case 'push':
      say(`#${pull.number} is pushed to`);
      repository.push(
        pull,
        what === 'fix' ? fix : attackAgain,
        what === 'fix' ? 'Stay on the release before' : 'Take litellm 1.82.8',
      );
      await repository.deliver.pullRequest(pull, 'synchronize');
      return true;
    case 'rerun':
      if (run === undefined) return false;
      say(`#${pull.number} ${maintainer} presses Re-run`);
      await repository.deliver.checkRun(run, 'rerequested', maintainer);
      return true;
    case 'action':
      if (!run?.actions.some(({ identifier }) => identifier === what)) return false;
      say(`#${pull.number} ${maintainer} presses the button "${what}"`);
      await repository.deliver.checkRun(run, 'requested_action', maintainer, what);
      return true;
    default:
      return false;
  }
}

async function comment(
  { repository, pull }: { readonly repository: RepositoryHandle; readonly pull: Pull },
  fields: URLSearchParams,
  say: Say,
): Promise<boolean> {
  const body = (fields.get('body') ?? '').trim();
  if (body === '') return true;
  const login = fields.get('as') === reader ? reader : maintainer;
  say(`#${pull.number} ${login} comments: ${body.split('\n')[0]?.slice(0, 80) ?? ''}`);
  await repository.deliver.issueComment(repository.comment(pull, login, body));
  return true;
}
