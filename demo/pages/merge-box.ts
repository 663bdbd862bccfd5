import { html } from 'hono/html';
import type { Html } from '../markdown/html.ts';
import { lookOf, markOf } from './parts.ts';
import type { PullView } from './view.ts';

const words: Readonly<Record<string, string>> = {
  success: 'All checks have passed',
  neutral: 'All checks have finished; one wants to be looked at',
  failure: 'Merging is blocked: a required check failed',
  action_required: 'Merging is blocked: a required check could not finish',
};

/** GitHub's box at the end of a conversation: the required check, and whether the button can be pressed. */
export function mergeBox({ run, pull }: PullView): Html {
  const look = lookOf(run);
  const may = look.kind === 'good' || run?.conclusion === 'neutral';
  return html`<div class="box merge ${look.kind}">
    <div class="top"><b>${words[run?.conclusion ?? ''] ?? 'The required check has not finished'}</b></div>
    <div class="row">
      ${markOf(run)}
      <div class="grow">
        <b>Lockwarden</b> <span class="dim">${look.word}${run?.title ? ` — ${run.title}` : ''}</span>
        <span class="tag">Required</span>
      </div>
      <a href="/${pull.number}/checks">Details</a>
    </div>
    <div class="row"><button disabled class="${may ? 'main' : ''}">Merge pull request</button></div>
  </div>`;
}
