import type { Commit } from './git-objects.ts';
import type { Repository } from './world.ts';

/** The commit that a hash, branch, tag or full reference names. Commits of forks count, as on GitHub. */
export function resolveCommit(repository: Repository, name: string): Commit | undefined {
  const { objects, refs, annotatedTags } = repository;
  const direct = objects.commits.get(name);
  if (direct !== undefined) return direct;
  const short = name.includes(':') ? name.slice(name.indexOf(':') + 1) : name;
  for (const ref of [short, `refs/heads/${short}`, `refs/tags/${short}`, `refs/${short}`]) {
    const sha = refs.get(ref);
    if (sha !== undefined) return objects.commits.get(annotatedTags.get(sha)?.commit ?? sha);
  }
  return undefined;
}
