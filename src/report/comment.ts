import type { Report } from '../domain/report.ts';
import { fit } from './fit.ts';
import { code, inert } from './inert.ts';
import { rowsOf, type Row } from './rows.ts';
import { alsoChanged, evidence, gaps, howJudged, table } from './sections.ts';
import { commentMarker, headline, nextStep } from './words.ts';

/**
 * The one comment of a pull request. `open`: a person must act; `closed`: what an earlier comment asked for is settled, one line;
 * undefined: there is nothing to say and nothing was said.
 */
export function commentOf(report: Report, hadComment: boolean): string | undefined {
  const rows = rowsOf(report);
  const act = mustAct(report, rows, hadComment);
  if (!act)
    return hadComment
      ? `${commentMarker}\n✅ Lockwarden: what was found here earlier is settled. No known issue at ${code(report.subject.head.slice(0, 12))}.`
      : undefined;
  const shown = rows.filter((row) => row.action !== 'note');
  const left = (n: number) => `\n*${n} more lines did not fit; the check run has them.*`;
  return fit(
    [
      { rank: 0, text: commentMarker },
      { rank: 0, text: headline(report) },
      { rank: 0, text: `\n${nextStep(report, rows)}` },
      ...table(shown),
      ...gaps(report),
      ...evidence(shown).map((part) => ({ ...part, rank: part.rank + 2 })),
      ...alsoChanged(report, shown),
      ...howJudged(report),
      {
        rank: 0,
        text: '\n<sub>Commands: `/lockwarden rescan` · `/lockwarden explain PACKAGE` · `/lockwarden help`</sub>',
      },
    ],
    left,
  );
}

/**
 * A source that did not answer heals by itself, and the check says so: no comment for that alone. A file that cannot be read waits for a
 * person; a comment that stands is kept up to date.
 */
function mustAct(report: Report, rows: readonly Row[], hadComment: boolean): boolean {
  const { decision } = report.verdict;
  if (decision !== 'incomplete') return decision === 'block' || decision === 'warn';
  return hadComment || report.problems.length > 0 || rows.some((row) => row.action !== 'note');
}

/** A comment on the changed line for what blocks, with the key that keeps it from being posted twice. */
export interface LineComment {
  readonly key: string;
  readonly path: string;
  readonly line: number | undefined;
  readonly body: string;
}

/** At most this many line comments: more would bury the conversation; the table has them all. */
const most = 10;

/** Line comments for the blocking rows, worst first. The marker in the body names the key. */
export function lineCommentsOf(report: Report): readonly LineComment[] {
  const blocking = rowsOf(report).filter((row) => row.action === 'block');
  return blocking.slice(0, most).map((row) => ({ key: keyOf(row), path: row.path, line: row.line, body: bodyOf(row) }));
}

function bodyOf(row: Row): string {
  const version = row.to === undefined ? '' : ` ${code(row.to, 80)}`;
  const reasons = row.findings
    .filter((finding) => finding.action === 'block')
    .map((finding) => `- ${inert(finding.message)}`);
  return [
    `⛔ ${code(row.subject, 120)}${version}`,
    '',
    ...reasons,
    '',
    `**What to do:** ${inert(row.worst.remedy)}`,
  ].join('\n');
}

/** Names the row whatever its line is, so that a push which moves lines does not post it again. */
function keyOf(row: Row): string {
  return `${row.path}|${row.subject}|${row.to ?? ''}|${row.worst.signal}`;
}
