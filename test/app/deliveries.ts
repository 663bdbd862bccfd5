const installation = { id: 3 };
const repository = { id: 11, name: 'shop', full_name: 'acme/shop', owner: { login: 'acme' } };
const person = { login: 'mona', type: 'User' };

export const appId = 7;

interface PullRequestFields {
  readonly number?: number;
  readonly head?: string;
  readonly title?: string;
  readonly state?: string;
}

/** Payloads as GitHub sends them, cut to what matters plus a few fields that must not. */
export const delivered = {
  installation,
  repository,
  person,
  pullRequest: (action: string, fields: PullRequestFields = {}): Record<string, unknown> => ({
    action,
    number: fields.number ?? 5,
    installation,
    repository,
    sender: person,
    pull_request: {
      number: fields.number ?? 5,
      state: fields.state ?? 'open',
      title: fields.title ?? 'Bump',
      draft: false,
      user: person,
      head: { sha: fields.head ?? 'a'.repeat(40), ref: 'bump', repo: null },
      base: { sha: 'b'.repeat(40), ref: 'main' },
    },
  }),
  checkRun: (action: string, app: number, more: Record<string, unknown> = {}): Record<string, unknown> => ({
    action,
    installation,
    repository,
    sender: person,
    check_run: { id: 1, name: 'Lockwarden', head_sha: 'a'.repeat(40), app: { id: app }, pull_requests: [] },
    ...more,
  }),
  comment: (body: string, more: Record<string, unknown> = {}): Record<string, unknown> => ({
    action: 'created',
    installation,
    repository,
    sender: person,
    issue: { number: 5, state: 'open', pull_request: { url: 'https://api.github.com/x' } },
    comment: { id: 77, body, user: person },
    ...more,
  }),
  mergeGroup: (action: string): Record<string, unknown> => ({
    action,
    installation,
    repository,
    merge_group: { head_sha: 'c'.repeat(40), head_ref: 'x', base_sha: 'b'.repeat(40), base_ref: 'refs/heads/main' },
  }),
  installationEvent: (action: string): Record<string, unknown> => ({
    action,
    installation: { id: 3, account: { login: 'acme' } },
    repositories: [],
  }),
};
