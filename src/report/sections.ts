import type { Report } from '../domain/report.ts';
import type { JudgedFinding } from '../domain/verdict.ts';
import type { Part } from './fit.ts';
import { code, htmlCode, inert } from './inert.ts';
import { versionOf, witnessesOf, type Row } from './rows.ts';
import { count, minute } from './words.ts';
import { afterOf, beforeOf } from '../domain/change.ts';

const marks = { block: '⛔', warn: '⚠️', note: 'ℹ️' } as const;

/** The table of what must or should be looked at: three columns, worst first. */
export function table(rows: readonly Row[]): readonly Part[] {
  if (rows.length === 0) return [];
  const severalFiles = new Set(rows.map((row) => row.path)).size > 1;
  return [
    { rank: 0, text: '\n| Package | Why | Way out |\n| --- | --- | --- |' },
    ...rows.map((row) => ({ rank: row.action === 'block' ? 1 : 2, text: tableRow(row, severalFiles) })),
  ];
}

function tableRow(row: Row, severalFiles: boolean): string {
  const moved = row.from !== undefined && row.from !== row.to ? `${code(row.from, 80)} → ` : '';
  const version = row.to === undefined ? '' : `<br>${moved}${code(row.to, 80)}`;
  const via =
    row.via.length > 0
      ? `<br>through ${row.via
          .slice(0, 4)
          .map((name) => code(name, 60))
          .join(' → ')}`
      : '';
  const place = severalFiles && row.subject !== row.path ? `<br>in ${code(row.path, 120)}` : '';
  return `| ${marks[row.action]} ${code(row.subject, 120)}${version}${via}${place} | ${why(row)} | ${inert(row.worst.remedy)} |`;
}

/** What blocks is told by up to three witnesses, the rest by the worst one. */
function why(row: Row): string {
  const told = witnessesOf(row, row.action === 'block' ? 3 : 1);
  const left = row.findings.length - told.length;
  const lines = told.map(({ message }) => `${told.length > 1 ? '• ' : ''}${inert(message)}`);
  return [...lines, ...(left > 0 ? [`and ${count(left, 'more sign')}`] : [])].join('<br>');
}

/** The evidence of each row, folded: every finding with what was seen, who said so and when it was read. */
export function evidence(rows: readonly Row[]): readonly Part[] {
  return rows.map((row) => ({
    rank: row.action === 'block' ? 3 : row.action === 'warn' ? 4 : 6,
    text: [
      `<details><summary>${marks[row.action]} ${htmlCode(row.subject, 120)} ${row.to === undefined ? '' : htmlCode(row.to, 80)}${row.score > 0 ? ` (risk ${row.score} of 100)` : ''}</summary>\n`,
      ...row.findings.map(findingLines),
      '\n</details>',
    ].join('\n'),
  }));
}

function findingLines(finding: JudgedFinding): string {
  const accepted = finding.excepted ? ` Accepted: ${inert(finding.excepted.reason, 200)}` : '';
  const head = `- **${finding.signal}** (${finding.severity}, confidence ${finding.confidence}): ${inert(finding.message)}${accepted}`;
  return [
    head,
    ...finding.because.map((b) => `  - ${inert(b.fact, 300)} (${inert(b.source, 80)}, ${minute(b.at)})`),
  ].join('\n');
}

/** Every change that no row is about, folded. */
export function alsoChanged(report: Report, rows: readonly Row[]): readonly Part[] {
  const spoken = new Set(rows.map((row) => `${row.path}\n${row.subject}\n${row.to ?? ''}`));
  const others = report.changes.filter((change) => {
    const to = versionOf(afterOf(change));
    return !spoken.has(`${change.path}\n${change.name}\n${to ?? ''}`);
  });
  if (others.length === 0) return [];
  const lines = others.slice(0, 1_000).map((change) => {
    const [from, to] = [versionOf(beforeOf(change)), versionOf(afterOf(change))];
    const versions = [from, to].filter((v) => v !== undefined).map((v) => code(v, 80));
    return `- ${change.kind} ${code(change.name, 120)} ${versions.join(' → ')}`;
  });
  const rest = others.length > lines.length ? `\n- and ${others.length - lines.length} more` : '';
  return [
    {
      rank: 8,
      text: `\n<details><summary>Also changed: ${count(others.length, 'package')} without findings</summary>\n`,
    },
    ...lines.map((text) => ({ rank: 9, text })),
    { rank: 8, text: `${rest}\n\n</details>` },
  ];
}

