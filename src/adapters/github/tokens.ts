import type { Octokit } from '@octokit/rest';
import { z } from 'zod';

import type { Clock } from '../http/clock.ts';
import { flights } from '../http/flights.ts';
import { lru } from '../http/lru.ts';
import type { AppSigner } from './app-jwt.ts';
import type { GitHubFailure } from './failure.ts';
import { isGitHubFailure } from './failure.ts';
import { FailedRequest, failureOfError, refusalOf } from './failed-request.ts';

/** A token of one installation for one repository, and when it was made (clock milliseconds). */
export interface InstallationToken {
  readonly token: string;
  readonly mintedAt: number;
  readonly usableUntil: number;
}

/** Makes and keeps installation tokens, each for one repository and the four permissions of a review. */
export interface Tokens {
  /** `repository` undefined: all repositories of the installation. */
  readonly get: (installation: number, repository: number | undefined) => Promise<InstallationToken | GitHubFailure>;
  /** Forgets a token that GitHub does not take any more. */
  readonly drop: (installation: number, repository: number | undefined) => void;
}

export interface TokenOptions {
  /** Octokit without credentials. */
  readonly octokit: Octokit;
  readonly signer: AppSigner;
  readonly clock: Clock;
  readonly wallClock: () => number;
}

/** What a review needs and nothing else. Reactions and comments on pull requests go with `pull_requests`. */
const permissions = { checks: 'write', contents: 'read', metadata: 'read', pull_requests: 'write' } as const;

/** A token is not used in its last five minutes: a job that holds it must be able to end. */
const marginMs = 300_000;
const hourMs = 3_600_000;
const tries = 3;
const keptTokens = 5000;

const minted = z.object({ token: z.string().min(1), expires_at: z.string() });

export function createTokens(options: TokenOptions): Tokens {
  const { clock } = options;
  const kept = lru<InstallationToken>(keptTokens * 8, () => 1);
  const joined = flights<InstallationToken | GitHubFailure>(() => ({
    failed: 'unavailable',
    reason: 'not waited for',
  }));
  const keyOf = (installation: number, repository: number | undefined): string => `${installation}/${repository ?? ''}`;

  return {
    get: (installation, repository) => {
      const key = keyOf(installation, repository);
      const known = kept.get(key);
      if (known !== undefined && clock.now() < known.usableUntil) return Promise.resolve(known);
      return joined.join(key, undefined, async () => {
        const token = await mint(options, installation, repository);
        if (!isGitHubFailure(token)) kept.set(key, token);
        return token;
      });
    },
    drop: (installation, repository) => kept.delete(keyOf(installation, repository)),
  };
}

/** Minting may be repeated: a token that was made and lost does no harm. */
async function mint(
  options: TokenOptions,
  installation: number,
  repository: number | undefined,
): Promise<InstallationToken | GitHubFailure> {
  const repositories = repository === undefined ? {} : { repository_ids: [repository] };
  let narrow: object = { permissions };
  let failure: GitHubFailure = { failed: 'unavailable', reason: 'no installation token was asked for' };
  for (let attempt = 1; attempt <= tries; attempt += 1) {
    try {
      return await ask(options, installation, { ...repositories, ...narrow });
    } catch (error) {
      const known = failureOfError(error, 'POST /app/installations/{id}/access_tokens', options.wallClock);
      if (known === undefined) throw error;
      failure = known;
      const refusal = refusalOf(error);
      // An owner who has not accepted all permissions yet: take what is granted, so that at least the check completes.
      const notGranted = refusal?.status === 422 && 'permissions' in narrow;
      const badClock = refusal?.status === 401 && options.signer.learnClock(refusal.headers['date']);
      if (notGranted) narrow = {};
      else if (!badClock && known.failed !== 'unavailable') return known;
      else if (!badClock && attempt < tries) await options.clock.sleep(300 * attempt ** 2);
    }
  }
  return failure;
}

async function ask(
  { octokit, signer, clock, wallClock }: TokenOptions,
  installation: number,
  body: object,
): Promise<InstallationToken> {
  const response: { data: unknown; headers: { date?: string | undefined } } = await octokit.request(
    'POST /app/installations/{installation_id}/access_tokens',
    { installation_id: installation, ...body, headers: { authorization: `Bearer ${signer.sign()}` } },
  );
  const parsed = minted.safeParse(response.data);
  if (!parsed.success) throw new FailedRequest({ failed: 'unavailable', reason: 'GitHub’s answer holds no token' });
  const mintedAt = clock.now();
  const lifeMs = lifeOf(parsed.data.expires_at, [Date.parse(response.headers.date ?? ''), wallClock()]);
  return { token: parsed.data.token, mintedAt, usableUntil: mintedAt + lifeMs - marginMs };
}

/**
 * How long a token lives, by GitHub's clock and by ours. Either may be off, so the longer life counts: a token that ends
 * early is refused and replaced, while one that seems to have ended already would be asked for again and again.
 */
function lifeOf(expiresAt: string, nows: readonly number[]): number {
  const lives = nows.map((now) => Date.parse(expiresAt) - now).filter((life) => Number.isFinite(life));
  return Math.min(hourMs, Math.max(2 * marginMs, ...lives));
}
