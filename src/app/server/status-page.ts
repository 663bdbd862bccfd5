import { html } from 'hono/html';
import type { DeadLetter, QueueDepth } from '../../adapters/queue/port.ts';
import type { ReviewLine } from '../../adapters/store/reviews.ts';
import { visible } from '../../report/inert.ts';

export interface Status {
  readonly version: string;
  readonly depth: QueueDepth;
  /** What names repositories; undefined for those who did not sign in. */
  readonly details: { readonly reviews: readonly ReviewLine[]; readonly dead: readonly DeadLetter[] } | undefined;
}

const style = `body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:64rem;padding:0 1rem;color:#1f2328}
table{border-collapse:collapse;display:block;overflow-x:auto}
th,td{text-align:left;vertical-align:top;padding:.3rem .6rem;border-bottom:1px solid #d1d9e0}td:first-child{white-space:nowrap}td:last-child{min-width:14rem}
code{font-size:.9em}.block{color:#b31d28}.incomplete{color:#9a6700}.warn{color:#9a6700}.pass{color:#1a7f37}
@media(prefers-color-scheme:dark){body{background:#0d1117;color:#e6edf3}th,td{border-color:#30363d}
.block{color:#ff7b72}.incomplete,.warn{color:#d29922}.pass{color:#3fb950}}`;

const hint =
  'Reviews and failed jobs name repositories, private ones too. Set STATUS_PASSWORD to see them here after signing in.';

/** The page at `/`: what was reviewed lately, what waits, what failed for good. Foreign text is escaped by the template. */
export async function statusPage(status: Status): Promise<string> {
  const { depth } = status;
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>Lockwarden</title>
        <style>
          ${style}
        </style>
      </head>
      <body>
        <h1>Lockwarden</h1>
        <p>
          Version ${status.version}. ${depth.waiting} waiting, ${depth.running} running, ${depth.dead} failed for good.
        </p>
        ${status.details === undefined ? html`<p>${hint}</p>` : detailTables(status.details)}
      </body>
    </html>`;
  return String(await page);
}

function detailTables({ reviews, dead }: NonNullable<Status['details']>) {
  return html`<h2>Recent reviews</h2>
    ${reviews.length === 0 ? html`<p>None yet.</p>` : reviewTable(reviews)}
    <h2>Failed for good</h2>
    ${dead.length === 0 ? html`<p>None.</p>` : deadTable(dead)}`;
}

function reviewTable(reviews: readonly ReviewLine[]) {
  return html`<table>
    <tr>
      <th>When</th>
      <th>Pull request</th>
      <th>Commit</th>
      <th>Verdict</th>
      <th>Summary</th>
    </tr>
    ${reviews.map(
      (review) =>
        html`<tr>
          <td>${minuteOf(review.at)}</td>
          <td>${visible(review.repository)}${review.pullRequest === undefined ? '' : `#${review.pullRequest}`}</td>
          <td><code>${review.headSha.slice(0, 12)}</code></td>
          <td class="${review.decision}">${review.decision}</td>
          <td>${visible(review.summary)}</td>
        </tr>`,
    )}
  </table>`;
}

function deadTable(dead: readonly DeadLetter[]) {
  return html`<table>
    <tr>
      <th>When</th>
      <th>Job</th>
      <th>Delivery or id</th>
      <th>Reason</th>
    </tr>
    ${dead.map(
      (letter) =>
        html`<tr>
          <td>${minuteOf(letter.at)}</td>
          <td>${letter.name} <code>${visible(letter.key)}</code></td>
          <td><code>${visible(letter.id)}</code></td>
          <td>${visible(letter.reason)}</td>
        </tr>`,
    )}
  </table>`;
}

/** `2026-11-30 21:14 UTC` of an instant. */
function minuteOf(at: string): string {
  const [, day, minute] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)/.exec(at) ?? [];
  return day === undefined ? visible(at) : `${day} ${minute} UTC`;
}
