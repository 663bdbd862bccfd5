import { isFailure, type HttpAnswer, type HttpClient, type HttpFailure, type HttpRequest } from '../http/port.ts';
import type { GithubReader } from '../source/github-source.ts';
import type { GitHubApp } from './app-auth.ts';
import { failureOfRefusal, isGitHubFailure } from './failure.ts';
import type { RepositoryRef } from './repository-client.ts';

type App = Pick<GitHubApp, 'tokens' | 'limiter' | 'wallClock'>;

/**
 * Asks GitHub about source repositories with the installation's token of the repository under review: it reads what is
 * public, and its allowance grows with the organisation. The requests take their turn behind everything that a verdict
 * waits for. Where there is no token, the request goes out as the client would send it by itself.
 */
export function installationReader(app: App, repository: RepositoryRef): GithubReader {
  return {
    who: `installation ${repository.installation}`,
    signedIn: true,
    http: (base) => ({ request: (url, asked) => requestAs(app, repository, { base, url, asked: asked ?? {} }) }),
  };
}

interface Sent {
  readonly base: HttpClient;
  readonly url: string;
  readonly asked: HttpRequest;
}

async function requestAs(
  app: App,
  { installation, id }: RepositoryRef,
  { base, url, asked }: Sent,
): Promise<HttpAnswer | HttpFailure> {
  for (let attempt = 1; ; attempt += 1) {
    const token = await app.tokens.get(installation, id);
    if (isGitHubFailure(token)) return base.request(url, asked);
    const headers = { ...asked.headers, authorization: `token ${token.token}` };
    const sent = await app.limiter.run(installation, 'read', async () => ({
      answer: await base.request(url, { ...asked, headers }),
    }));
    if (isGitHubFailure(sent)) return { failed: 'refused', reason: sent.reason };
    const { answer } = sent;
    if (isFailure(answer)) return answer;
    pauseFor(app, installation, answer);
    if (answer.status !== 401 || attempt > 1) return answer;
    app.tokens.drop(installation, id);
  }
}

/** After a secondary limit nothing of the installation is sent for a while; a used-up hour concerns look-ups alone. */
function pauseFor({ limiter, wallClock }: App, installation: number, { status, headers }: HttpAnswer): void {
  if (headers['retry-after'] === undefined || (status !== 403 && status !== 429)) return;
  const { retryAfterMs } = failureOfRefusal({ status, headers, message: '' }, 'a look-up', wallClock);
  if (retryAfterMs !== undefined) limiter.pause(installation, retryAfterMs);
}
