import type { Json } from './render-accounts.ts';
import { nodeId, renderUser } from './render-accounts.ts';
import type { Release, Repository, World } from './world.ts';
import { fullName, userNamed } from './world.ts';

/** Folders of a repository's address that its description lists, with the template each ends in. */
const addresses: Readonly<Record<string, string>> = {
  archive_url: '/{archive_format}{/ref}',
  assignees_url: '/assignees{/user}',
  blobs_url: '/git/blobs{/sha}',
  branches_url: '/branches{/branch}',
  collaborators_url: '/collaborators{/collaborator}',
  comments_url: '/comments{/number}',
  commits_url: '/commits{/sha}',
  compare_url: '/compare/{base}...{head}',
  contents_url: '/contents/{+path}',
  contributors_url: '/contributors',
  deployments_url: '/deployments',
  downloads_url: '/downloads',
  events_url: '/events',
  forks_url: '/forks',
  git_commits_url: '/git/commits{/sha}',
  git_refs_url: '/git/refs{/sha}',
  git_tags_url: '/git/tags{/sha}',
  hooks_url: '/hooks',
  issue_comment_url: '/issues/comments{/number}',
  issue_events_url: '/issues/events{/number}',
  issues_url: '/issues{/number}',
  keys_url: '/keys{/key_id}',
  labels_url: '/labels{/name}',
  languages_url: '/languages',
  merges_url: '/merges',
  milestones_url: '/milestones{/number}',
  notifications_url: '/notifications{?since,all,participating}',
  pulls_url: '/pulls{/number}',
  releases_url: '/releases{/id}',
  stargazers_url: '/stargazers',
  statuses_url: '/statuses/{sha}',
  subscribers_url: '/subscribers',
  subscription_url: '/subscription',
  tags_url: '/tags',
  teams_url: '/teams',
  trees_url: '/git/trees{/sha}',
};

export function apiUrl(world: World, repository: Repository): string {
  return `${world.root}/repos/${fullName(repository)}`;
}

export function htmlUrl(repository: Repository): string {
  return `https://github.com/${fullName(repository)}`;
}

export function renderRepository(world: World, repository: Repository): Json {
  const url = apiUrl(world, repository);
  const html = htmlUrl(repository);
  const forks = [...world.repositories.values()].filter((one) => one.forkOf === repository.id).length;
  const open = [...repository.pulls.values()].filter((pull) => pull.state === 'open').length;
  return {
    id: repository.id,
    node_id: nodeId('Repository', repository.id),
    name: repository.name,
    full_name: fullName(repository),
    owner: renderUser(world, userNamed(world, repository.owner)),
    private: repository.private,
    html_url: html,
    description: null,
    fork: repository.forkOf !== undefined,
    url,
    ...Object.fromEntries(Object.entries(addresses).map(([key, rest]) => [key, url + rest])),
    git_url: `git://github.com/${fullName(repository)}.git`,
    ssh_url: `git@github.com:${fullName(repository)}.git`,
    clone_url: `${html}.git`,
    svn_url: html,
    mirror_url: null,
    homepage: null,
    language: null,
    license: null,
    default_branch: repository.defaultBranch,
    visibility: repository.private ? 'private' : 'public',
    archived: repository.archived,
    disabled: false,
    has_issues: true,
    has_projects: false,
    has_wiki: false,
    has_pages: false,
    has_downloads: false,
    has_discussions: false,
    is_template: false,
    allow_forking: true,
    topics: [],
    forks_count: forks,
    forks,
    network_count: forks,
    stargazers_count: 0,
    subscribers_count: 0,
    watchers_count: 0,
    watchers: 0,
    size: 1,
    open_issues_count: open,
    open_issues: open,
    pushed_at: repository.createdAt,
    created_at: repository.createdAt,
    updated_at: repository.createdAt,
  };
}

export function renderRelease(world: World, repository: Repository, release: Release): Json {
  const url = `${apiUrl(world, repository)}/releases/${release.id}`;
  const html = htmlUrl(repository);
  return {
    url,
    html_url: `${html}/releases/tag/${encodeURIComponent(release.tag)}`,
    assets_url: `${url}/assets`,
    upload_url: `${url}/assets{?name,label}`,
    tarball_url: `${apiUrl(world, repository)}/tarball/${encodeURIComponent(release.tag)}`,
    zipball_url: `${apiUrl(world, repository)}/zipball/${encodeURIComponent(release.tag)}`,
    id: release.id,
    node_id: nodeId('Release', release.id),
    tag_name: release.tag,
    target_commitish: repository.defaultBranch,
    name: release.tag,
    body: '',
    draft: false,
    prerelease: false,
    created_at: release.createdAt,
    published_at: release.createdAt,
    author: renderUser(world, repository.owner),
    assets: [],
  };
}
