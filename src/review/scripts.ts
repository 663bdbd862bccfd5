import type { Evidence } from '../domain/evidence.ts';
import { scriptRuns, scriptSettingFiles } from '../guardrails/script-runs.ts';
import { installScriptAdded } from '../signals/install-script-added.ts';
import { isUntold, protectionsAfter } from './guardrail-side.ts';
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
  const files = [...request.files, ...(more ?? [])];
  const untold = new Set(files.flatMap(({ path, after }) => (isUntold(after) ? [path] : [])));
  if (more === undefined) for (const path of missing) untold.add(path);
  const settings = protectionsAfter(files);
  return evidence.map((one) => {
    if (!paths.has(one.change.path)) return one;
    const scripts = scriptRuns(one.change, settings);
    // What could not be read may let the script run all the same.
    const isOpen = scripts.runs === 'no' && scriptSettingFiles(one.change.path).some((path) => untold.has(path));
    return { ...one, scripts: isOpen ? { runs: 'unknown' } : scripts };
  });
}
