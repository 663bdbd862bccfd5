import type { GithubApi, GithubRepository } from './github-api.ts';
import type { GithubName } from '../repository-url.ts';

/** Release branches that are tried when a commit is not on the default branch. */
const maxBranches = 6;

/**
 * Whether a branch of the repository leads to a commit: the default branch, else a branch whose name looks like the
 * release's line or like a branch for releases. GitHub shows commits of the whole fork network under every name, so
 * that a commit exists says nothing. Undefined: GitHub did not say.
 */
export async function isOnBranch(
  api: GithubApi,
  at: { readonly name: GithubName; readonly repository: GithubRepository; readonly line?: string | undefined },
  { sha, signal }: { readonly sha: string; readonly signal: AbortSignal },
): Promise<boolean | undefined> {
  const first = await api.compare(at.name, [at.repository.defaultBranch, sha], signal);
  if (first.state === 'failed') return undefined;
  if (first.state === 'found' && contains(first.value)) return true;
  const branches = await api.branches(at.name, signal);
  if (branches.state === 'failed') return undefined;
  if (branches.state === 'missing') return false;
  const likely = branches.value
    .filter((branch) => branch !== at.repository.defaultBranch && isLikely(branch, at.line))
    .slice(0, maxBranches);
  const compared = await Promise.all(likely.map((branch) => api.compare(at.name, [branch, sha], signal)));
  if (compared.some((one) => one.state === 'found' && contains(one.value))) return true;
  return compared.some((one) => one.state === 'failed') ? undefined : false;
}

function contains(comparison: string): boolean {
  return comparison === 'behind' || comparison === 'identical';
}

function isLikely(branch: string, line: string | undefined): boolean {
  if (/release|stable|maint|lts|hotfix|support|backport|next|develop/i.test(branch)) return true;
  const numbers = /\d+(?:\.\d+)*/.exec(branch)?.[0];
  if (numbers === undefined) return false;
  return line === undefined || numbers === line || numbers.startsWith(`${line}.`) || line.startsWith(`${numbers}.`);
}
