import { generateKeyPairSync, randomBytes } from 'node:crypto';

import { FakeGitHub } from './fake-github.ts';
import { Faults } from './faults.ts';
import type { Limits } from './limits.ts';
import { githubLimits, Meter } from './limits.ts';
import { OpenApi } from './openapi.ts';
import type { Premises } from './server.ts';
import { listen } from './server.ts';
import type { World } from './world.ts';

export type { Delivered } from './deliver.ts';
export type { RepositoryOptions } from './fake-github.ts';
export { FakeGitHub, defaultPermissions } from './fake-github.ts';
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
    threadsNeedContents: false,
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
