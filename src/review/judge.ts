import { afterOf } from '../domain/change.ts';
import { isPinned } from '../domain/dependency.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { Finding, Outcome } from '../domain/finding.ts';
import { purlOf } from '../domain/package.ts';
import type { Policy } from '../domain/policy.ts';
import type { Report } from '../domain/report.ts';
import type { Unchecked } from '../domain/verdict.ts';
import type { Inconclusive } from '../policy/coverage.ts';
import { decide } from '../policy/decide.ts';
import { scoreRisks } from '../risk/score.ts';
import { packageSignals } from '../signals/index.ts';
import type { PackageSignal } from '../signals/signal.ts';
import type { Gathered } from './gathered.ts';
import type { PolicyInForce } from './ports.ts';

/** Judges what was gathered: signals, risk, policy, report. Pure: the same evidence and policy give the same report. */
export function judge(gathered: Gathered, inForce: PolicyInForce): Report {
  const { policy } = inForce;
  const signals = packageSignals.filter((signal) => isOn(signal.id, policy));
  const { releaseAgeHours, internalNames, licences } = policy;
  const asPolicy = { releaseAgeHours, internalNames, ...(licences === undefined ? {} : { licences }) };
  const ran = gathered.evidence.flatMap((evidence) => runSignals(signals, { ...evidence, ...asPolicy }));
  const fileOutcomes = gathered.outcomes.filter(({ signal }) => isOn(signal, policy));
  const findings: Finding[] = [...ran, ...fileOutcomes].flatMap(({ outcome }) =>
    outcome.outcome === 'fired' ? outcome.findings : [],
  );
  const inconclusive = [
    ...ran.flatMap(inconclusiveOf),
    ...fileOutcomes.flatMap((o) => inconclusiveOf({ ...o, purl: '' })),
  ];
  const { verdict, risks } = decide({
    now: gathered.now,
    policy,
    findings,
    inconclusive,
    problems: gathered.problems,
    changed: gathered.changes.length,
    score: scoreRisks,
  });
  const { schema, subject, now, clockFixed, files, changes, problems, sources } = gathered;
  return {
    schema,
    subject,
    now,
    clockFixed,
    files,
    changes,
    risks,
    verdict,
    coverage: coverageOf(gathered, verdict.unchecked),
    problems,
    sources,
    policySource: inForce.source,
    policyProblems: inForce.problems,
  };
}

function isOn(signal: string, policy: Policy): boolean {
  return !Object.hasOwn(policy.signals, signal) || policy.signals[signal] !== 'off';
}

interface Ran {
  readonly signal: string;
  readonly path: string;
  readonly purl: string;
  readonly outcome: Outcome;
}

function runSignals(signals: readonly PackageSignal[], evidence: Evidence): readonly Ran[] {
  const { change } = evidence;
  const purl = subjectPurl(evidence);
  return signals.map((signal) => ({ signal: signal.id, path: change.path, purl, outcome: signal.run(evidence) }));
}

function subjectPurl({ change, resolution }: Evidence): string {
  const entry = change.after;
  const version = isPinned(entry) ? entry.version : resolution.state === 'known' ? resolution.value.version : undefined;
  const { ecosystem, name } = change;
  return purlOf({ ecosystem, name, ...(version === undefined ? {} : { version }) });
}

function inconclusiveOf({ signal, path, purl, outcome }: Ran): readonly Inconclusive[] {
  if (outcome.outcome !== 'inconclusive') return [];
  return [{ signal, purl, path, fact: outcome.fact, reason: outcome.reason, failed: outcome.failed ?? false }];
}

/** A change counts as checked when nothing that matters for its verdict was missing. Removals need no check. */
function coverageOf(gathered: Gathered, unchecked: readonly Unchecked[]): Report['coverage'] {
  const open = new Set(unchecked.filter((gap) => gap.decisive).map((gap) => `${gap.path}\n${gap.purl}`));
  const asked = new Map(
    gathered.evidence.map((e) => [`${e.change.path}\n${e.change.name}\n${textOf(e)}`, subjectPurl(e)]),
  );
  const notChecked = [...asked].filter(([key, purl]) => open.has(`${key.slice(0, key.indexOf('\n'))}\n${purl}`)).length;
  const unasked = gathered.changes.filter(({ kind }) => kind !== 'removed').length - gathered.evidence.length;
  return { changed: gathered.changes.length, checked: gathered.changes.length - notChecked - Math.max(0, unasked) };
}

function textOf({ change }: Evidence): string {
  const entry = afterOf(change);
  return entry ? JSON.stringify([isPinned(entry) ? entry.version : entry.range, entry.origin]) : '';
}
