import type { AddedOrChanged } from '../domain/change.ts';
import { isPinned } from '../domain/dependency.ts';
import { messageOf } from '../domain/error.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { PackageVersion } from '../domain/package.ts';
import type { SourceUse } from '../domain/report.ts';
import { withSecondOpinion } from '../evidence/second-opinion.ts';
import type { SecondAnswers, SecondSource } from '../evidence/second-source.ts';
import type { ReviewPorts, ReviewRequest } from './ports.ts';
import { whyKept, whyWithheld, type Withholding } from './withheld.ts';

/** Milliseconds that a review waits for the second source at most, counted from its start. */
const patience = 10_000;

export interface SecondOpinion {
  /** The evidence with what the second source adds; as it was where none is configured. */
  readonly beside: (evidence: readonly Evidence[]) => Promise<readonly Evidence[]>;
  /** Its row among the report's sources. */
  readonly use: () => readonly SourceUse[];
}

/**
 * Asks the second source about every pinned release of the changes, once, while the registries are asked. Private names are not told to it either. It has
 * its own time: when that is over, its facts are not checked and nothing waits.
 */
export function secondOpinion(
  changes: readonly AddedOrChanged[],
  {
    request,
    ports,
    rules,
  }: { readonly request: ReviewRequest; readonly ports: ReviewPorts; readonly rules: Withholding },
): SecondOpinion {
  const { second } = ports;
  if (second === undefined) return { beside: async (evidence) => evidence, use: () => [] };
  const before = second.use();
  const asked = askOnce(second, releasesOf(changes, { second, rules }), ports.timer);
  return {
    beside: async (evidence) => {
      const answers = await asked;
      return answers === undefined
        ? evidence
        : withSecondOpinion(evidence, { id: second.id, answers, past: request.clockFixed });
    },
    use: () => {
      const now = second.use();
      return [{ id: second.id, asked: now.asked - before.asked, failed: now.failed - before.failed }];
    },
  };
}

/** The answer, or a reason in its place; undefined where there is nothing to ask. */
async function askOnce(
  second: SecondSource,
  releases: readonly PackageVersion[],
  timer: ReviewPorts['timer'],
): Promise<SecondAnswers | undefined> {
  if (releases.length === 0) return undefined;
  const stop = new AbortController();
  const late = Promise.withResolvers<SecondAnswers>();
  const cancel = timer.after(patience, () => {
    stop.abort();
    late.resolve({ state: 'failed', reason: `${second.id} did not answer in time` });
  });
  try {
    return await Promise.race([second.tell(releases, stop.signal), late.promise]);
  } catch (error) {
    return { state: 'failed', reason: `${second.id}: reading its answer failed (${messageOf(error).slice(0, 120)})` };
  } finally {
    cancel();
  }
}

interface Telling {
  readonly second: SecondSource;
  readonly rules: Withholding;
}

/** Both releases of every change that may be told, as far as the files fix them and a registry has them. */
function releasesOf(changes: readonly AddedOrChanged[], { second, rules }: Telling): readonly PackageVersion[] {
  return changes.flatMap((change) => {
    const { ecosystem, name, after } = change;
    const told = second.ecosystems.includes(ecosystem) && after.origin.kind === 'registry';
    if (!told || (whyWithheld(change, rules) ?? whyKept(change, rules)) !== undefined) return [];
    const before = change.kind === 'changed' ? change.before : change.beside;
    return [after, before].flatMap((entry) =>
      entry !== undefined && isPinned(entry) ? [{ ecosystem, name, version: entry.version }] : [],
    );
  });
}
