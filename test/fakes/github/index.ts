import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { Server } from 'node:http';

import type { DeliverOptions, Delivered } from './deliver.ts';
import { deliver } from './deliver.ts';
import type { Fault, Matcher } from './faults.ts';
import { Faults } from './faults.ts';
import type { Files } from './git-objects.ts';
import { GitObjects } from './git-objects.ts';
import type { Limits } from './limits.ts';
import { githubLimits, Meter } from './limits.ts';
import { OpenApi } from './openapi.ts';
import { newRepository } from './new-repository.ts';
import { RepositoryHandle } from './repository.ts';
import type { JournalEntry, Premises } from './server.ts';
import { listen } from './server.ts';
import type { CheckRun, Installation, Permissions, Pull, World } from './world.ts';
import { iso, userNamed } from './world.ts';

export type { Delivered } from './deliver.ts';
export type { Fault, Matcher } from './faults.ts';
export type { FileSpec, Files } from './git-objects.ts';
export type { PullOptions } from './repository.ts';
export { RepositoryHandle } from './repository.ts';
export type { JournalEntry } from './server.ts';
export type { CheckRun, Installation, IssueComment, Pull, ReviewComment, World } from './world.ts';

export interface FakeOptions {
  readonly port?: number;
  readonly appId?: number;
  readonly slug?: string;
  readonly webhookSecret?: string;
  /** Milliseconds since the epoch. Default: the real clock. */
  readonly now?: () => number;
  /** Milliseconds before each answer. */
  readonly latencyMs?: number;
  /** GitHub's limits unless others are given; `false`: none, as on an Enterprise Server. */
  readonly limits?: Partial<Limits> | false;
  /** Put before every address, as Enterprise Server does with `/api/v3`. */
  readonly basePath?: '' | '/api/v3';
}

export interface RepositoryOptions {
  readonly files?: Files;
  readonly private?: boolean;
  readonly defaultBranch?: string;
  /** Without: the App is not installed on the account by this call. */
  readonly install?: boolean;
}

export const defaultPermissions: Permissions = {
  checks: 'write',
  contents: 'read',
  issues: 'read',
  metadata: 'read',
  pull_requests: 'write',
};

/** A GitHub on loopback: real HTTP, state, and GitHub's refusals. */
export class FakeGitHub {
  readonly world: World;
  readonly appId: number;
  readonly privateKey: string;
  readonly webhookSecret: string;
  private readonly premises: Premises;
  private readonly server: Server;

  constructor(premises: Premises, server: Server, privateKey: string) {
    this.premises = premises;
    this.server = server;
    this.world = premises.world;
    this.appId = premises.world.app.id;
    this.webhookSecret = premises.world.app.webhookSecret;
    this.privateKey = privateKey;
  }

  /** The REST root, for GITHUB_API_URL. */
  get url(): string {
    return this.world.root;
  }

  /** Every request that came, in order. */
  get journal(): readonly JournalEntry[] {
    return this.premises.journal;
  }

  /** Requests and answers that are not as GitHub's description has them. */
  get violations(): string[] {
    return this.premises.violations;
  }

  /** Times at which a rate limit was hit. */
  get limitHits(): readonly { readonly at: number; readonly limit: string }[] {
    return this.premises.meter?.hits ?? [];
  }

  /** Journal entries whose method and path hold that text. */
  requests(piece = ''): readonly JournalEntry[] {
    return this.journal.filter((entry) => `${entry.method} ${entry.path}${entry.query}`.includes(piece));
  }

  forgetRequests(): void {
    this.premises.journal.length = 0;
  }

  /** Lets coming requests fail: the next one that matches, or as `when` says. */
  fail(matcher: Matcher, fault: Fault, when: { readonly times?: number; readonly skip?: number } = {}): void {
    this.premises.faults.add(matcher, fault, when);
  }

  heal(): void {
    this.premises.faults.clear();
  }

  set latencyMs(ms: number) {
    this.premises.latencyMs = ms;
  }

