import { html } from 'hono/html';
import type { ReviewComment } from '../../test/fakes/github/index.ts';
import type { FileDiff, Hunk } from '../../test/fakes/github/tree-diff.ts';
import type { Annotation } from '../../test/fakes/github/records.ts';
import type { Html } from '../markdown/html.ts';
import { markdownToHtml } from '../markdown/html.ts';
import { author } from './parts.ts';

/** What stands below lines of a file. */
export interface Notes {
  readonly annotations: readonly Annotation[];
  readonly comments: readonly ReviewComment[];
}

/** A file's changes with what was noted at its lines. */
export function fileDiff(file: FileDiff, notes: Notes): Html {
  const lines = (file.hunks ?? []).flatMap(linesOf);
  const shown = new Set(lines.map((line) => line.now));
  const elsewhere = notes.annotations.filter((one) => !shown.has(one.end_line));
  return html`<div class="box">
    <div class="head">
      <b>${file.path}</b> <span class="good">+${file.additions}</span> <span class="bad">−${file.deletions}</span>
    </div>
    <table class="diff">
      ${lines.map(
        (line) =>
          html`${lineRow(line)}${below([
            ...notes.annotations.filter((one) => one.end_line === line.now).map(annotationBox),
            ...notes.comments.filter((one) => one.line === line.now).map(commentBox),
          ])}`,
      )}
      ${below(elsewhere.map(annotationBox))}
    </table>
  </div>`;
}

/** The lines that a review comment's hunk holds, as the conversation shows them. */
export function hunkRows(hunk: string): Html {
  const [header = '', ...lines] = hunk.split('\n');
  const [, oldStart = '1', newStart = '1'] = /^@@ -(\d+)(?:,\d+)? \+(\d+)/.exec(header) ?? [];
  const all = linesOf({ header, oldStart: Number(oldStart), newStart: Number(newStart), lines });
  return html`<table class="diff">
    ${all.slice(-4).map(lineRow)}
  </table>`;
}

interface Line {
  readonly kind: 'add' | 'del' | 'same' | 'hunk';
  readonly was: number | undefined;
  readonly now: number | undefined;
  readonly text: string;
}

function linesOf({ header, oldStart, newStart, lines }: Hunk): readonly Line[] {
  let was = oldStart;
  let now = newStart;
  const read = lines
    .filter((line) => !line.startsWith('\\'))
    .map((line): Line => {
      const text = line;
      if (line.startsWith('+')) return { kind: 'add', was: undefined, now: now++, text };
      if (line.startsWith('-')) return { kind: 'del', was: was++, now: undefined, text };
      return { kind: 'same', was: was++, now: now++, text };
    });
  return [{ kind: 'hunk', was: undefined, now: undefined, text: header }, ...read];
}

function lineRow(line: Line): Html {
  return html`<tr class="${line.kind}">
    <td class="n">${line.was ?? ''}</td>
    <td class="n">${line.now ?? ''}</td>
    <td>${line.text}</td>
  </tr>`;
}

function below(boxes: readonly Html[]): Html | string {
  return boxes.length === 0
    ? ''
    : html`<tr>
        <td class="inside" colspan="3">${boxes}</td>
      </tr>`;
}

/** Annotations are plain text on GitHub as well. */
export function annotationBox(note: Annotation): Html {
  return html`<div class="note-box ${note.annotation_level}">
    <div>
      <b>${note.title ?? ''}</b>
      <span class="dim small">Check ${note.annotation_level} on line ${note.end_line}, Lockwarden</span>
    </div>
    <p>${note.message}</p>
  </div>`;
}

function commentBox(comment: ReviewComment): Html {
  return html`<div class="note-box">
    <div>
      ${author(comment.author)} ${comment.resolvedBy === undefined ? '' : html`<span class="tag">Resolved</span>`}
    </div>
    ${markdownToHtml(comment.body)}
  </div>`;
}
