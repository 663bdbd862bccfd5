import type { Report } from '../domain/report.ts';
import { annotationsOf, type Annotation } from './annotations.ts';
import { fit } from './fit.ts';
import { rowsOf } from './rows.ts';
import { alsoChanged, evidence, gaps, howJudged, table } from './sections.ts';
import { headline, nextStep, titleOf } from './words.ts';

/** What a check run shows and how it ends. Fields fit GitHub's limits in characters and bytes. */
export interface CheckRunOutput {
  readonly conclusion: 'success' | 'neutral' | 'failure' | 'action_required';
  readonly title: string;
  readonly summary: string;
  readonly text: string;
  readonly annotations: readonly Annotation[];
}

const conclusions = { pass: 'success', warn: 'neutral', block: 'failure', incomplete: 'action_required' } as const;

/** The whole review as GitHub's check run: verdict, next step, table and gaps in the summary; evidence folded in the text. */
export function checkRunOf(report: Report): CheckRunOutput {
  const rows = rowsOf(report);
  const shown = rows.filter((row) => row.action !== 'note');
  const left = (n: number) => `\n*${n} more lines did not fit. The command line shows all: \`lockwarden review\`.*`;
  const summary = [
    { rank: 0, text: headline(report) },
    { rank: 0, text: `\n${nextStep(report, rows)}` },
    ...table(shown),
    ...gaps(report),
    ...howJudged(report),
  ];
  const text = [...evidence(rows), ...alsoChanged(report, shown)];
  return {
    conclusion: conclusions[report.verdict.decision],
    title: titleOf(report).slice(0, 255),
    summary: fit(summary, left),
    text: text.length === 0 ? 'No dependency changed.' : fit(text, left),
    annotations: annotationsOf(rows, report.problems),
  };
}
