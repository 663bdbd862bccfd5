import type { Subject } from '../../evidence/source.ts';
import { githubName, isGithubPart, repositoryUrl, type GithubName } from '../repository-url.ts';

/** Where the source of an entry is kept, `none` when nothing names a repository on GitHub, or why we do not know. */
export type SourceName =
  | { readonly state: 'named'; readonly name: GithubName }
  | { readonly state: 'none' }
  | { readonly state: 'unknown'; readonly reason: string };

/** The repository of an entry: an action's own name, a git address, else what the registry's metadata says. */
export function sourceName(subject: Subject): SourceName {
  const { change } = subject;
  const { origin } = change.after;
  if (change.ecosystem === 'githubactions') {
    const [owner = '', name = ''] = change.name.split('/');
    return isGithubPart(owner) && isGithubPart(name) ? { state: 'named', name: { owner, name } } : { state: 'none' };
  }
  if (origin.kind === 'git') return named(repositoryUrl(origin.url));
  if (origin.kind !== 'registry') return { state: 'none' };
  const { release } = subject.found;
  if (release === undefined || release.state === 'unknown') {
    return { state: 'unknown', reason: release?.reason ?? 'the registry was not asked for the repository' };
  }
  if (release.state === 'absent') return { state: 'none' };
  const { repository } = release.value;
  if (repository.state === 'unknown') return { state: 'unknown', reason: repository.reason };
  return repository.state === 'known' ? named(repository.value) : { state: 'none' };
}

function named(url: string | undefined): SourceName {
  const name = githubName(url);
  return name ? { state: 'named', name } : { state: 'none' };
}
