import type { Commit } from './git-objects.ts';
import type { Json } from './render-accounts.ts';
import { nodeId, renderUser } from './render-accounts.ts';
import { apiUrl, htmlUrl } from './render-repository.ts';
import type { FileDiff } from './tree-diff.ts';
import { patchText } from './tree-diff.ts';
import type { Repository, World } from './world.ts';

const unsigned = { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null };

export function renderCommit(world: World, repository: Repository, commit: Commit): Json {
  const url = `${apiUrl(world, repository)}/commits/${commit.sha}`;
  const who = { name: commit.author, email: `${commit.author}@users.noreply.github.com`, date: commit.date };
  return {
    url,
    sha: commit.sha,
    node_id: nodeId('Commit', commit.generation),
    html_url: `${htmlUrl(repository)}/commit/${commit.sha}`,
    comments_url: `${url}/comments`,
    commit: {
      url: `${apiUrl(world, repository)}/git/commits/${commit.sha}`,
      author: who,
      committer: who,
      message: commit.message,
      comment_count: 0,
      tree: { sha: commit.tree, url: `${apiUrl(world, repository)}/git/trees/${commit.tree}` },
      verification: unsigned,
    },
    author: renderUser(world, commit.author),
    committer: renderUser(world, commit.author),
    parents: renderParents(world, repository, commit),
  };
}

export function renderGitCommit(world: World, repository: Repository, commit: Commit): Json {
  const who = { name: commit.author, email: `${commit.author}@users.noreply.github.com`, date: commit.date };
  return {
    sha: commit.sha,
    node_id: nodeId('Commit', commit.generation),
    url: `${apiUrl(world, repository)}/git/commits/${commit.sha}`,
    html_url: `${htmlUrl(repository)}/commit/${commit.sha}`,
    author: who,
    committer: who,
    message: commit.message,
    tree: { sha: commit.tree, url: `${apiUrl(world, repository)}/git/trees/${commit.tree}` },
    parents: renderParents(world, repository, commit),
    verification: unsigned,
  };
}

function renderParents(world: World, repository: Repository, commit: Commit): Json[] {
  return commit.parents.map((sha) => ({
    sha,
    url: `${apiUrl(world, repository)}/commits/${sha}`,
    html_url: `${htmlUrl(repository)}/commit/${sha}`,
  }));
}

/** A file of a comparison or of a pull request (`diff-entry`). */
export function renderFile(world: World, repository: Repository, [file, ref]: readonly [FileDiff, string]): Json {
  const path = file.path.split('/').map(encodeURIComponent).join('/');
  const patch = patchText(file);
  return {
    sha: file.sha,
    filename: file.path,
    status: file.status,
    additions: file.additions,
    deletions: file.deletions,
    changes: file.additions + file.deletions,
    blob_url: `${htmlUrl(repository)}/blob/${ref}/${path}`,
    raw_url: `${htmlUrl(repository)}/raw/${ref}/${path}`,
    contents_url: `${apiUrl(world, repository)}/contents/${path}?ref=${ref}`,
    ...(patch === undefined ? {} : { patch }),
    ...(file.previousPath === undefined ? {} : { previous_filename: file.previousPath }),
  };
}
