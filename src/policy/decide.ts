import { countSubjects } from '../domain/count-subjects.ts';
import type { SubjectCounts } from '../domain/count-subjects.ts';
import type { Finding, Severity } from '../domain/finding.ts';
import type { Action, Policy } from '../domain/policy.ts';
import type { Problem } from '../domain/problem.ts';
import type { Risk } from '../domain/risk.ts';
import type { Decision, JudgedFinding, Verdict } from '../domain/verdict.ts';
import { uncheckedOf, type Inconclusive } from './coverage.ts';
import { exceptionFor } from './exceptions.ts';

export interface Question {
  readonly now: string;
  readonly policy: Policy;
  readonly findings: readonly Finding[];
  readonly inconclusive: readonly Inconclusive[];
  /** Of dependency files: each is something that nobody has read. */
  readonly problems: readonly Problem[];
  /** How many packages the pull request changes. */
  readonly changed: number;
  /** Scores the findings that count: `scoreRisks` of risk/score.ts. */
  readonly score: (findings: readonly Finding[]) => readonly Risk[];
}

/**
 * The verdict over everything that was found and everything that could not be checked: block before incomplete before
 * warn before pass. Findings that the policy has off disappear; accepted ones stay visible and count for nothing.
 */
export function decide(question: Question): { readonly verdict: Verdict; readonly risks: readonly Risk[] } {
  const { policy, now } = question;
  const live = question.findings.filter((finding) => actionOf(finding, policy) !== 'off');
  const excepted = new Map(live.map((finding) => [finding, exceptionFor(finding, policy.exceptions, now)]));
  const open = live.filter((finding) => excepted.get(finding) === undefined);
  const risks = question.score(open);
  const raised = raisedBy(open, risks, policy);
  const findings = live
    .map((finding): JudgedFinding => {
      const exception = excepted.get(finding);
      if (exception) return { ...finding, action: 'note', excepted: exception };
      return { ...finding, ...(raised.get(finding) ?? { action: actionOf(finding, policy) }) };
    })
    .toSorted(worstFirst);
  const unchecked = uncheckedOf(question.inconclusive);
  const used = new Set(excepted.values());
  const counts = countSubjects(findings);
  const gaps = question.problems.length > 0 || unchecked.some((gap) => gap.decisive);
  return {
    risks,
    verdict: {
      decision: decisionOf(counts, gaps, policy),
      summary: `${counts.block} blocking, ${counts.warn} to review, ${question.changed} changed`,
      findings,
      unchecked,
      unusedExceptions: policy.exceptions.filter((exception) => !used.has(exception)),
    },
  };
}

const ladder: readonly Action[] = ['off', 'note', 'warn', 'block'];
const rank: Readonly<Record<Severity, number>> = { low: 0, medium: 1, high: 2, critical: 3 };

/**
 * The policy's action is meant for a signal's usual finding; one that is milder steps down as far as it is milder, at
 * least to a note. A signal that the policy does not know is shown as a note.
 */
function actionOf(finding: Finding, policy: Policy): Action {
  const action = Object.hasOwn(policy.signals, finding.signal) ? policy.signals[finding.signal] : undefined;
  if (action === undefined || action === 'off') return action ?? 'note';
  const milder = Math.max(0, rank[finding.usual ?? finding.severity] - rank[finding.severity]);
  return ladder[Math.max(1, ladder.indexOf(action) - milder)] ?? 'note';
}

type Raised = Pick<JudgedFinding, 'action' | 'raisedBy'>;

/**
 * A package whose score reaches a threshold blocks or warns whatever its single findings do: its strongest findings
 * take the action, so that there is always a line that says why.
 */
function raisedBy(open: readonly Finding[], risks: readonly Risk[], policy: Policy): ReadonlyMap<Finding, Raised> {
  const raised = new Map<Finding, Raised>();
  for (const risk of risks) {
    const reached =
      risk.score >= policy.thresholds.block ? 'block' : risk.score >= policy.thresholds.warn ? 'warn' : undefined;
    if (reached === undefined) continue;
    // What adds nothing to the score (a licence) is no reason for it either.
    const scored = new Set(risk.contributions.flatMap(({ signal }) => signal.split(' + ')));
    const own = open.filter((finding) => finding.package?.purl === risk.package.purl && scored.has(finding.signal));
    const top = Math.max(...own.map((finding) => rank[finding.severity]));
    for (const finding of own.filter((f) => rank[f.severity] === top)) {
      if (ladder.indexOf(actionOf(finding, policy)) >= ladder.indexOf(reached)) continue;
      raised.set(finding, { action: reached, raisedBy: risk.score });
    }
  }
  return raised;
}

/** A gap never turns green by itself: to let it pass is the repository's own, written choice. */
function decisionOf(counts: SubjectCounts, gaps: boolean, policy: Policy): Decision {
  if (counts.block > 0) return 'block';
  if (gaps && policy.whenInconclusive === 'incomplete') return 'incomplete';
  if (counts.warn > 0 || (gaps && policy.whenInconclusive === 'warn')) return 'warn';
  return 'pass';
}

function worstFirst(a: JudgedFinding, b: JudgedFinding): number {
  const byAction = ladder.indexOf(b.action) - ladder.indexOf(a.action);
  if (byAction !== 0) return byAction;
  if (a.severity !== b.severity) return rank[b.severity] - rank[a.severity];
  const key = (f: JudgedFinding) => `${f.package?.purl ?? ''} ${f.path} ${f.signal} ${f.message}`;
  return key(a) < key(b) ? -1 : 1;
}
