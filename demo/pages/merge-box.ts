import { html } from 'hono/html';
import type { Html } from '../markdown/html.ts';
import { lookOf, markOf } from './parts.ts';
import type { Look } from './parts.ts';
import type { PullView } from './view.ts';

const words: Readonly<Record<Look['kind'], string>> = {
  good: 'All checks have passed',
  bad: 'Merging is blocked: a required check failed',
  look: 'A check wants to be looked at',
};

/** GitHub's box at the end of a conversation: the required check, and whether the button can be pressed. */
export function mergeBox({ run, pull }: PullView): Html {
  const look = lookOf(run);
  const waits = run?.status !== 'completed';
  const may = look.kind === 'good' || run?.conclusion === 'neutral';
  return html`<div class="box merge ${look.kind}">
    <div class="top"><b>${waits ? 'The required check has not finished' : words[look.kind]}</b></div>
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
