import type { Octokit } from '@octokit/rest';
import { z } from 'zod';

import type { Clock } from '../http/clock.ts';
import { systemClock } from '../http/clock.ts';
import { lru } from '../http/lru.ts';
import type { HttpClient } from '../http/port.ts';
import { createAppSigner } from './app-jwt.ts';
import { read } from './ask.ts';
import type { GitHubFailure } from './failure.ts';
import { isGitHubFailure } from './failure.ts';
import { FailedRequest, failureOfError, refusalOf } from './failed-request.ts';
import type { Kind, Limiter } from './limiter.ts';
import { createLimiter } from './limiter.ts';
import { newOctokit } from './octokit.ts';
import { createTokens, type Tokens } from './tokens.ts';

export interface GitHubAppOptions {
  readonly appId: number;
  /** PEM, PKCS#1 or PKCS#8. */
  readonly privateKey: string;
  /** REST root. */
  readonly baseUrl: string;
  readonly http: HttpClient;
  readonly clock?: Clock;
  /** Milliseconds since the epoch. Default: the machine's. */
  readonly wallClock?: () => number;
  readonly limiter?: Limiter;
}

/** The App's way to GitHub: as itself, and as an installation for one repository. */
export interface GitHubApp {
  readonly id: number;
  readonly clock: Clock;
  readonly wallClock: () => number;
  readonly limiter: Limiter;
  /** The App's name in addresses, asked once. */
  readonly slug: () => Promise<string | GitHubFailure>;
  /** Signed in as the App: installations and deliveries. */
  readonly octokit: Octokit;
  /** Signed in as an installation, for one repository (its id) or, without, for all of them. Limited, never throttled otherwise. */
  readonly octokitFor: (installation: number, repository?: number) => Octokit;
  /** Tokens of installations, for requests that do not go through Octokit. */
  readonly tokens: Tokens;
}

/** The option of an Octokit request that says what the request is for. */
export interface Purpose {
  readonly kind: Kind;
}

const keptOctokits = 2000;

export function createGitHubApp(options: GitHubAppOptions): GitHubApp {
  const clock = options.clock ?? systemClock;
  const wallClock = options.wallClock ?? Date.now;
  const limiter = options.limiter ?? createLimiter({ clock });
  const signer = createAppSigner(options.appId, options.privateKey, wallClock);
  const tokens = createTokens({ octokit: newOctokit(options), signer, clock, wallClock });
  const kept = lru<Octokit>(keptOctokits * 8, () => 1);

  const asApp = newOctokit(options);
  asApp.hook.wrap('request', async (send, request) => {
    request.headers.authorization = `Bearer ${signer.sign()}`;
    try {
      return await Promise.resolve(send(request));
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal?.status !== 401 || !signer.learnClock(refusal.headers['date'])) throw error;
      request.headers.authorization = `Bearer ${signer.sign()}`;
      return send(request);
    }
  });

  function make(installation: number, repository: number | undefined): Octokit {
    const octokit = newOctokit(options);
    octokit.hook.wrap('request', async (send, request) => {
      const kind = kindOf(request.method, request.request);
      for (let attempt = 1; ; attempt += 1) {
        const token = await tokens.get(installation, repository);
        if (isGitHubFailure(token)) throw new FailedRequest(token);
        // Hooks further in hold this very object: it is changed, not replaced.
        request.headers.authorization = `token ${token.token}`;
        try {
          const answer = await limiter.run(installation, kind, () => Promise.resolve(send(request)));
          if (isGitHubFailure(answer)) throw new FailedRequest(answer);
          return answer;
        } catch (error) {
          const failure = failureOfError(error, `${request.method} ${request.url}`, wallClock);
          if (failure === undefined || error instanceof FailedRequest) throw error;
          if (failure.failed === 'limited') limiter.pause(installation, failure.retryAfterMs ?? 60_000);
          if (!isUnauthorized(error) || attempt > 3) throw error;
          // GitHub's machines learn of a new token one after the other; one that is older, or refused a third time, was revoked.
          if (clock.now() - token.mintedAt < 60_000 && attempt < 3) await clock.sleep(500 * attempt);
          else tokens.drop(installation, repository);
        }
      }
    });
    return octokit;
  }

  let knownSlug: string | undefined;
  async function slug(): Promise<string | GitHubFailure> {
    if (knownSlug !== undefined) return knownSlug;
    const shape = z.object({ slug: z.string().min(1) });
    const app = await read({ octokit: asApp, clock, wallClock }, { route: 'GET /app', params: {}, shape });
    if (isGitHubFailure(app)) return app;
    knownSlug = app.slug;
    return knownSlug;
  }

  return {
    id: options.appId,
    slug,
    clock,
    wallClock,
    limiter,
    octokit: asApp,
    tokens,
    octokitFor: (installation, repository) => {
      const key = `${installation}/${repository ?? ''}`;
      const known = kept.get(key) ?? make(installation, repository);
      kept.set(key, known);
      return known;
    },
  };
}

function kindOf(method: string, options: Readonly<Record<string, unknown>>): Kind {
  // Only `ask` sets it.
  const purpose = options['purpose'] as Purpose | undefined;
  return purpose?.kind ?? (method === 'GET' ? 'read' : 'review');
}

function isUnauthorized(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'status' in error && error.status === 401;
}
