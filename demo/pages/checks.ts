import { html } from 'hono/html';
import type { Html } from '../markdown/html.ts';
import { markdownToHtml } from '../markdown/html.ts';
import { annotationBox } from './diff.ts';
import { button, lookOf, markOf } from './parts.ts';
import type { PullView } from './view.ts';

/** The check run of the head: title, summary, text, annotations and its buttons. */
export function checksPage({ run, pull }: PullView): Html {
  if (run === undefined)
    return html`<p class="dim">No check has run on <code>${pull.headSha.slice(0, 7)}</code> yet.</p>`;
  const here = `/${pull.number}`;
  return html`<div class="actions">
      <h1>${markOf(run)} ${run.name}</h1>
    </div>
    <p class="dim">${lookOf(run).word} on <code>${run.headSha.slice(0, 7)}</code></p>
    <div class="actions">
      ${button(`${here}/rerun`, 'Re-run')}
      ${run.actions.map((one) =>
        button(`${here}/action/${encodeURIComponent(one.identifier)}`, one.label, { title: one.description }),
      )}
    </div>
    <h2>${run.title ?? ''}</h2>
    ${markdownToHtml(run.summary ?? '')}
    ${
      run.annotations.length === 0
        ? ''
        : html`<h3>Annotations</h3>
            ${run.annotations.map(
              (note) =>
                html`<div class="dim small">${note.path}</div>
                  ${annotationBox(note)}`,
            )}`
    }
    <h3>Details</h3>
    ${markdownToHtml(run.text ?? '')}`;
}
