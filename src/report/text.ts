import type { Report } from '../domain/report.ts';
import { visible } from './inert.ts';
import { rowsOf, type Row } from './rows.ts';
import { headline, titleOf } from './words.ts';

/** How a terminal marks what; without colour the words alone carry the meaning. */
export type Paint = (style: 'bad' | 'look' | 'good' | 'dim' | 'bold', text: string) => string;

const words = { block: 'BLOCK', warn: 'LOOK ', note: 'note ' } as const;
const styles = { block: 'bad', warn: 'look', note: 'dim' } as const;

/** What to do now, at a terminal: there is no check that runs again by itself. */
const nextSteps = {
  pass: '',
  warn: 'Nothing blocks. Read the reasons below and decide.',
  block: 'Do what the arrows say, then review again.',
  incomplete: 'Review again when what is listed below can be read or asked.',
} as const;

/** The review for a terminal: verdict first, then what to do, then each package with its reasons. */
export function textOf(report: Report, paint: Paint): string {
  const rows = rowsOf(report);
  const plain = (markdown: string) => markdown.replaceAll('**', '').replaceAll('`', '');
  const style = { pass: 'good', warn: 'look', block: 'bad', incomplete: 'look' } as const;
  const step = nextSteps[report.verdict.decision];
  const lines = [
    paint(style[report.verdict.decision], plain(headline(report))),
    paint('dim', `${titleOf(report)}; as of ${report.now}${report.clockFixed ? ' (clock set by the operator)' : ''}`),
    step === '' ? '' : `\n${step}`,
    ...rows.flatMap((row) => rowLines(row, paint)),
    ...problemLines(report, paint),
  ];
  return `${lines.filter((line, i) => line !== '' || i > 2).join('\n')}\n`;
}

function rowLines(row: Row, paint: Paint): readonly string[] {
  const versions = [row.from === row.to ? undefined : row.from, row.to]
    .filter((v) => v !== undefined)
    .map((v) => visible(v, 80));
  const place = `${visible(row.path, 120)}${row.line === undefined ? '' : `:${row.line}`}`;
  const via = row.via.length > 0 ? ` through ${row.via.map((name) => visible(name, 60)).join(' → ')}` : '';
  const head = `\n${paint(styles[row.action], words[row.action])} ${paint('bold', visible(row.subject, 120))} ${versions.join(' → ')}  ${paint('dim', `${place}${via}`)}`;
  const shown =
    row.action === 'note' ? row.findings.slice(0, 3) : row.findings.filter((finding) => finding.action !== 'note');
  return [
    head,
    ...shown.map((finding) => `      ${visible(finding.message, 600)} ${paint('dim', `[${finding.signal}]`)}`),
    ...(row.action === 'note' ? [] : [`      → ${visible(row.worst.remedy, 400)}`]),
  ];
}

function problemLines(report: Report, paint: Paint): readonly string[] {
  const decisive = report.verdict.unchecked.filter((gap) => gap.decisive);
  if (report.problems.length + decisive.length === 0) return [];
  // A package that stands in manifest and lockfile is one gap.
  const gaps = [
    ...new Set(decisive.map((gap) => `      ${gap.what} of ${visible(gap.purl, 160)}: ${visible(gap.why, 300)}`)),
  ];
  return [
    `\n${paint('look', 'Not read or not checked')}`,
    ...report.problems.map(
      (p) => `      ${visible(p.path, 160)}${p.line === undefined ? '' : `:${p.line}`}: ${visible(p.message, 300)}`,
    ),
    ...gaps.slice(0, 50),
    ...(gaps.length > 50 ? [`      and ${gaps.length - 50} more`] : []),
  ];
}
