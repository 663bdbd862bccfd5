import { html } from 'hono/html';
import type { CheckRun } from '../../test/fakes/github/index.ts';
import type { Html } from '../markdown/html.ts';

/** How a check run looks at a glance. */
export interface Look {
  readonly kind: 'good' | 'bad' | 'look';
  readonly mark: string;
  readonly word: string;
}

const looks: Readonly<Record<string, Look>> = {
  success: { kind: 'good', mark: '✓', word: 'Successful' },
  neutral: { kind: 'look', mark: '■', word: 'Neutral' },
  failure: { kind: 'bad', mark: '✗', word: 'Failing' },
  action_required: { kind: 'look', mark: '!', word: 'Action required' },
};

export function lookOf(run: CheckRun | undefined): Look {
  const running: Look = { kind: 'look', mark: '●', word: run === undefined ? 'Expected' : 'In progress' };
  return run?.status === 'completed' ? (looks[run.conclusion ?? ''] ?? running) : running;
}

export function markOf(run: CheckRun | undefined): Html {
  const { kind, mark, word } = lookOf(run);
  return html`<span class="dot ${kind}" title="${word}">${mark}</span>`;
}

/** A round picture made of the first letter, the same colour for the same name. */
export function face(login: string): Html {
  const hue = [...login].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0) * 37, 0) % 360;
  return html`<div class="face" style="background:hsl(${hue} 45% 42%)" aria-hidden="true">
    ${(login[0] ?? '?').toUpperCase()}
  </div>`;
}

/** Who wrote, with GitHub's label for apps. */
export function author(login: string): Html {
  const bot = login.endsWith('[bot]');
  return html`<b>${bot ? login.slice(0, -'[bot]'.length) : login}</b> ${bot ? html`<span class="tag">bot</span>` : ''}`;
}

const units: readonly (readonly [ms: number, name: string])[] = [
  [3_600_000, 'hour'],
  [60_000, 'minute'],
  [1_000, 'second'],
];

/** `2 minutes ago`. */
export function ago(at: number, now: number): string {
  const past = Math.max(0, now - at);
  for (const [ms, name] of units) {
    const count = Math.floor(past / ms);
    if (count > 0) return `${count} ${name}${count === 1 ? '' : 's'} ago`;
  }
  return 'now';
}

/** A button that does something and comes back. */
export function button(action: string, label: string, more: { readonly kind?: string; readonly title?: string } = {}) {
  return html`<form method="post" action="${action}">
    <button class="${more.kind ?? ''}" title="${more.title ?? ''}">${label}</button>
  </form>`;
}
