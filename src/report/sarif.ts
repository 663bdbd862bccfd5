import type { Severity } from '../domain/finding.ts';
import type { Report } from '../domain/report.ts';
import type { JudgedFinding } from '../domain/verdict.ts';
import { visible } from './inert.ts';
import { plainJson } from './plain-json.ts';

/** Scores by which GitHub's code scanning shows a severity. */
const scores: Readonly<Record<Severity, string>> = { critical: '9.5', high: '8.0', medium: '5.5', low: '3.0' };
const levels = { block: 'error', warn: 'warning', note: 'note', off: 'none' } as const;

/** The findings as SARIF 2.1.0 (OASIS), for code scanning and other viewers. */
export function sarifOf(report: Report): string {
  const { findings } = report.verdict;
  const rules = [...new Map(findings.map((finding) => [finding.signal, finding])).values()].map((finding) => ({
    id: finding.signal,
    shortDescription: { text: finding.signal },
    help: { text: visible(finding.remedy, 1_000) },
    properties: { 'security-severity': scores[finding.severity] },
  }));
  const notifications = report.problems.map((problem) => ({
    level: 'error',
    message: { text: visible(problem.message, 1_000) },
    locations: [location(problem.path, problem.line)],
  }));
  return plainJson({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Lockwarden', rules } },
        invocations: [
          {
            executionSuccessful: report.verdict.decision !== 'incomplete',
            toolExecutionNotifications: notifications,
          },
        ],
        results: findings.map(resultOf),
      },
    ],
  });
}

function resultOf(finding: JudgedFinding) {
  return {
    ruleId: finding.signal,
    level: levels[finding.action],
    message: { text: visible(finding.message, 2_000) },
    locations: [location(finding.path, finding.line)],
    ...(finding.package ? { properties: { purl: finding.package.purl, confidence: finding.confidence } } : {}),
  };
}

function location(path: string, line: number | undefined) {
  return {
    physicalLocation: {
      artifactLocation: { uri: path.toWellFormed().split('/').map(encodeURIComponent).join('/') },
      region: { startLine: line ?? 1 },
    },
  };
}
