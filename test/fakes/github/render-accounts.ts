import type { Installation, User, World } from './world.ts';
import { iso, userNamed } from './world.ts';

export type Json = Record<string, unknown>;

export function nodeId(kind: string, id: number): string {
  return Buffer.from(`0${kind.length}:${kind}${id}`).toString('base64');
}

export function renderUser(world: World, user: User | string): Json {
  const { id, login, type } = typeof user === 'string' ? userNamed(world, user) : user;
  const url = `${world.root}/users/${encodeURIComponent(login)}`;
  return {
    login,
    id,
    node_id: nodeId('User', id),
    avatar_url: `https://avatars.githubusercontent.com/u/${id}?v=4`,
    gravatar_id: '',
    url,
    html_url: `https://github.com/${encodeURIComponent(login)}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type,
    user_view_type: 'public',
    site_admin: false,
  };
}

/** When every account of this GitHub was made. */
export const accountsSince = '2015-06-01T00:00:00Z';

/** An account as it describes itself to everybody. */
export function renderProfile(world: World, user: User): Json {
  const unsaid = ['name', 'company', 'blog', 'location', 'email', 'hireable', 'bio', 'twitter_username'];
  const counts = ['public_repos', 'public_gists', 'followers', 'following'];
  return {
    ...renderUser(world, user),
    ...Object.fromEntries(unsaid.map((field) => [field, null])),
    ...Object.fromEntries(counts.map((field) => [field, 0])),
    created_at: accountsSince,
    updated_at: accountsSince,
  };
}

/** The App itself (`integration` in GitHub's description). */
export function renderApp(world: World, appId = world.app.id): Json {
  const own = appId === world.app.id;
  const slug = own ? world.app.slug : `app-${appId}`;
  return {
    id: appId,
    client_id: `Iv23li${appId}`,
    slug,
    node_id: nodeId('Integration', appId),
    owner: renderUser(world, userNamed(world, 'lockwarden-makers', 'Organization')),
    name: own ? 'Lockwarden' : slug,
    description: null,
    external_url: 'https://lockwarden.example/',
    html_url: `https://github.com/apps/${slug}`,
    created_at: '2026-01-05T08:00:00Z',
    updated_at: '2026-01-05T08:00:00Z',
    permissions: { checks: 'write', contents: 'read', issues: 'read', metadata: 'read', pull_requests: 'write' },
    events: ['pull_request', 'issue_comment', 'merge_group', 'push'],
  };
}

export function renderInstallation(world: World, one: Installation): Json {
  const account = userNamed(world, one.account, 'Organization');
  return {
    id: one.id,
    account: renderUser(world, account),
    repository_selection: one.selected === undefined ? 'all' : 'selected',
    access_tokens_url: `${world.root}/app/installations/${one.id}/access_tokens`,
    repositories_url: `${world.root}/installation/repositories`,
    html_url: `https://github.com/organizations/${one.account}/settings/installations/${one.id}`,
    app_id: world.app.id,
    app_slug: world.app.slug,
    target_id: account.id,
    target_type: account.type,
    permissions: one.permissions,
    events: ['pull_request', 'issue_comment', 'merge_group', 'push'],
    created_at: one.createdAt,
    updated_at: one.createdAt,
    single_file_name: null,
    suspended_by: one.suspendedAt === undefined ? null : renderUser(world, account),
    suspended_at: one.suspendedAt ?? null,
  };
}

export function timestamps(of: { readonly createdAt: number; readonly updatedAt: number }): Json {
  return { created_at: iso(of.createdAt), updated_at: iso(of.updatedAt) };
}
