import type { Json } from './render-accounts.ts';
import { nodeId, renderApp } from './render-accounts.ts';
import { apiUrl, htmlUrl, renderRepository } from './render-repository.ts';
import type { Annotation, CheckRun, CheckSuite, Repository, World } from './world.ts';
import { iso } from './world.ts';

export function renderCheckRun(world: World, repository: Repository, run: CheckRun): Json {
  const url = `${apiUrl(world, repository)}/check-runs/${run.id}`;
  return {
    id: run.id,
    head_sha: run.headSha,
    node_id: nodeId('CheckRun', run.id),
    external_id: run.externalId,
    url,
    html_url: `${htmlUrl(repository)}/runs/${run.id}`,
    details_url: run.detailsUrl ?? `${htmlUrl(repository)}/runs/${run.id}`,
    status: run.status,
    conclusion: run.conclusion,
    started_at: run.startedAt,
    completed_at: run.completedAt,
    output: {
      title: run.title,
      summary: run.summary,
      text: run.text,
      annotations_count: run.annotations.length,
      annotations_url: `${url}/annotations`,
    },
    name: run.name,
    check_suite: { id: run.suite },
    app: renderApp(world, run.appId),
    pull_requests: renderPullsOf(world, repository, run.headSha),
  };
}

/** Pull requests from forks are left out, as on GitHub. */
function renderPullsOf(world: World, repository: Repository, sha: string): Json[] {
  const own = [...repository.pulls.values()].filter(
    (pull) => pull.headSha === sha && pull.headRepository === repository.id && pull.state === 'open',
  );
  const repo = { id: repository.id, url: apiUrl(world, repository), name: repository.name };
  return own.map((pull) => ({
    id: pull.id,
    number: pull.number,
    url: `${apiUrl(world, repository)}/pulls/${pull.number}`,
    head: { ref: pull.headRef, sha: pull.headSha, repo },
    base: { ref: pull.baseRef, sha: pull.baseSha, repo },
  }));
}

export function renderAnnotation(repository: Repository, run: CheckRun, one: Annotation): Json {
  return {
    path: one.path,
    blob_href: `${htmlUrl(repository)}/blob/${run.headSha}/${one.path}`,
    start_line: one.start_line,
    end_line: one.end_line,
    start_column: one.start_column ?? null,
    end_column: one.end_column ?? null,
    annotation_level: one.annotation_level,
    title: one.title ?? null,
    message: one.message,
    raw_details: one.raw_details ?? null,
  };
}

export function renderCheckSuite(world: World, repository: Repository, suite: CheckSuite): Json {
  const runs = repository.checkRuns.filter((run) => run.suite === suite.id);
  const done = runs.length > 0 && runs.every((run) => run.status === 'completed');
  const url = `${apiUrl(world, repository)}/check-suites/${suite.id}`;
  const commit = repository.objects.commits.get(suite.headSha);
  const pull = [...repository.pulls.values()].find(
    (one) => one.headSha === suite.headSha && one.headRepository === repository.id,
  );
  const who = { name: commit?.author ?? 'unknown', email: `${commit?.author ?? 'unknown'}@users.noreply.github.com` };
  return {
    id: suite.id,
    node_id: nodeId('CheckSuite', suite.id),
    head_branch: pull?.headRef ?? null,
    head_sha: suite.headSha,
    status: done ? 'completed' : 'queued',
    conclusion: done ? (runs.find((run) => run.conclusion !== 'success')?.conclusion ?? 'success') : null,
    url,
    before: null,
    after: suite.headSha,
    pull_requests: renderPullsOf(world, repository, suite.headSha),
    app: renderApp(world, suite.appId),
    repository: renderRepository(world, repository),
    created_at: suite.createdAt,
    updated_at: iso(world.now()),
    head_commit: {
      id: suite.headSha,
      tree_id: commit?.tree ?? '',
      message: commit?.message ?? '',
      timestamp: commit?.date ?? suite.createdAt,
      author: who,
      committer: who,
    },
    latest_check_runs_count: runs.length,
    check_runs_url: `${url}/check-runs`,
  };
}
