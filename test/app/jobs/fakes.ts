import pino from 'pino';
import type { NewJob } from '../../../src/adapters/queue/port.ts';
import type { Report } from '../../../src/domain/report.ts';
import type {
  GitHubGateway,
  Publisher,
  PullRequestState,
  RepositoryRef,
  ReviewResult,
  ReviewSubject,
} from '../../../src/app/jobs/ports.ts';

export const repository: RepositoryRef = { installation: 3, id: 11, owner: 'acme', name: 'shop' };
export const headOne = '1'.repeat(40);
export const headTwo = '2'.repeat(40);
const base = 'b'.repeat(40);

export const silent = pino({ level: 'silent' });

export function pullRequest(more: Partial<PullRequestState> = {}): PullRequestState {
  return { number: 5, open: true, headSha: headOne, baseSha: base, baseRef: 'main', author: 'mona', ...more };
}

export function resultOf(subject: ReviewSubject, decision: Report['verdict']['decision'] = 'pass'): ReviewResult {
  const gap = {
    purl: 'pkg:npm/a@1',
    path: 'package-lock.json',
    what: 'advisories',
    why: 'osv did not answer',
    decisive: true,
  };
  return {
    policySha: 'default',
    changesAt: undefined,
    textsOf: () => undefined,
    evidence: [],
    report: {
      schema: 1,
      subject: { base: subject.baseSha, head: subject.headSha },
      now: '2026-11-30T00:00:00.000Z',
      clockFixed: false,
      files: [],
      changes: [],
      risks: [],
      verdict: {
        decision,
        summary: decision,
        findings: [],
        unchecked: decision === 'incomplete' ? [gap] : [],
        unusedExceptions: [],
      },
      coverage: { changed: 0, checked: 0 },
      problems: [],
      sources: [],
      policySource: 'default',
      policyProblems: [],
    },
  };
}

/** A GitHub that remembers what was asked of it. */
export function fakeGitHub(pulls: readonly PullRequestState[] = [pullRequest()]) {
  const state = { pulls, role: 'write', asked: 0, verdicts: new Set<string>() };
  const said: string[] = [];
  const github: GitHubGateway = {
    pullRequest: async (_repository, number) => {
      state.asked += 1;
      return state.pulls.find((pull) => pull.number === number);
    },
    openPullRequests: async () => state.pulls.filter((pull) => pull.open),
    hasVerdict: async (_repository, sha) => state.verdicts.has(sha),
    installations: async () => [{ id: 3, account: 'acme', suspended: false }],
    installation: async (id) => (id === 3 ? { id: 3, account: 'acme', suspended: false } : undefined),
    repositories: async () => [repository],
    role: async () => state.role,
    react: async (_repository, comment, reaction) => {
      said.push(`${reaction} on ${comment}`);
    },
    reply: async (_repository, number, answer) => {
      said.push(`reply in ${number}: ${answer.body}`);
    },
    failedDeliveries: async () => [{ id: 900, guid: 'lost' }],
    redeliver: async (id) => {
      said.push(`redeliver ${id}`);
    },
  };
  return { github, state, said };
}

export interface FakePublisher extends Publisher {
  readonly written: string[];
}

/** Publishes into a list, after asking whether the head is still wanted. */
export function fakePublisher(): FakePublisher {
  const written: string[] = [];
  return {
    written,
    publish: async (subject, result, how) => {
      if (!(await how.stillWanted())) return 'superseded';
      written.push(`${result.report.verdict.decision} on ${subject.headSha.slice(0, 1)}`);
      return 'published';
    },
    couldNotTell: async (subject, cause) => {
      written.push(`could not tell on ${subject.headSha.slice(0, 1)}: ${cause}`);
    },
    abandon: async (subject) => {
      written.push(`abandon ${subject.headSha.slice(0, 1)}`);
    },
    begin: async () => {},
  };
}

/** Takes jobs and runs none. */
export function listQueue() {
  const jobs: NewJob[] = [];
  return {
    jobs,
    enqueue: async (job: NewJob) => {
      jobs.push(job);
      return true;
    },
  };
}
