import type { Instant } from '../../domain/known.ts';
import type { HeadVerdict } from '../../adapters/store/reviews.ts';
import type { Report } from '../../domain/report.ts';
import type { ReviewPorts } from '../../review/ports.ts';

/** A repository as an installation sees it. Ids are GitHub's: names change, ids stay. */
export interface RepositoryRef {
  readonly installation: number;
  readonly id: number;
  readonly owner: string;
  readonly name: string;
}

/** A pull request as GitHub holds it at the moment of asking. */
export interface PullRequestState {
  readonly number: number;
  readonly open: boolean;
  readonly headSha: string;
  readonly baseSha: string;
  readonly baseRef: string;
  readonly author: string;
}

/** What is reviewed: the change from `base` (its merge base with the head is what counts) to `head`. */
export interface ReviewSubject {
  readonly repository: RepositoryRef;
  /** The pull request; undefined for a merge group. */
  readonly pullRequest: number | undefined;
  readonly headSha: string;
  readonly baseSha: string;
  readonly baseRef: string;
}

/** A finished review: what is shown, and the saved evidence from which it can be judged again. */
export interface ReviewResult {
  readonly report: Report;
  /** Plain JSON. */
  readonly evidence: unknown;
  /** The commit and blob that the policy came from, or `default`. */
  readonly policySha: string;
  /** Both texts of a changed file, to find the lines that the pull request shows; undefined when it is no text. */
  readonly textsOf: (path: string) => { readonly before: string; readonly after: string } | undefined;
  /** When a verdict would change by itself (a cooldown ends); undefined when only a push or an advisory changes it. */
  readonly changesAt: Instant | undefined;
}

/** Who is told how a review goes on. */
export type Told = Pick<ReviewPorts, 'early' | 'gathering'>;

/** The use case, from one head to its report. Throws a LockwardenError when it could not begin or finish. */
export type ReviewPullRequest = (subject: ReviewSubject, signal: AbortSignal, told?: Told) => Promise<ReviewResult>;

/** The circumstances of a publication. */
export interface Publishing {
  /** Whether this head is still the one to be judged: asked before each write. */
  readonly stillWanted: () => Promise<boolean>;
  /** Write although the same stands there: somebody asked for a new run. */
  readonly evenIfSame: boolean;
  /** An earlier try may have written and died before it could note that down: look before creating anything. */
  readonly mayBeThere: boolean;
  /** Another open pull request with the same head whose verdict is worse: a commit has one check, which must show that. */
  readonly worse?: HeadVerdict | undefined;
}

/** A review on its way: the report without what is still to come about so many packages. */
export interface SoFar {
  readonly report: Report;
  readonly waiting: number;
}

/** What a writer came to: everything is on GitHub, or nothing was because the head is not wanted any more. */
export type Published = 'published' | 'superseded';

/** Writes a report to GitHub: check run, annotations, review comments, sticky comment. Idempotent. */
export interface Publisher {
  readonly publish: (subject: ReviewSubject, result: ReviewResult, how: Publishing) => Promise<Published>;
  /** The verdict `action_required`: it could not be told, because of `cause`; `next` says what happens now. */
  readonly couldNotTell: (subject: ReviewSubject, cause: string, next: string) => Promise<void>;
  /** Closes what `begin` opened for a head that is not wanted any more. Does nothing when nothing is open. */
  readonly abandon: (subject: ReviewSubject) => Promise<void>;
  /** Shows that a review that takes longer than a moment is on its way, and what it has found. Left out for quick ones. */
  readonly begin: (subject: ReviewSubject, soFar?: SoFar) => Promise<void>;
}

export type Reaction = '+1' | 'confused' | 'eyes';

/** GitHub, as far as the jobs ask it. Every call is bounded in time and obeys the installation's limits. */
export interface GitHubGateway {
  /** Undefined: the pull request or its repository is gone for us. */
  readonly pullRequest: (repository: RepositoryRef, number: number) => Promise<PullRequestState | undefined>;
  readonly openPullRequests: (repository: RepositoryRef) => Promise<readonly PullRequestState[]>;
  /** Whether a completed check run of this App and name stands on the commit. */
  readonly hasVerdict: (repository: RepositoryRef, headSha: string) => Promise<boolean>;
  readonly installations: () => Promise<readonly InstallationState[]>;
  /** Undefined: it is gone. */
  readonly installation: (id: number) => Promise<InstallationState | undefined>;
  readonly repositories: (installation: number) => Promise<readonly RepositoryRef[]>;
  /** The person's role here by GitHub's own words (`read`, `triage`, `write`, `maintain`, `admin`), or `none`. */
  readonly role: (repository: RepositoryRef, login: string) => Promise<string>;
  readonly react: (repository: RepositoryRef, comment: number, reaction: Reaction) => Promise<void>;
  /** Answers in the conversation, once per `of`: a second answer to the same comment edits the first. */
  readonly reply: (repository: RepositoryRef, number: number, answer: Answer) => Promise<void>;
  /** Deliveries since `since` that failed and were not redelivered with success, newest first. */
  readonly failedDeliveries: (since: Instant) => Promise<readonly FailedDelivery[]>;
  readonly redeliver: (deliveryId: number) => Promise<void>;
}

export interface InstallationState {
  readonly id: number;
  readonly account: string;
  readonly suspended: boolean;
}

export interface Answer {
  /** The id of the comment that asked. */
  readonly of: number;
  readonly body: string;
}

export interface FailedDelivery {
  readonly id: number;
  readonly guid: string;
}
