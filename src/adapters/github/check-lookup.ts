import { z } from 'zod';

import type { Annotation } from './check-limits.ts';
import type { GitHubFailure } from './failure.ts';
import { isGitHubFailure } from './failure.ts';
import type { RepositoryClient } from './repository-client.ts';

/** The name under which branch rules require the check. Part of the product's interface. */
export const checkName = 'Lockwarden';

/** A check run of ours as GitHub holds it. */
export interface CheckRunState {
  readonly id: number;
  readonly completed: boolean;
  readonly annotations: number;
}

export const runShape = z.object({
  id: z.number().int(),
  status: z.string().nullish(),
  output: z.object({ annotations_count: z.number().int().nullish() }).nullish(),
});

const listed = runShape.extend({
  name: z.string().nullish(),
  app: z.object({ id: z.number().int().nullish() }).nullish(),
});

export function stateOf(run: z.infer<typeof runShape>): CheckRunState {
  return { id: run.id, completed: run.status === 'completed', annotations: run.output?.annotations_count ?? 0 };
}

/** Our runs on a commit, newest first: by name and by the App that made them, since anybody may use the name. */
export async function ourRuns(
  client: RepositoryClient,
  headSha: string,
): Promise<readonly CheckRunState[] | GitHubFailure> {
  const params = { ref: headSha, check_name: checkName, app_id: client.appId, filter: 'all', per_page: 100 };
  const answer = await client.read('GET /commits/{ref}/check-runs', params, z.object({ check_runs: z.array(listed) }));
  if (isGitHubFailure(answer)) return answer;
  const ours = answer.check_runs.filter((run) => run.app?.id === client.appId && run.name === checkName);
  return ours.sort((a, b) => b.id - a.id).map(stateOf);
}

/** Whether a completed run of ours stands on the commit. */
export async function hasVerdict(client: RepositoryClient, headSha: string): Promise<boolean | GitHubFailure> {
  const runs = await ourRuns(client, headSha);
  return isGitHubFailure(runs) ? runs : (runs[0]?.completed ?? false);
}

export async function runState(client: RepositoryClient, id: number): Promise<CheckRunState | GitHubFailure> {
  const run = await client.read('GET /check-runs/{check_run_id}', { check_run_id: id }, runShape);
  return isGitHubFailure(run) ? run : stateOf(run);
}

const annotationShape = z.object({
  path: z.string(),
  start_line: z.number(),
  end_line: z.number(),
  annotation_level: z.string().nullish(),
  title: z.string().nullish(),
  message: z.string().nullish(),
});

/** What makes two annotations the same one. */
export function annotationKey(
  one: Pick<Annotation, 'path' | 'start_line' | 'end_line'> & {
    readonly title?: string | null | undefined;
    readonly message?: string | null | undefined;
  },
): string {
  return JSON.stringify([one.path, one.start_line, one.end_line, one.title ?? '', one.message ?? '']);
}

/** Keys of the annotations that a run has already. */
export async function annotationKeys(
  client: RepositoryClient,
  id: number,
): Promise<ReadonlySet<string> | GitHubFailure> {
  const rows = await client.readPages(
    'GET /check-runs/{check_run_id}/annotations',
    { check_run_id: id },
    z.array(annotationShape),
  );
  return isGitHubFailure(rows) ? rows : new Set(rows.map(annotationKey));
}
