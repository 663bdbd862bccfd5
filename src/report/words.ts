import { countSubjects } from '../domain/count-subjects.ts';
import type { Instant } from '../domain/known.ts';
import type { Report } from '../domain/report.ts';
import { code } from './inert.ts';
import type { Row } from './rows.ts';

/** The mark that tells our comment from others'. It counts only beside our own authorship: anyone can write it. */
export const commentMarker = '<!-- lockwarden:review -->';

/** `1 package`, `3 packages`. */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : plural}`;
}

/** An instant to the minute, as people read it: `2026-03-24 11:05 UTC`. */
export function minute(at: Instant): string {
  const found = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?Z$/.exec(at);
  return found === null ? code(at, 40) : `${found[1]} ${found[2]} UTC`;
}

/** The check run's title: counts, or what is missing. At most 255 characters. */
export function titleOf(report: Report): string {
  const { verdict, coverage } = report;
  if (verdict.decision !== 'incomplete') return verdict.summary;
  const open = coverage.changed - coverage.checked;
  if (open > 0) return `Incomplete: ${open} of ${coverage.changed} not checked`;
  return `Incomplete: ${count(report.problems.length, 'problem')} with files or sources`;
}

/** One sentence: the verdict, with the title's counts. */
export function headline(report: Report): string {
  const { block, warn } = countSubjects(report.verdict.findings);
  const { coverage, verdict } = report;
  switch (verdict.decision) {
    case 'block':
      return `**Do not merge this yet: ${count(block, 'blocking finding')}.**`;
    case 'incomplete':
      return `**Lockwarden could not finish: ${unfinished(report)}.**`;
    case 'warn':
      return `**Have a look before merging: ${count(warn, 'finding')} to review.**`;
    case 'pass':
      return coverage.changed === 0
        ? '**No dependency changes.**'
        : `**No known issue in ${count(coverage.changed, 'dependency change')}.**`;
  }
}

function unfinished(report: Report): string {
  const open = report.coverage.changed - report.coverage.checked;
  const parts: string[] = [];
  if (open > 0) parts.push(`${open} of ${count(report.coverage.changed, 'changed package')} could not be checked`);
  if (report.problems.length > 0) parts.push(`${count(report.problems.length, 'part')} of the files could not be read`);
  return parts.length > 0 ? parts.join('; ') : 'something it needed could not be had';
}

/** What the person in front of the pull request should do now. */
export function nextStep(report: Report, rows: readonly Row[]): string {
  switch (report.verdict.decision) {
    case 'block':
      return `Fix ${rows.filter((row) => row.action === 'block').length === 1 ? 'it' : 'them'} as the last column says, then push; the check runs again by itself.`;
    case 'incomplete':
      return 'This check stays open until the parts below can be read. Sources that did not answer are asked again by themselves; `/lockwarden rescan` asks now.';
    case 'warn':
      return 'Nothing blocks. Read the reasons below and decide; merging is up to you.';
    case 'pass':
      return '';
  }
}
