import type { GithubName } from '../repository-url.ts';
import type { GithubApi } from './github-api.ts';
import type { Piece } from './pieces.ts';

/**
 * The way to GitHub for facts. Who knows beforehand what will be asked about a repository names it: where that can be
 * had with one request, the api that comes back answers from it. It answers everything else as well.
 */
export interface GithubAccess {
  readonly about: (name: GithubName, foreseen: readonly Piece[], signal: AbortSignal) => Promise<GithubApi>;
}

/** Asks REST for each thing when its turn comes: later questions depend on earlier answers, so that fewer are asked. */
export function restAccess(api: GithubApi): GithubAccess {
  return { about: async () => api };
}
