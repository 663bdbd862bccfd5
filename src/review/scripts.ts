import type { Evidence } from '../domain/evidence.ts';
import { scriptRuns, scriptSettingFiles } from '../guardrails/script-runs.ts';
import { installScriptAdded } from '../signals/install-script-added.ts';
import { protectionsAfter } from './guardrail-side.ts';
import type { ReviewPorts, ReviewRequest } from './ports.ts';

/**
 * Completes the evidence with whether this repository's own settings let install scripts run. Only where a script came would they
 * change anything: then the settings that the change leaves alone are read as well, and nowhere else.
 */
export async function withScripts(
  evidence: readonly Evidence[],
  request: ReviewRequest,
  { unchanged }: Pick<ReviewPorts, 'unchanged'>,
): Promise<readonly Evidence[]> {
  const paths = new Set(
    evidence.filter((one) => installScriptAdded.run(one).outcome === 'fired').map(({ change }) => change.path),
  );
  if (paths.size === 0) return evidence;
  const given = new Set(request.files.map(({ path }) => path));
  const missing = [...new Set([...paths].flatMap(scriptSettingFiles))].filter((path) => !given.has(path));
  const more = unchanged === undefined || missing.length === 0 ? [] : await unchanged(missing);
  const settings = protectionsAfter([...request.files, ...(more ?? [])]);
  return evidence.map((one) =>
    paths.has(one.change.path) ? { ...one, scripts: scriptRuns(one.change, settings) } : one,
  );
}
