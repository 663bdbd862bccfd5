import type { Budget } from '../../evidence/source.ts';
import { below, segment } from '../fields.ts';
import { isFailure } from '../http/port.ts';
import type { HttpClient } from '../http/port.ts';
import type { GithubName } from '../repository-url.ts';

/** The packed files of a commit, or why they could not be had. */
export type Tarball =
  | { readonly bytes: Buffer }
  /** `none`: GitHub has no such commit, or this asker may not see it; `large`: beyond the limit; `led-away`: a redirect to a host of somebody else. */
  | { readonly reason: string; readonly why: 'failed' | 'large' | 'led-away' | 'none' };

const none: ReadonlySet<number> = new Set([404, 410, 451]);

/**
 * Fetches a repository's files as of a commit. GitHub answers with a redirect to the host that packs them, which the HTTP client follows
 * only where the roots allow it, and without the token. Source: REST API, "Download a repository archive (tar)".
 */
export async function fetchTarball(
  http: HttpClient,
  asked: { readonly root: string; readonly name: GithubName; readonly sha: string; readonly most: number },
  budget: Budget,
): Promise<Tarball> {
  const { name, sha, most } = asked;
  const what = `${name.owner}/${name.name}@${sha.slice(0, 12)}`;
  const left = Math.floor(budget.left());
  if (left <= 0) return { reason: `${what}: no time left`, why: 'failed' };
  const path = `repos/${segment(name.owner)}/${segment(name.name)}/tarball/${segment(sha)}`;
  const answer = await http.request(below(asked.root, path), {
    maxBytes: most,
    timeout: left,
    signal: budget.signal,
    // The bytes are handed over to a worker.
    alone: true,
    headers: { accept: 'application/vnd.github+json' },
    retries: 1,
  });
  if (isFailure(answer)) {
    const why = answer.failed === 'too-large' ? 'large' : answer.failed === 'not-allowed' ? 'led-away' : 'failed';
    return { reason: `${what}: ${answer.reason}`, why };
  }
  if (none.has(answer.status)) return { reason: `${what}: GitHub has no archive of it`, why: 'none' };
  if (answer.status !== 200) return { reason: `${what}: GitHub answered ${answer.status}`, why: 'failed' };
  return { bytes: answer.body };
}
