import { checkBody } from './check-output.ts';
import type { Answer, RepositoryContext, Routes } from './context.ts';
import { notFound, numberOf, ok, onRepository, paged, refuse } from './context.ts';
import type { Json } from './render-accounts.ts';
import { renderAnnotation, renderCheckRun, renderCheckSuite } from './render-checks.ts';
import { resolveCommit } from './resolve.ts';
import type { Annotation, CheckAction, CheckRun, CheckSuite, Repository, World } from './world.ts';
import { iso, visible } from './world.ts';

const read = 'checks:read';
const write = 'checks:write';

export const checkRoutes: Routes = {
  'GET /repos/{owner}/{repo}/check-runs/{check_run_id}': onRepository(read, getRun),
  'GET /repos/{owner}/{repo}/check-runs/{check_run_id}/annotations': onRepository(read, listAnnotations),
  'GET /repos/{owner}/{repo}/commits/{ref}/check-runs': onRepository(read, listRuns),
  'GET /repos/{owner}/{repo}/commits/{ref}/check-suites': onRepository(read, listSuites),
  'PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}': onRepository(write, updateRun),
  'POST /repos/{owner}/{repo}/check-runs': onRepository(write, createRun),
};

/** The app's suite of a commit, made on first need. */
export function suiteOf(world: World, repository: Repository, [appId, sha]: readonly [number, string]): CheckSuite {
  const known = repository.checkSuites.find((one) => one.appId === appId && one.headSha === sha);
  if (known !== undefined) return known;
  const suite = { id: world.nextId(), appId, headSha: sha, createdAt: iso(world.now()) };
  repository.checkSuites.push(suite);
  return suite;
}

function createRun(context: RepositoryContext): Answer {
  const { world, repository, body, actor } = context;
  if (actor.kind !== 'installation') return refuse(403, 'You must authenticate via a GitHub App.');
  const sha = String(body['head_sha']);
  if (!repository.objects.commits.has(sha)) return refuse(422, `No commit found for SHA: ${sha}`);
  const wrong = checkBody(body);
  if (wrong !== undefined) return wrong;
  const run = newRun(world, repository, [world.app.id, sha, String(body['name'])]);
  apply(world, run, body);
  return { status: 201, body: renderCheckRun(world, repository, run) };
}

/** An empty run; tests use it for runs of other apps. */
export function newRun(
  world: World,
  repository: Repository,
  [appId, sha, name]: readonly [number, string, string],
): CheckRun {
  const now = world.now();
  const run: CheckRun = {
    id: world.nextId(),
    suite: suiteOf(world, repository, [appId, sha]).id,
    appId,
    headSha: sha,
    name,
    externalId: '',
    detailsUrl: null,
    status: 'queued',
    conclusion: null,
    startedAt: iso(now),
    completedAt: null,
    title: null,
    summary: null,
    text: null,
    annotations: [],
    actions: [],
    createdAt: now,
    updatedAt: now,
  };
  repository.checkRuns.push(run);
  return run;
}

/** Lays a request's body over a run. Annotations are appended, never replaced. */
function apply(world: World, run: CheckRun, body: Json): void {
  const text = (key: string): string | undefined => (typeof body[key] === 'string' ? body[key] : undefined);
  run.name = text('name') ?? run.name;
  run.externalId = text('external_id') ?? run.externalId;
  run.detailsUrl = text('details_url') ?? run.detailsUrl;
  run.status = text('status') ?? run.status;
  run.startedAt = text('started_at') ?? run.startedAt;
  const conclusion = text('conclusion');
  if (conclusion !== undefined) {
    run.conclusion = conclusion;
    run.status = 'completed';
  } else if (run.status !== 'completed') run.conclusion = null;
  run.completedAt = run.status === 'completed' ? (text('completed_at') ?? iso(world.now())) : null;
  const output = body['output'] as Json | undefined;
  if (output !== undefined) {
    run.title = String(output['title']);
    run.summary = String(output['summary']);
    if (typeof output['text'] === 'string') run.text = output['text'];
    run.annotations.push(...((output['annotations'] ?? []) as readonly Annotation[]));
  }
  if (Array.isArray(body['actions'])) run.actions = body['actions'] as readonly CheckAction[];
  run.updatedAt = world.now();
}

function find(context: RepositoryContext): CheckRun | undefined {
  return context.repository.checkRuns.find((one) => one.id === numberOf(context, 'check_run_id'));
}

function updateRun(context: RepositoryContext): Answer {
  const run = find(context);
  if (run === undefined) return notFound;
  if (run.appId !== context.world.app.id)
    return refuse(
      403,
      'Invalid app_id `' + run.appId + '` - check run can only be modified by the GitHub App that created it.',
    );
  const wrong = checkBody({ ...context.body, name: context.body['name'] ?? run.name });
  if (wrong !== undefined) return wrong;
  apply(context.world, run, context.body);
  return ok(renderCheckRun(context.world, context.repository, run));
}

function getRun(context: RepositoryContext): Answer {
  const run = find(context);
  return run === undefined ? notFound : ok(renderCheckRun(context.world, context.repository, run));
}

function listAnnotations(context: RepositoryContext): Answer {
  const run = find(context);
  if (run === undefined) return notFound;
  const { items, headers } = paged(context, visible(context.world, run.updatedAt) ? run.annotations : []);
  return ok(
    items.map((one) => renderAnnotation(context.repository, run, one)),
    headers,
  );
}

/** `filter=latest`, the default, shows the newest run of each name and app only. */
function listRuns(context: RepositoryContext): Answer {
  const { world, repository, params, query } = context;
  const commit = resolveCommit(repository, params['ref'] ?? '');
  if (commit === undefined) return refuse(422, `No commit found for SHA: ${params['ref'] ?? ''}`);
  const wants = (key: string, value: string): boolean => [null, value].includes(query.get(key));
  const shown = repository.checkRuns.filter(
    (run) =>
      run.headSha === commit.sha &&
      visible(world, run.createdAt) &&
      wants('check_name', run.name) &&
      wants('app_id', String(run.appId)) &&
      wants('status', run.status),
  );
  const latest = new Map(shown.map((run) => [`${run.appId} ${run.name}`, run]));
  const { items, headers } = paged(context, query.get('filter') === 'all' ? shown.toReversed() : [...latest.values()]);
  return ok(
    { total_count: shown.length, check_runs: items.map((run) => renderCheckRun(world, repository, run)) },
    headers,
  );
}

function listSuites(context: RepositoryContext): Answer {
  const { world, repository, params } = context;
  const commit = resolveCommit(repository, params['ref'] ?? '');
  if (commit === undefined) return refuse(422, `No commit found for SHA: ${params['ref'] ?? ''}`);
  const shown = repository.checkSuites.filter((one) => one.headSha === commit.sha);
  const { items, headers } = paged(context, shown);
  return ok(
    { total_count: shown.length, check_suites: items.map((one) => renderCheckSuite(world, repository, one)) },
    headers,
  );
}
