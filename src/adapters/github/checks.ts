import type { Annotation, CheckAction, CheckOutput } from './check-limits.ts';
import { annotationsPerRequest, fitActions, fitAnnotation, fitOutput } from './check-limits.ts';
import type { CheckRunState } from './check-lookup.ts';
import { annotationKey, annotationKeys, checkName, ourRuns, runShape, runState, stateOf } from './check-lookup.ts';
import type { GitHubFailure } from './failure.ts';
import { isGitHubFailure } from './failure.ts';
import { lookAgain } from './look-again.ts';
import type { RepositoryClient } from './repository-client.ts';

export interface CheckRunContent extends CheckOutput {
  readonly headSha: string;
  readonly externalId: string;
  readonly detailsUrl?: string;
  readonly state:
    | { readonly status: 'queued' | 'in_progress' }
    | { readonly status: 'completed'; readonly conclusion: 'success' | 'neutral' | 'failure' | 'action_required' };
  readonly annotations: readonly Annotation[];
  readonly actions?: readonly CheckAction[];
}

/** What is known of earlier writes for this head. */
export interface EarlierRun {
  /** The run's id as stored. */
  readonly id?: number;
  /** That run is known to have no annotations: an early one of this very review. */
  readonly bare?: boolean;
  /** A run may exist although no id is stored (a retry, a lost store): look before creating. */
  readonly maybe?: boolean;
}

export interface PublishedRun {
  readonly id: number;
  readonly created: boolean;
  /** Annotations of the content that GitHub would not take (422); the verdict stands all the same. */
  readonly refusedAnnotations: number;
}

/** Sends of one body at most, each after a look that found it not applied. */
const maxSends = 3;

/**
 * Brings the one check run of a head to this content: updates it where it exists, else creates it. After an answer that
 * does not tell whether a write was applied, it looks before it writes again; annotations, which GitHub appends, are
 * compared with those that are there. One write up to 50 annotations, one more for each further 50.
 */
export async function publishCheckRun(
  client: RepositoryClient,
  content: CheckRunContent,
  earlier: EarlierRun = {},
): Promise<PublishedRun | GitHubFailure> {
  const annotations = content.annotations.map(fitAnnotation);
  const known = await knownRun(client, content.headSha, earlier);
  if (isGitHubFailure(known)) return known;
  if (known === undefined) return createRun(client, content, annotations);
  const updated = await updateRun(client, content, { run: known, annotations });
  // The stored run is not there any more, or the suite was reset.
  const gone = isGitHubFailure(updated) && updated.failed === 'gone';
  return gone ? createRun(client, content, annotations) : updated;
}

async function updateRun(
  client: RepositoryClient,
  content: CheckRunContent,
  { run, annotations }: Update,
): Promise<PublishedRun | GitHubFailure> {
  const missing = await missingAnnotations(client, run, annotations);
  if (isGitHubFailure(missing)) return missing;
  const updated = await send(client, content, { run, annotations: missing });
  return isGitHubFailure(updated) ? updated : { id: run.id, created: false, refusedAnnotations: updated.refused };
}

async function knownRun(
  client: RepositoryClient,
  headSha: string,
  earlier: EarlierRun,
): Promise<CheckRunState | undefined | GitHubFailure> {
  // The count is asked for only where it matters.
  if (earlier.id !== undefined)
    return { id: earlier.id, completed: false, annotations: earlier.bare === true ? 0 : -1 };
  if (earlier.maybe !== true) return undefined;
  const runs = await ourRuns(client, headSha);
  return isGitHubFailure(runs) ? runs : runs[0];
}

async function missingAnnotations(
  client: RepositoryClient,
  run: CheckRunState,
  annotations: readonly Annotation[],
): Promise<readonly Annotation[] | GitHubFailure> {
  if (run.annotations === 0 || annotations.length === 0) return annotations;
  const there = await annotationKeys(client, run.id);
  if (isGitHubFailure(there)) return there.failed === 'gone' ? annotations : there;
  return annotations.filter((one) => !there.has(annotationKey(one)));
}

