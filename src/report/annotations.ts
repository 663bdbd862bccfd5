import type { Problem } from '../domain/problem.ts';
import { visible } from './inert.ts';
import type { Row } from './rows.ts';

/** A note at a line of a file, as GitHub's check runs take it. Plain text: GitHub does not render it as Markdown. */
export interface Annotation {
  readonly path: string;
  readonly start_line: number;
  readonly end_line: number;
  readonly annotation_level: 'notice' | 'warning' | 'failure';
  readonly title: string;
  readonly message: string;
}

/** More than one request's worth: what does not fit stands in the summary. GitHub takes 50 a request. */
const most = 50;

const levels = { block: 'failure', warn: 'warning', note: 'notice' } as const;

/** One annotation per package and line for what blocks or wants a look, worst first, and one for each unreadable place. */
export function annotationsOf(rows: readonly Row[], problems: readonly Problem[]): readonly Annotation[] {
  const found = rows.filter((row) => row.action !== 'note').map(annotationOf);
  const unread = problems.map((problem) => ({
    path: problem.path,
    start_line: problem.line ?? 1,
    end_line: problem.line ?? 1,
    annotation_level: 'failure' as const,
    title: 'Could not be read',
    message: visible(problem.message, 2_000),
  }));
  // GitHub refuses all annotations of a request for one that is about no file.
  return [...found, ...unread].filter(({ path }) => path !== '' && path !== '.').slice(0, most);
}

function annotationOf(row: Row): Annotation {
  const line = row.line ?? 1;
  const version = row.to === undefined ? '' : ` ${row.to}`;
  const messages = row.findings
    .filter((finding) => finding.action !== 'note')
    .map((finding) => `- ${visible(finding.message, 600)}`);
  return {
    path: row.path,
    start_line: line,
    end_line: line,
    annotation_level: levels[row.action],
    title: visible(`${row.subject}${version}`, 250),
    message: [...messages, visible(`What to do: ${row.worst.remedy}`, 600)].join('\n').slice(0, 8_000),
  };
}
