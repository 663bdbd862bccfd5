import { html } from 'hono/html';
import type { IssueComment, ReviewComment } from '../../test/fakes/github/index.ts';
import type { Html } from '../markdown/html.ts';
import { markdownToHtml } from '../markdown/html.ts';
import { maintainer, reader } from '../story.ts';
import { hunkRows } from './diff.ts';
import { mergeBox } from './merge-box.ts';
import { ago, author, button, face } from './parts.ts';
import type { PullView } from './view.ts';

const emoji: Readonly<Record<string, string>> = { eyes: '👀', '+1': '👍', confused: '😕' };

/** What was said and pushed, in order, then the merge box and what a visitor can do. */
export function conversationPage(view: PullView): Html {
  const { pull, commits, repository, now } = view;
  const opened = Date.parse(pull.createdAt);
  const events = [
    ...commits.map(({ at, ...commit }) => ({
      at,
      show: html`<div class="event">
        <span>●</span
        ><span>${author(commit.author)} pushed <code>${commit.sha.slice(0, 7)}</code> ${commit.message}</span>
      </div>`,
    })),
    ...repository.comments(pull).map((one) => ({ at: one.createdAt, show: comment(one, view) })),
    ...repository.reviewComments(pull).map((one) => ({ at: one.createdAt, show: lineComment(one, now) })),
  ].toSorted((a, b) => a.at - b.at);
  return html`${talk(pull.author, ago(opened, now), markdownToHtml(pull.body ?? ''))}
  ${events.map(({ show }) => show)}${mergeBox(view)}${commentForm(view)}`;
}

function talk(login: string, when: string, body: Html): Html {
  return html`<div class="talk">
    ${face(login)}
    <div class="box">
      <div class="head">${author(login)} commented ${when}</div>
      <div class="body">${body}</div>
    </div>
  </div>`;
}

function comment(one: IssueComment, { repository, now }: PullView): Html {
  const edited = one.updatedAt > one.createdAt ? `, edited ${ago(one.updatedAt, now)}` : '';
  const reactions = repository.record.reactions.filter(({ comment }) => comment === one.id);
  const shown = reactions.map(({ content }) => html`<span class="tag">${emoji[content] ?? content}</span> `);
  const body = html`${markdownToHtml(one.body)}${shown.length === 0 ? '' : html`<p>${shown}</p>`}`;
  return talk(one.author, `${ago(one.createdAt, now)}${edited}`, body);
}

/** A resolved thread is folded, as on GitHub. */
function lineComment(one: ReviewComment, now: number): Html {
  const inside = html`${one.subjectType === 'line' ? hunkRows(one.hunk) : ''}
    <div class="body">
      ${author(one.author)} <span class="dim">commented ${ago(one.createdAt, now)}</span>
      ${markdownToHtml(one.body)}
    </div>`;
  const head = html`<b>${one.path}</b>${one.line === null ? '' : ` line ${one.line}`}`;
  const box =
    one.resolvedBy === undefined
      ? html`<div class="head">${head}</div>
          ${inside}`
      : html`<details>
          <summary class="head">${head} <span class="tag">Resolved by ${one.resolvedBy}</span></summary>
          ${inside}
        </details>`;
  return html`<div class="talk">
    ${face(one.author)}
    <div class="box">${box}</div>
  </div>`;
}

function commentForm({ pull }: PullView): Html {
  const here = `/${pull.number}`;
  return html`<div class="box">
      <div class="head"><b>Add a comment</b></div>
      <div class="body">
        <form class="wide" method="post" action="${here}/comment">
          <textarea name="body" placeholder="/lockwarden rescan" aria-label="Comment" maxlength="4000"></textarea>
          <div class="actions">
            <label
              >as
              <select name="as">
                <option value="${maintainer}">${maintainer}, who may write</option>
                <option value="${reader}">${reader}, who may only read</option>
              </select></label
            >
            <button class="main">Comment</button>
          </div>
        </form>
      </div>
    </div>
    <div class="box">
      <div class="head"><b>Push to this branch</b></div>
      <div class="body actions">
        ${button(`${here}/push/fix`, 'Push the fix', { title: 'All versions as on main' })}
        ${button(`${here}/push/attack`, 'Push litellm 1.82.8')}
      </div>
    </div>`;
}
