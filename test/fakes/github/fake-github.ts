import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';

import type { DeliverOptions, Delivered } from './deliver.ts';
import { deliver } from './deliver.ts';
import type { Fault, Matcher } from './faults.ts';
import type { Files } from './git-objects.ts';
import { GitObjects } from './git-objects.ts';
import { newRepository } from './new-repository.ts';
import { installationPayload } from './payloads.ts';
import { RepositoryHandle } from './repository.ts';
import type { JournalEntry, Premises } from './server.ts';
import type { CheckRun, Installation, Permissions, Pull, World } from './world.ts';
import { iso, userNamed } from './world.ts';

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

  /** Tells the app of an installation, or with repositories of a change of what it covers. */
  deliverInstallation(
    installation: Installation,
    action: string,
    repositories?: readonly RepositoryHandle[],
  ): Promise<Delivered> {
    const event = repositories === undefined ? 'installation' : 'installation_repositories';
    const changed = repositories?.map(({ record }) => record);
    return this.deliver(
      event,
      installationPayload(this.world, installation, changed === undefined ? [action] : [action, changed]),
    );
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
