import type { Report } from '../domain/report.ts';
import type { CheckRunOutput } from './check-run.ts';
import { fit } from './fit.ts';
import { rowsOf } from './rows.ts';
import { evidence, gaps, table } from './sections.ts';
import { count } from './words.ts';

/** What a check run shows while archives are still being looked into: what was found so far, and no verdict. */
export function progressOf(report: Report, waiting: number): Pick<CheckRunOutput, 'summary' | 'text' | 'title'> {
  const rows = rowsOf(report);
  const shown = rows.filter((row) => row.action !== 'note');
  const left = (n: number) => `\n*${n} more lines did not fit.*`;
  const open = `the archives of ${count(waiting, 'package')} are still being looked into`;
  const found = shown.length === 0 ? 'Nothing was found so far' : `Found so far: ${report.verdict.summary}`;
  const summary = [
    { rank: 0, text: `**Not finished: ${open}.** ${found}. This check ends by itself when that is done.` },
    ...table(shown),
    ...gaps(report),
  ];
  const text = evidence(rows);
  return {
    title: `So far ${report.verdict.summary}; ${open}`.slice(0, 255),
    summary: fit(summary, left),
    text: text.length === 0 ? 'No findings so far.' : fit(text, left),
  };
}
