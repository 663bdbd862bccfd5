const person = { login: 'mona', type: 'User' };

/** What GitHub delivers, cut to the fields that are read, by the event's name. */
export const deliverySamples: readonly { readonly event: string; readonly payload: unknown }[] = [
  { event: 'pull_request', payload: { action: 'opened', ...common(), pull_request: pull() } },
  {
    event: 'pull_request',
    payload: { action: 'edited', ...common(), pull_request: pull(), changes: { base: { ref: { from: 'x' } } } },
  },
  {
    event: 'check_run',
    payload: { action: 'requested_action', ...common(), check_run: run(), requested_action: { identifier: 'rescan' } },
  },
  { event: 'check_suite', payload: { action: 'rerequested', ...common(), check_suite: run() } },
  {
    event: 'issue_comment',
    payload: {
      action: 'created',
      ...common(),
      issue: { number: 5, state: 'open', pull_request: {} },
      comment: { id: 9, body: '/lockwarden rescan', user: person },
    },
  },
  {
    event: 'merge_group',
    payload: {
      action: 'checks_requested',
      ...common(),
      merge_group: { head_sha: 'c'.repeat(40), base_sha: 'b'.repeat(40), base_ref: 'refs/heads/main' },
    },
  },
  { event: 'installation', payload: { action: 'created', installation: { id: 3, account: { login: 'acme' } } } },
];

function common() {
  return {
    installation: { id: 3 },
    repository: { id: 11, name: 'shop', owner: { login: 'acme' } },
    sender: person,
  };
}

function pull() {
  return {
    number: 5,
    state: 'open',
    user: { login: 'mona' },
    head: { sha: 'a'.repeat(40) },
    base: { sha: 'b'.repeat(40), ref: 'main' },
  };
}

function run() {
  return { head_sha: 'a'.repeat(40), app: { id: 7 }, pull_requests: [{ number: 5 }] };
}

/** An advisory in OSV's form. */
export const advisorySample = JSON.stringify({
  id: 'GHSA-aaaa-bbbb-cccc',
  aliases: ['CVE-2020-1'],
  summary: 'Bad things',
  published: '2020-01-01T00:00:00Z',
  modified: '2020-01-02T00:00:00Z',
  severity: [{ type: 'CVSS_V3', score: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H' }],
  database_specific: { severity: 'HIGH', cwe_ids: ['CWE-506'] },
  affected: [
    {
      package: { ecosystem: 'npm', name: 'left-pad' },
      versions: ['1.0.0'],
      ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed: '1.0.1' }, { last_affected: '2.0.0' }] }],
    },
  ],
});

/** A packument of npm's registry with two versions. */
export const packumentSample = JSON.stringify({
  name: 'left-pad',
  'dist-tags': { latest: '1.0.1' },
  maintainers: [{ name: 'mona', email: 'mona@example.com' }],
  time: { created: '2020-01-01T00:00:00Z', '1.0.0': '2020-01-01T00:00:00Z', '1.0.1': '2020-02-01T00:00:00Z' },
  versions: {
    '1.0.0': {
      name: 'left-pad',
      version: '1.0.0',
      scripts: { postinstall: 'node x' },
      dist: { tarball: 'https://registry.example/left-pad/-/left-pad-1.0.0.tgz', integrity: 'sha512-AAAA' },
    },
    '1.0.1': {
      name: 'left-pad',
      version: '1.0.1',
      _npmUser: { name: 'mona' },
      dependencies: { a: '^1' },
      deprecated: 'no',
      dist: { shasum: 'aa', attestations: { url: 'x' } },
    },
  },
});

/** A project of a Python index in Simple JSON. */
export const simpleSample = JSON.stringify({
  name: 'flask',
  meta: { 'api-version': '1.4' },
  'project-status': { status: 'active' },
  files: [
    {
      filename: 'flask-1.0-py3-none-any.whl',
      url: 'https://files.example/flask-1.0-py3-none-any.whl',
      hashes: { sha256: 'aa' },
      'upload-time': '2020-01-01T00:00:00Z',
      size: 10,
      yanked: 'broken',
    },
    { filename: 'flask-1.0.tar.gz', url: 'x', hashes: {}, provenance: 'https://files.example/p' },
  ],
});
