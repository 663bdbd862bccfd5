import { afterOf, beforeOf, type Change } from '../domain/change.ts';
import { shownVersion } from '../domain/dependency.ts';
import { purlOf } from '../domain/package.ts';
import type { Report } from '../domain/report.ts';
import { plainJson } from './plain-json.ts';

/** The review as the JSON document that docs and scripts rely on (`review --format json`, schema 1). */
export function jsonOf(report: Report): string {
  const { verdict } = report;
  return plainJson({
    schema: 1,
    subject: report.subject,
    now: report.now,
    ...(report.clockFixed ? { clock: 'fixed by the operator' } : {}),
    verdict: { decision: verdict.decision, summary: verdict.summary },
    changes: report.changes.map(changeRow),
    findings: verdict.findings.map((finding) => ({
      signal: finding.signal,
      severity: finding.severity,
      confidence: finding.confidence,
      ...finding.package,
      action: finding.action,
      message: finding.message,
      because: finding.because,
      path: finding.path,
      ...(finding.line === undefined ? {} : { line: finding.line }),
      remedy: finding.remedy,
      ...(finding.excepted ? { excepted: finding.excepted } : {}),
    })),
    risks: report.risks.map((risk) => ({
      purl: risk.package.purl,
      score: risk.score,
      level: risk.level,
      contributions: risk.contributions,
    })),
    coverage: {
      ...report.coverage,
      notChecked: verdict.unchecked.map(({ purl, what, why, decisive }) => ({ purl, what, why, decisive })),
    },
    problems: report.problems,
    sources: report.sources,
    policy: {
      source: report.policySource,
      problems: report.policyProblems,
      unusedExceptions: verdict.unusedExceptions,
    },
  });
}

function changeRow(change: Change) {
  const [before, after] = [beforeOf(change), afterOf(change)];
  const entry = after ?? before;
  const version = after && 'version' in after ? after.version : undefined;
  return {
    kind: change.kind,
    path: change.path,
    ...(entry?.place.line === undefined ? {} : { line: entry.place.line }),
    ecosystem: change.ecosystem,
    name: change.name,
    purl: purlOf(version === undefined ? change : { ...change, version }),
    ...(before ? { from: shownVersion(before) } : {}),
    ...(after ? { to: shownVersion(after) } : {}),
    ...(change.kind === 'changed' && change.moved.length > 0 ? { moved: change.moved } : {}),
    direct: entry?.direct ?? null,
    ...(change.via.length > 0 ? { via: change.via } : {}),
  };
}