/** What could not be read or asked, on the first screen: unknown never reads as safe. */
export function gaps(report: Report): readonly Part[] {
  const problems = report.problems.map((problem) => ({
    rank: 2,
    text: `- ${code(problem.path, 160)}${problem.line === undefined ? '' : ` line ${problem.line}`}: ${inert(problem.message)}`,
  }));
  const decisive = report.verdict.unchecked.filter((gap) => gap.decisive);
  const grouped = new Map<string, { why: string; what: string; names: string[] }>();
  for (const gap of decisive) {
    const key = `${gap.what}\n${gap.why}`;
    const group = grouped.get(key);
    if (group) group.names.push(gap.purl);
    else grouped.set(key, { why: gap.why, what: gap.what, names: [gap.purl] });
  }
  const sources = [...grouped.values()].map(({ why, what, names }) => ({
    rank: 3,
    text: `- ${what} of ${names
      .slice(0, 5)
      .map((name) => code(name, 120))
      .join(', ')}${names.length > 5 ? ` and ${names.length - 5} more` : ''}: ${inert(why, 300)}`,
  }));
  if (problems.length + sources.length === 0) return [];
  const { coverage } = report;
  const open = coverage.changed - coverage.checked;
  const head = open > 0 ? `**Not checked: ${open} of ${coverage.changed}**` : '**Not read or not checked**';
  return [{ rank: 1, text: `\n${head}\n` }, ...problems, ...sources];
}

/** How the verdict came about: clock, policy, sources, what was not asked for the verdict but could not be told either. */
export function howJudged(report: Report): readonly Part[] {
  const asked = report.sources.filter((source) => source.asked > 0);
  const minor = report.verdict.unchecked.filter((gap) => !gap.decisive);
  const kinds = new Map<string, number>();
  for (const gap of minor) kinds.set(gap.what, (kinds.get(gap.what) ?? 0) + 1);
  const lines = [
    '\n<details><summary>How this was judged</summary>\n',
    `- Compared ${code(report.subject.base, 60)} with ${code(report.subject.head, 60)} as of ${minute(report.now)}${report.clockFixed ? ' (clock set by the operator)' : ''}.`,
    `- Checked ${report.coverage.checked} of ${count(report.coverage.changed, 'dependency change')} in ${count(report.files.length, 'file')}.`,
    `- Policy: ${inert(report.policySource, 200)}.`,
    ...(asked.length > 0
      ? [
          `- Sources: ${asked.map((s) => `${s.id} (${s.asked} asked${s.failed > 0 ? `, ${s.failed} failed` : ''})`).join(', ')}.`,
        ]
      : []),
    ...(kinds.size === 0
      ? []
      : [
          `- Could not be told, and did not matter for the verdict: ${[...kinds].map(([what, n]) => `${what} (${n})`).join(', ')}.`,
        ]),
    ...report.policyProblems.map(
      (p) => `- Policy file ${code(p.path, 160)}${p.line === undefined ? '' : ` line ${p.line}`}: ${inert(p.message)}`,
    ),
    ...report.verdict.unusedExceptions.map(
      (e) => `- Unused or expired exception: ${code(e.package, 120)} (${inert(e.reason, 200)})`,
    ),
    '\n</details>',
  ];
  return [{ rank: 5, text: lines.join('\n') }];
}
