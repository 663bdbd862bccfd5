import type { AddedOrChanged } from '../domain/change.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { Report, SourceUse } from '../domain/report.ts';
import { startBudget } from '../evidence/budget.ts';
import { collectEvidence, type EarlyEvidence } from '../evidence/collect.ts';
import type { Source } from '../evidence/source.ts';
import { factsFor, packageSignals } from '../signals/index.ts';
import { compareFiles } from './compare-files.ts';
import type { Gathered } from './gathered.ts';
import { guardrailOutcomes } from './guardrail-outcomes.ts';
import { judge } from './judge.ts';
import { withOwnRegistries } from './own-registry.ts';
import { recallOwners } from './recalled-owners.ts';
import type { ReviewPorts, ReviewRequest } from './ports.ts';
import { withScripts } from './scripts.ts';
import { secondOpinion } from './second-opinion.ts';
import { askedAbout } from './too-many.ts';
import { withholding, type Withholding } from './withheld.ts';

/** The report, and what it was judged from. */
export interface Review {
  readonly report: Report;
  readonly gathered: Gathered;
}

/**
 * The whole product on one screen: the files of both sides → dependency sets → changes → evidence → signals → risk → verdict → report. Never
 * throws for what a pull request or a source does: what could not be had is a problem or a gap of the report.
 */
export async function review(given: ReviewRequest, ports: ReviewPorts): Promise<Review> {
  const request = withInternalNames(given, ports.internalNames ?? []);
  const say = ports.progress ?? (() => undefined);
  const usedBefore = new Map(ports.sources.map((source) => [source, source.use()]));
  say('reading dependency files');
  const registries = [...request.policy.policy.registries, ...(ports.registries ?? [])];
  const compared = await compareFiles(request.files, ports.reader, { now: request.now, registries });
  const { changes } = compared;
  say(`asking about ${changes.length} changed packages`);
  ports.gathering?.(changes.length);
  const { asked, problems } = askedAbout(changes);
  const owners = recallOwners(asked, ports);
  const rules: Withholding = {
    internalNames: request.policy.policy.internalNames,
    registries: ports.registries ?? [],
    claims: ports.claims ?? [],
  };
  const second = secondOpinion(asked, { request, ports, rules });
  const conclude = async (found: readonly Evidence[]): Promise<Review> => {
    const gathered: Gathered = {
      schema: 1,
      subject: request.subject,
      now: request.now,
      clockFixed: request.clockFixed,
      files: compared.files,
      changes,
      evidence: withOwnRegistries(
        await withScripts(await second.beside(await owners.beside(found)), request, ports),
        rules.claims,
      ),
      outcomes: [...compared.outcomes, ...(await guardrailOutcomes(request, ports))],
      problems: [...request.problems, ...compared.problems, ...problems],
      sources: [...ports.sources.map((source) => useSince(source, usedBefore.get(source))), ...second.use()],
    };
    return { report: judge(gathered, request.policy), gathered };
  };
  const early = ({ waiting, evidence }: EarlyEvidence) =>
    ports.early?.({ waiting, report: async () => (await conclude(evidence())).report });
  const found = await gatherEvidence(asked, request, { ports, rules, early });
  say('judging');
  const concluded = await conclude(found);
  await owners.remember(concluded.gathered.evidence);
  return concluded;
}

/** What the operator declared internal is so by every policy. */
function withInternalNames(request: ReviewRequest, names: readonly string[]): ReviewRequest {
  if (names.length === 0) return request;
  const { policy } = request.policy;
  const internalNames = [...policy.internalNames, ...names];
  return { ...request, policy: { ...request.policy, policy: { ...policy, internalNames } } };
}

function useSince(source: Source, before: ReturnType<Source['use']> | undefined): SourceUse {
  const { asked, failed } = source.use();
  return { id: source.id, asked: asked - (before?.asked ?? 0), failed: failed - (before?.failed ?? 0) };
}

interface Gathering {
  readonly ports: ReviewPorts;
  readonly rules: Withholding;
  readonly early: (early: EarlyEvidence) => void;
}

async function gatherEvidence(
  asked: readonly AddedOrChanged[],
  request: ReviewRequest,
  { ports, rules, early }: Gathering,
): Promise<readonly Evidence[]> {
  if (asked.length === 0) return [];
  const enabled = packageSignals.filter((signal) => request.policy.policy.signals[signal.id] !== 'off');
  const budget = startBudget(ports.budgetMs, ports.timer);
  const slow = startBudget(ports.slowBudgetMs ?? ports.budgetMs, ports.timer);
  try {
    const sources = withholding(ports.sources, rules);
    const question = { now: request.now, wanted: factsFor(enabled), sources, slow, early };
    return await collectEvidence(asked, question, budget);
  } finally {
    budget.end();
    slow.end();
  }
}