  /** Lists do not show what was written less than `ms` ago. */
  set lagMs(ms: number) {
    this.world.lagMs = ms;
  }

  install(account: string, permissions: Permissions = defaultPermissions): Installation {
    const known = [...this.world.installations.values()].find((one) => one.account === account);
    if (known !== undefined) return known;
    userNamed(this.world, account, 'Organization');
    const installation: Installation = {
      id: this.world.nextId(),
      account,
      permissions: { ...permissions },
      selected: undefined,
      suspendedAt: undefined,
      createdAt: iso(this.world.now()),
    };
    this.world.installations.set(installation.id, installation);
    return installation;
  }

  /** Makes a repository with a first commit, and installs the App on its account. */
  repository(name: string, options: RepositoryOptions = {}): RepositoryHandle {
    const [account = ''] = name.split('/');
    if (options.install ?? true) this.install(account);
    userNamed(this.world, account, 'Organization');
    const record = newRepository(this.world, name, { objects: new GitObjects(), ...options });
    const handle = new RepositoryHandle(this.world, record);
    handle.pushTo(record.defaultBranch, options.files ?? { 'README.md': `# ${record.name}\n` }, 'First commit');
    return handle;
  }

  /** A token of a person, as GITHUB_TOKEN holds. */
  userToken(login: string): string {
    userNamed(this.world, login);
    const token = `ghp_${randomBytes(18).toString('hex')}`;
    this.world.tokens.set(token, { kind: 'user', login, permissions: {}, createdAt: 0, expiresAt: Infinity });
    return token;
  }

  /** Where deliveries go. */
  connect(webhookUrl: string): void {
    this.world.app.webhookUrl = webhookUrl;
  }

  /** Delivers any event with any payload, signed unless told otherwise. */
  deliver(event: string, payload: unknown, options: DeliverOptions = {}): Promise<Delivered> {
    return deliver(this.world, [event, payload], options);
  }

  /** Runs of a pull request's head, in whatever repository it is. */
  checkRuns(pull: Pull): readonly CheckRun[] {
    const holder = [...this.world.repositories.values()].find((one) => one.pulls.get(pull.number) === pull);
    return holder?.checkRuns.filter((run) => run.headSha === pull.headSha) ?? [];
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

interface Keys {
  readonly publicKey: string;
  readonly privateKey: string;
}

let keys: Keys | undefined;

/** One pair for all fakes of a process: making one takes longer than most tests. */
function keyPair(): Keys {
  keys ??= generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  return keys;
}

/** Starts a GitHub on a free port of loopback. */
export async function startFakeGitHub(options: FakeOptions = {}): Promise<FakeGitHub> {
  const { publicKey, privateKey } = keyPair();
  const now = options.now ?? Date.now;
  let lastId = 1000;
  const world: World = {
    app: {
      id: options.appId ?? 4711,
      slug: options.slug ?? 'lockwarden',
      publicKeys: [publicKey],
      webhookUrl: undefined,
      webhookSecret: options.webhookSecret ?? randomBytes(16).toString('hex'),
    },
    users: new Map(),
    installations: new Map(),
    repositories: new Map(),
    tokens: new Map(),
    deliveries: [],
    root: 'http://127.0.0.1',
    lagMs: 0,
    tokenLagMs: 0,
    maxTreeEntries: 100_000,
    now,
    nextId: () => {
      lastId += 1;
      return lastId;
    },
  };
  const limits = { ...githubLimits, ...(options.limits === false ? {} : options.limits) };
  const premises: Premises = {
    world,
    meter: options.limits === false ? undefined : new Meter(limits, now),
    openapi: new OpenApi(),
    violations: [],
    faults: new Faults(),
    journal: [],
    latencyMs: options.latencyMs ?? 0,
  };
  const { server, port } = await listen(premises, options.port ?? 0);
  world.root = `http://127.0.0.1:${port}${options.basePath ?? ''}`;
  return new FakeGitHub(premises, server, privateKey);
}
