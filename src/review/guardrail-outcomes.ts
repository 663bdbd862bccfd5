import type { GuardrailComparison } from '../domain/evidence.ts';
import type { GuardrailSetting } from '../domain/guardrail.ts';
import { waitingFiles } from '../guardrails/waiting-files.ts';
import { guardrailSignalList } from '../signals/index.ts';
import type { SavedOutcome } from './gathered.ts';
import { compareProtections, isUntold, protectionsAfter } from './guardrail-side.ts';
import type { ReviewPorts, ReviewRequest } from './ports.ts';

/** What the signals over the repository's own protections come to. */
export async function guardrailOutcomes(
  { files, now }: Pick<ReviewRequest, 'files' | 'now'>,
  ports: Pick<ReviewPorts, 'unchanged'>,
): Promise<readonly SavedOutcome[]> {
  const comparison = await withWaiting(compareProtections(files, now), files, ports);
  if (comparison.changes.length === 0) return [];
  return guardrailSignalList
    .map((signal) => ({ signal: signal.id, path: '', outcome: signal.run(comparison) }))
    .filter(({ outcome }) => outcome.outcome !== 'silent');
}

/** Where a bot's waiting time changes, those that other files set are read as well. */
async function withWaiting(
  comparison: GuardrailComparison,
  files: ReviewRequest['files'],
  { unchanged }: Pick<ReviewPorts, 'unchanged'>,
): Promise<GuardrailComparison> {
  const cooldowns = comparison.changes.flatMap(({ after }) => (after?.kind === 'update-cooldown' ? [after] : []));
  if (cooldowns.length === 0) return comparison;
  const given = new Set(files.map(({ path }) => path));
  const missing = waitingFiles(cooldowns).filter((path) => !given.has(path));
  const more = unchanged === undefined ? [] : await unchanged(missing);
  if (more === undefined || more.some(({ after }) => isUntold(after))) return comparison;
  return { ...comparison, waiting: protectionsAfter([...files, ...more]).filter(isWaiting) };
}

function isWaiting({ kind }: GuardrailSetting): boolean {
  return kind === 'release-age' || kind === 'update-cooldown';
}
