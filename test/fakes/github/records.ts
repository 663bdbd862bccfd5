import type { GitObjects } from './git-objects.ts';

export interface AppRecord {
  readonly id: number;
  readonly slug: string;
  readonly publicKeys: string[];
  webhookUrl: string | undefined;
  webhookSecret: string;
}

export interface User {
  readonly id: number;
  readonly login: string;
  readonly type: 'User' | 'Organization' | 'Bot';
}

export type Permissions = Record<string, 'read' | 'write'>;

export interface Installation {
  readonly id: number;
  readonly account: string;
  permissions: Permissions;
  /** Undefined: all repositories of the account. */
  selected: Set<number> | undefined;
  suspendedAt: string | undefined;
  readonly createdAt: string;
}

export interface Token {
  readonly kind: 'installation' | 'user';
  readonly installation?: number;
  readonly login?: string;
  readonly repositories?: ReadonlySet<number>;
  readonly permissions: Permissions;
  readonly createdAt: number;
  expiresAt: number;
}

export type Role = 'admin' | 'maintain' | 'write' | 'triage' | 'read' | 'none';

export interface Repository {
  readonly id: number;
  owner: string;
  name: string;
  private: boolean;
  archived: boolean;
  deleted: boolean;
  readonly defaultBranch: string;
  readonly objects: GitObjects;
  readonly forkOf: number | undefined;
  readonly refs: Map<string, string>;
  readonly annotatedTags: Map<string, { readonly tag: string; readonly commit: string; readonly message: string }>;
  readonly releases: Release[];
  readonly pulls: Map<number, Pull>;
  readonly checkRuns: CheckRun[];
  readonly checkSuites: CheckSuite[];
  readonly issueComments: IssueComment[];
  readonly reviews: Review[];
  readonly reviewComments: ReviewComment[];
  readonly reactions: Reaction[];
  /** Role of each collaborator; a custom role has a name and the role it builds on. */
  readonly collaborators: Map<string, { readonly role: Role; readonly customRole?: string }>;
  readonly oldNames: Set<string>;
  nextNumber: number;
  readonly createdAt: string;
}

export interface Release {
  readonly id: number;
  readonly tag: string;
  readonly createdAt: string;
}

export interface Pull {
  readonly id: number;
  readonly number: number;
  title: string;
  body: string | null;
  readonly author: string;
  state: 'open' | 'closed';
  draft: boolean;
  merged: boolean;
  locked: boolean;
  baseRef: string;
  baseSha: string;
  headRef: string;
  headSha: string;
  /** Undefined once the fork is deleted. */
  headRepository: number | undefined;
  readonly headOwner: string;
  readonly createdAt: string;
  updatedAt: string;
}

export interface CheckSuite {
  readonly id: number;
  readonly appId: number;
  readonly headSha: string;
  readonly createdAt: string;
}

export interface Annotation {
  readonly path: string;
  readonly start_line: number;
  readonly end_line: number;
  readonly start_column?: number;
  readonly end_column?: number;
  readonly annotation_level: string;
  readonly message: string;
  readonly title?: string;
  readonly raw_details?: string;
}

export interface CheckAction {
  readonly label: string;
  readonly description: string;
  readonly identifier: string;
}

export interface CheckRun {
  readonly id: number;
  readonly suite: number;
  readonly appId: number;
  readonly headSha: string;
  name: string;
  externalId: string;
  detailsUrl: string | null;
  status: string;
  conclusion: string | null;
  startedAt: string;
  completedAt: string | null;
  title: string | null;
  summary: string | null;
  text: string | null;
  readonly annotations: Annotation[];
  actions: readonly CheckAction[];
  readonly createdAt: number;
  updatedAt: number;
}

export interface IssueComment {
  readonly id: number;
  readonly number: number;
  readonly author: string;
  readonly appId: number | undefined;
  body: string;
  readonly createdAt: number;
  updatedAt: number;
}

export interface Review {
  readonly id: number;
  readonly number: number;
  readonly author: string;
  readonly body: string;
  readonly state: string;
  readonly commit: string;
  readonly createdAt: number;
}

export interface ReviewComment {
  readonly id: number;
  readonly number: number;
  readonly review: number;
  readonly author: string;
  body: string;
  readonly path: string;
  readonly line: number | null;
  readonly side: 'LEFT' | 'RIGHT';
  readonly startLine: number | null;
  readonly subjectType: 'line' | 'file';
  readonly commit: string;
  readonly hunk: string;
  readonly inReplyTo: number | undefined;
  resolvedBy: string | undefined;
  readonly createdAt: number;
  updatedAt: number;
}

export interface Reaction {
  readonly id: number;
  readonly comment: number;
  readonly content: string;
  readonly author: string;
  readonly createdAt: number;
}

export interface Delivery {
  readonly id: number;
  readonly guid: string;
  readonly event: string;
  readonly action: string | null;
  readonly payload: unknown;
  readonly deliveredAt: number;
  readonly redelivery: boolean;
  readonly statusCode: number;
  readonly status: string;
  readonly durationMs: number;
  readonly installationId: number | null;
  readonly repositoryId: number | null;
}
