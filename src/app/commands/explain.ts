import { afterOf, beforeOf } from '../../domain/change.ts';
import type { Report } from '../../domain/report.ts';
import type { JudgedFinding } from '../../domain/verdict.ts';
import { code, inert } from '../../report/inert.ts';
import { versionOf } from '../../report/rows.ts';
import { minute } from '../../report/words.ts';
import type { Command } from './command.ts';

/** A comment holds 65,536 characters; an explanation of more would not be read. */
const mostFindings = 20;
const mostFacts = 6;
const mostChanges = 5;

export const explain: Command = {
  verb: 'explain',
  usage: '/lockwarden explain PACKAGE',
  what: 'shows what was found about one package, with the evidence',
  role: 'anyone',
  run: async (asked, ports) => {
    const wanted = asked.words[0];
    if (wanted === undefined) return { result: 'refused', reply: 'Name the package: `/lockwarden explain PACKAGE`.' };
    const report = await ports.latestReport();
    if (report === undefined) {
      return { result: 'refused', reply: 'There is no finished review of this pull request yet.' };
    }
    const reply = explanation(report, wanted);
    if (reply !== undefined) return { result: 'done', reply };
    return {
      result: 'refused',
      reply: `${code(wanted, 120)} is not among the dependencies that this pull request changes.`,
    };
  },
};

/** What the report says of a package, by its name, name@version or purl; undefined when the change does not touch it. */
export function explanation(report: Report, wanted: string): string | undefined {
  const same = matcher(wanted);
  const changes = report.changes.filter((change) => same(change.name, versionOf(afterOf(change))));
  const findings = report.verdict.findings.filter(
    ({ package: named }) => named !== undefined && (same(named.name, named.version) || named.purl === wanted),
  );
  if (changes.length === 0 && findings.length === 0) return undefined;
  const risk = report.risks.find(({ package: of }) => same(of.name, of.version) || of.purl === wanted);
  const gaps = report.verdict.unchecked.filter(
    (gap) => findings.some((f) => f.package?.purl === gap.purl) || gap.purl === risk?.package.purl,
  );
  const remedies = new Set<string>();
  // What to do is said for what asks for it, and once for all that ask for the same.
  const toldOnce = (remedy: string): boolean => remedies.size < remedies.add(remedy).size;
  return [
    `${code(wanted, 120)} at ${code(report.subject.head.slice(0, 12))}, judged as of ${minute(report.now)}${report.clockFixed ? ' (clock set by the operator)' : ''}:`,
    '',
    ...changes.slice(0, mostChanges).map((change) => {
      const versions = [versionOf(beforeOf(change)), versionOf(afterOf(change))].filter((one) => one !== undefined);
      const via =
        change.via.length === 0
          ? ''
          : `, through ${change.via
              .slice(0, 6)
              .map((name) => code(name, 80))
              .join(' → ')}`;
      return `- ${change.kind} in ${code(change.path, 160)}: ${versions.map((one) => code(one, 80)).join(' → ')}${via}`;
    }),
    ...(risk === undefined
      ? []
      : [
          `- risk ${risk.score} of 100: ${risk.contributions.map((part) => `${inert(part.signal, 60)} ${part.points}`).join(', ') || 'no sign'}`,
        ]),
    ...(findings.length === 0 ? ['- nothing was found; this is no proof that it is safe'] : []),
    ...findings.slice(0, mostFindings).flatMap((finding) => findingLines(finding, toldOnce)),
    ...gaps.slice(0, mostFindings).map((gap) => `- not checked: ${inert(gap.what, 60)} (${inert(gap.why, 200)})`),
  ].join('\n');
}

function findingLines(finding: JudgedFinding, isNews: (remedy: string) => boolean): readonly string[] {
  const acts = finding.action !== 'note' && isNews(finding.remedy);
  return [
    `- **${finding.signal}** (${finding.action}; ${finding.severity}, confidence ${finding.confidence}): ${inert(finding.message)}`,
    ...finding.because
      .slice(0, mostFacts)
      .map((because) => `  - ${inert(because.fact, 300)} (${inert(because.source, 80)}, ${minute(because.at)})`),
    ...(acts ? [`  - what to do: ${inert(finding.remedy)}`] : []),
  ];
}

function matcher(wanted: string): (name: string, version: string | undefined) => boolean {
  const at = wanted.lastIndexOf('@');
  const [name, version] = at > 0 ? [wanted.slice(0, at), wanted.slice(at + 1)] : [wanted, undefined];
  return (otherName, otherVersion) =>
    otherName.toLowerCase() === name.toLowerCase() && (version === undefined || version === otherVersion);
}
