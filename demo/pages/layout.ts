import { html, raw } from 'hono/html';
import type { Pull } from '../../test/fakes/github/index.ts';
import type { Html } from '../markdown/html.ts';
import { style } from './style.ts';

/** The pages of one pull request, in the order of their tabs. */
export type Tab = 'conversation' | 'checks' | 'files';

export interface Page {
  readonly title: string;
  readonly repository: string;
  /** Minute that the services tell, for the note at the top. */
  readonly clock: string;
  /** Stands for what is shown: when it changes, the page fetches itself anew. */
  readonly version: string;
  readonly nonce: string;
  readonly main: Html | readonly Html[];
}

/** Asks every second whether something changed and then takes the new page in, unless somebody writes in it. */
const refresh = `
let version = document.body.dataset.version;
setInterval(async () => {
  const answer = await fetch('/version').catch(() => undefined);
  if (!answer?.ok) return;
  const now = await answer.text();
  const field = document.querySelector('textarea');
  if (now === version || (field && (field.value !== '' || field === document.activeElement))) return;
  const open = [...document.querySelectorAll('details[open] > summary')].map((one) => one.textContent);
  const text = await (await fetch(location.href)).text();
  // The style stays: another page's nonce would not be let in.
  const page = new DOMParser().parseFromString(text.replace(/<style[^]*?<\\/style>/, ''), 'text/html');
  document.querySelector('main').replaceWith(page.querySelector('main'));
  for (const one of document.querySelectorAll('details > summary')) if (open.includes(one.textContent)) one.parentElement.open = true;
  version = now;
}, 1000);
`;

export async function renderPage(page: Page): Promise<string> {
  const document = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${page.title}</title>
        <style nonce="${page.nonce}">
          ${raw(style)}
        </style>
      </head>
      <body data-version="${page.version}">
        <header>
          <a class="name" href="/">${page.repository.replace('/', ' / ')}</a>
          <a href="/">Pull requests</a>
          <span class="note small"
            >Demo on this machine, at the minute ${page.clock.slice(0, 16).replace('T', ' ')} UTC</span
          >
        </header>
        <main>${page.main}</main>
        <script nonce="${page.nonce}">
          ${raw(refresh)};
        </script>
      </body>
    </html>`;
  return String(await document);
}

interface Head {
  readonly pull: Pull;
  readonly tab: Tab;
  readonly commits: number;
  readonly checks: number;
  readonly files: number;
}

/** Title, state and tabs of a pull request. */
export function pullHead({ pull, tab, commits, checks, files }: Head): Html {
  const place = (name: Tab): string => (name === 'conversation' ? `/${pull.number}` : `/${pull.number}/${name}`);
  const link = (name: Tab, label: string, count?: number): Html =>
    html`<a class="${name === tab ? 'here' : ''}" href="${place(name)}"
      >${label}${count === undefined ? '' : html`<span class="count">${count}</span>`}</a
    >`;
  return html`<h1>${pull.title} <span class="dim">#${pull.number}</span></h1>
    <div>
      <span class="state">Open</span>
      <span class="dim"
        ><b>${pull.author}</b> wants to merge ${commits} ${commits === 1 ? 'commit' : 'commits'} into
        <code>${pull.baseRef}</code> from <code>${pull.headRef}</code></span
      >
    </div>
    <nav class="tabs">
      ${link('conversation', 'Conversation')}${link('checks', 'Checks', checks)}${link('files', 'Files changed', files)}
    </nav>`;
}
