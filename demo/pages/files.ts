import { html } from 'hono/html';
import type { Html } from '../markdown/html.ts';
import { fileDiff } from './diff.ts';
import type { PullView } from './view.ts';

/** The changed files with the check's annotations and the open review comments on their lines. */
export function filesPage({ files, run, repository, pull }: PullView): Html {
  if (files.length === 0) return html`<p class="dim">Nothing differs from ${pull.baseRef} any more.</p>`;
  const comments = repository.reviewComments(pull);
  return html`${files.map((file) =>
    fileDiff(file, {
      annotations: run?.annotations.filter((note) => note.path === file.path) ?? [],
      comments: comments.filter((one) => one.path === file.path && one.resolvedBy === undefined),
    }),
  )}`;
}
