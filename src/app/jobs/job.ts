import type { NewJob } from '../../adapters/queue/port.ts';
import type { RepositoryRef } from './ports.ts';

/** The pull request as a delivery showed it: a hint, compared with GitHub before anything is written. */
export interface SeenHead {
  readonly headSha: string;
  readonly baseSha: string;
  readonly baseRef: string;
  readonly author: string;
}

export interface ReviewJob {
  readonly repository: RepositoryRef;
  readonly pullRequest: number;
  /** Undefined: GitHub is asked at the start. */
  readonly seen: SeenHead | undefined;
  /** Review again although this head has a verdict: somebody asked, or time may have changed it. */
  readonly again: boolean;
  /** How many times a verdict that could not be told was tried again by itself. */
  readonly round: number;
}

export interface MergeGroupJob {
  readonly repository: RepositoryRef;
  readonly headSha: string;
  readonly baseSha: string;
  readonly baseRef: string;
}

/** A person pressed re-run or one of our buttons on a commit. Forks show no pull request there: it is looked up. */
export interface RerunJob {
  readonly repository: RepositoryRef;
  readonly headSha: string;
  readonly pullRequests: readonly number[];
}

/** A comment as it was created: its text is acted on as it was then, whatever it is edited to. */
export interface CommandJob {
  readonly repository: RepositoryRef;
  readonly pullRequest: number;
  readonly comment: number;
  readonly login: string;
  readonly commands: readonly { readonly verb: string; readonly words: readonly string[] }[];
}

export interface InstallationJob {
  readonly installation: number;
  readonly account: string;
  /** `sync`: see what is installed and review what has no verdict; `suspend`: ask nothing any more; `forget`: delete. */
  readonly what: 'sync' | 'suspend' | 'forget';
}

export interface DiscardJob {
  readonly group: string;
}

export interface SweepJob {
  /** The first after a start looks at every repository. */
  readonly whole: boolean;
}

/** Every job there is, by name. The data is plain JSON. */
export interface Jobs {
  readonly command: CommandJob;
  readonly discard: DiscardJob;
  readonly installation: InstallationJob;
  readonly 'merge-group': MergeGroupJob;
  readonly rerun: RerunJob;
  readonly review: ReviewJob;
  readonly sweep: SweepJob;
}

export type JobName = keyof Jobs;

/** A job before it is stored, with its data typed by its name. */
export type JobOf<N extends JobName> = Omit<NewJob, 'name' | 'data' | 'delivery'> & {
  readonly name: N;
  readonly data: Jobs[N];
};

export type AnyJob = { readonly [N in JobName]: JobOf<N> }[JobName];

/** Tries of a job that must outlive an outage of GitHub: with back-off of at most 4 minutes about four hours. */
const patient = 70;

export function pullRequestGroup(repository: RepositoryRef, number: number): string {
  return `pull-request:${repository.id}:${number}`;
}

/** The review of a pull request. A newer one takes the place of a waiting one: only the newest head counts. */
export function reviewJob(
  data: ReviewJob,
  when: { readonly delay?: number; readonly urgent?: boolean } = {},
): JobOf<'review'> {
  return {
    name: 'review',
    key: `review:${data.repository.id}:${data.pullRequest}`,
    group: pullRequestGroup(data.repository, data.pullRequest),
    tenant: String(data.repository.installation),
    whenWaiting: 'replace',
    maxTries: patient,
    priority: when.urgent === true ? 5 : 0,
    delay: when.delay ?? 0,
    data,
  };
}

export function mergeGroupOf(repository: RepositoryRef, headSha: string): string {
  return `merge-group:${repository.id}:${headSha}`;
}

/** The review of a merge group goes first: the queue waits for it. */
export function mergeGroupJob(data: MergeGroupJob): JobOf<'merge-group'> {
  const group = mergeGroupOf(data.repository, data.headSha);
  return {
    name: 'merge-group',
    key: group,
    group,
    tenant: String(data.repository.installation),
    priority: 10,
    maxTries: patient,
    data,
  };
}

export function installationJob(data: InstallationJob): JobOf<'installation'> {
  const key = `installation:${data.installation}`;
  return { name: 'installation', key, group: key, tenant: String(data.installation), whenWaiting: 'replace', data };
}

export function sweepJob(data: SweepJob, delay: number): JobOf<'sweep'> {
  return { name: 'sweep', key: 'sweep', group: 'sweep', tenant: 'lockwarden', delay, data };
}