async function createRun(
  client: RepositoryClient,
  content: CheckRunContent,
  annotations: readonly Annotation[],
): Promise<PublishedRun | GitHubFailure> {
  const first = annotations.slice(0, annotationsPerRequest);
  const body = { name: checkName, head_sha: content.headSha, ...bodyOf(content, first) };
  const created = await post(client, content, body);
  if (isGitHubFailure(created)) {
    if (created.failed !== 'refused' || first.length === 0) return created;
    const bare = await post(client, content, { ...body, ...bodyOf(content, []) });
    return isGitHubFailure(bare) ? bare : { id: bare.id, created: true, refusedAnnotations: annotations.length };
  }
  // Not the answer to this write but a run that was found after it: what it shows may be older.
  if (created.found) return updateRun(client, content, { run: created, annotations });
  if (annotations.length <= annotationsPerRequest) return { id: created.id, created: true, refusedAnnotations: 0 };
  const rest = annotations.slice(annotationsPerRequest);
  const more = await send(client, content, { run: { ...created, annotations: first.length }, annotations: rest });
  return isGitHubFailure(more) ? more : { id: created.id, created: true, refusedAnnotations: more.refused };
}

async function post(
  client: RepositoryClient,
  content: CheckRunContent,
  body: object,
): Promise<(CheckRunState & { readonly found: boolean }) | GitHubFailure> {
  const kind = kindOf(content);
  let failure: GitHubFailure = { failed: 'unavailable', reason: 'the check run was not sent' };
  for (let attempt = 1; attempt <= maxSends; attempt += 1) {
    const run = await client.write('POST /check-runs', { ...body }, { kind, shape: runShape });
    if (!isGitHubFailure(run)) return { ...stateOf(run), found: false };
    if (run.failed !== 'unavailable') return run;
    failure = run;
    const found = await lookAgain(client.clock, async () => {
      const runs = await ourRuns(client, content.headSha);
      return isGitHubFailure(runs) ? undefined : runs[0];
    });
    if (found !== undefined) return { ...found, found: true };
  }
  return failure;
}

interface Update {
  readonly run: CheckRunState;
  readonly annotations: readonly Annotation[];
}

/** Updates a run, 50 annotations at a time. `refused`: how many GitHub would not take. */
async function send(
  client: RepositoryClient,
  content: CheckRunContent,
  update: Update,
): Promise<{ readonly refused: number } | GitHubFailure> {
  const { run, annotations } = update;
  let there = run.annotations;
  for (let start = 0; start === 0 || start < annotations.length; start += annotationsPerRequest) {
    const batch = annotations.slice(start, start + annotationsPerRequest);
    const applied = await patch(client, content, { run: { ...run, annotations: there }, annotations: batch });
    if (isGitHubFailure(applied)) {
      if (applied.failed !== 'refused' || batch.length === 0) return applied;
      const bare = await patch(client, content, { run, annotations: [] });
      return isGitHubFailure(bare) ? bare : { refused: annotations.length - start };
    }
    there = there === -1 ? -1 : there + batch.length;
  }
  return { refused: 0 };
}

async function patch(
  client: RepositoryClient,
  content: CheckRunContent,
  { run, annotations }: Update,
): Promise<CheckRunState | GitHubFailure> {
  const params = { check_run_id: run.id, ...bodyOf(content, annotations) };
  const as = { kind: kindOf(content), shape: runShape } as const;
  const route = 'PATCH /check-runs/{check_run_id}';
  if (annotations.length === 0) {
    const answer = await client.rewrite(route, params, as);
    return isGitHubFailure(answer) ? answer : stateOf(answer);
  }
  const before = run.annotations === -1 ? await runState(client, run.id) : run;
  if (isGitHubFailure(before)) return before;
  let failure: GitHubFailure = { failed: 'unavailable', reason: 'the check run was not sent' };
  for (let attempt = 1; attempt <= maxSends; attempt += 1) {
    const answer = await client.write(route, params, as);
    if (!isGitHubFailure(answer)) return stateOf(answer);
    if (answer.failed !== 'unavailable') return answer;
    failure = answer;
    const applied = await lookAgain(client.clock, async () => {
      const now = await runState(client, run.id);
      return isGitHubFailure(now) || now.annotations <= before.annotations ? undefined : now;
    });
    if (applied !== undefined) return applied;
  }
  return failure;
}

function kindOf({ state }: CheckRunContent): 'early' | 'verdict' {
  return state.status === 'completed' ? 'verdict' : 'early';
}

function bodyOf(content: CheckRunContent, annotations: readonly Annotation[]): object {
  const { externalId, detailsUrl, state, actions } = content;
  return {
    external_id: externalId,
    ...state,
    output: { ...fitOutput(content), ...(annotations.length === 0 ? {} : { annotations }) },
    ...(detailsUrl === undefined ? {} : { details_url: detailsUrl }),
    ...(actions === undefined ? {} : { actions: fitActions(actions) }),
  };
}
