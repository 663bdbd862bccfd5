import { html } from 'hono/html';
import type { Html } from '../markdown/html.ts';
import { ago, markOf } from './parts.ts';
import type { PullView } from './view.ts';

/** All pull requests, newest first, each with the mark of its check. */
export function listPage(views: readonly PullView[]): Html {
  return html`<h1>Pull requests</h1>
    <div class="box">
      <div class="head"><b>${views.length} open</b></div>
      ${views.toReversed().map(
        ({ pull, run, now, repository }) =>
          html`<div class="row">
            ${markOf(run)}
            <div class="grow">
              <a href="/${pull.number}"><b>${pull.title}</b></a>
              <div class="dim small">
                #${pull.number} opened ${ago(Date.parse(pull.createdAt), now)} by ${pull.author}
                ${run?.title ? html` · Lockwarden: ${run.title}` : ''}
              </div>
            </div>
            <span class="dim small">${commentsWord(repository.comments(pull).length)}</span>
          </div>`,
      )}
    </div>`;
}

function commentsWord(count: number): string {
  return count === 0 ? '' : count === 1 ? '1 comment' : `${count} comments`;
}
