import { translate } from '../../../src/app/webhooks/index.ts';
import type { Translation } from '../../../src/app/webhooks/delivery.ts';
import { appId, delivered } from '../deliveries.ts';

const repository = { installation: 3, id: 11, owner: 'acme', name: 'shop' };

function of(event: string, payload: unknown): Translation {
  return translate({ guid: 'g', event, payload }, { appId });
}

function jobOf(event: string, payload: unknown) {
  const translation = of(event, payload);
  return translation.result === 'job' ? translation.job : translation;
}

describe('a delivery', () => {
  it.each(['opened', 'synchronize', 'reopened', 'ready_for_review'])('asks for a review when %s', (action) => {
    expect(jobOf('pull_request', delivered.pullRequest(action))).toMatchObject({
      name: 'review',
      key: 'review:11:5',
      group: 'pull-request:11:5',
      tenant: '3',
      whenWaiting: 'replace',
      data: {
        repository,
        pullRequest: 5,
        seen: { headSha: 'a'.repeat(40), baseSha: 'b'.repeat(40), baseRef: 'main', author: 'mona' },
        again: action === 'reopened',
      },
    });
  });

  it('asks for a review when the base was changed, not when the title was', () => {
    const edited = delivered.pullRequest('edited');
    expect(jobOf('pull_request', { ...edited, changes: { base: { ref: { from: 'v1' } } } })).toMatchObject({
      name: 'review',
    });
    expect(of('pull_request', { ...edited, changes: { title: { from: 'x' } } }).result).toBe('ignored');
    expect(of('pull_request', edited).result).toBe('ignored');
  });

  it('asks for nothing when the pull request is closed', () => {
    expect(of('pull_request', delivered.pullRequest('synchronize', { state: 'closed' })).result).toBe('ignored');
  });

  it.each(['closed', 'assigned', 'sparkled', '__proto__'])('asks for nothing when a pull request is %s', (action) => {
    expect(of('pull_request', delivered.pullRequest(action)).result).toBe('ignored');
  });

  it.each([
    ['a commit that is none', { head: 'HEAD' }],
    ['a number below one', { number: 0 }],
  ])('is malformed with %s', (_name, fields) => {
    expect(of('pull_request', delivered.pullRequest('opened', fields)).result).toBe('malformed');
  });

  it.each(['../x', '.', 'a/b', 'a b', ''])('is malformed with the repository name %j', (name) => {
    const payload = { ...delivered.pullRequest('opened'), repository: { ...delivered.repository, name } };
    expect(of('pull_request', payload).result).toBe('malformed');
  });

  it('asks for a re-run of our own check run only', () => {
    expect(jobOf('check_run', delivered.checkRun('rerequested', appId))).toMatchObject({
      name: 'rerun',
      data: { repository, headSha: 'a'.repeat(40), pullRequests: [] },
    });
    expect(of('check_run', delivered.checkRun('rerequested', 8)).result).toBe('ignored');
    expect(of('check_run', delivered.checkRun('completed', appId)).result).toBe('ignored');
  });

  it('knows the buttons under the check run', () => {
    const pressed = (identifier: string) =>
      of('check_run', delivered.checkRun('requested_action', appId, { requested_action: { identifier } })).result;
    expect(pressed('rescan')).toBe('job');
    expect(pressed('__proto__')).toBe('ignored');
  });

  it('asks for a re-run of our own suite only', () => {
    const suite = (app: number) => ({
      action: 'rerequested',
      installation: delivered.installation,
      repository: delivered.repository,
      check_suite: { head_sha: 'a'.repeat(40), app: { id: app }, pull_requests: [{ number: 5 }] },
    });
    expect(jobOf('check_suite', suite(appId))).toMatchObject({ name: 'rerun', data: { pullRequests: [5] } });
    expect(of('check_suite', suite(8)).result).toBe('ignored');
  });

  it('carries the commands of a new comment', () => {
    expect(jobOf('issue_comment', delivered.comment('/lockwarden explain left-pad'))).toMatchObject({
      name: 'command',
      key: 'command:11:77',
      group: 'pull-request:11:5',
      data: { pullRequest: 5, comment: 77, login: 'mona', commands: [{ verb: 'explain', words: ['left-pad'] }] },
    });
  });

  const bot = { login: 'helper[bot]', type: 'Bot' };
  it.each([
    ['edited', { action: 'edited' }],
    ['on an issue', { issue: { number: 5 } }],
    ['of a bot', { comment: { id: 77, body: '/lockwarden rescan', user: bot }, sender: bot }],
    ['of a person, sent by a bot', { sender: bot }],
    [
      'written through an app',
      { comment: { id: 77, body: '/lockwarden rescan', user: delivered.person, performed_via_github_app: { id: 9 } } },
    ],
    ['of a deleted person', { comment: { id: 77, body: '/lockwarden rescan', user: null } }],
    ['without words', { comment: { id: 77, body: null, user: delivered.person } }],
  ])('carries no command in a comment %s', (_name, more) => {
    expect(of('issue_comment', delivered.comment('/lockwarden rescan', more)).result).toBe('ignored');
  });

  it('asks for the verdict that a merge queue waits for, and no more when the group is gone', () => {
    expect(jobOf('merge_group', delivered.mergeGroup('checks_requested'))).toMatchObject({
      name: 'merge-group',
      priority: 10,
      data: { headSha: 'c'.repeat(40), baseSha: 'b'.repeat(40), baseRef: 'main' },
    });
    expect(jobOf('merge_group', delivered.mergeGroup('destroyed'))).toMatchObject({
      name: 'discard',
      data: { group: `merge-group:11:${'c'.repeat(40)}` },
    });
  });

  it.each([
    ['installation', 'created', 'sync'],
    ['installation', 'deleted', 'forget'],
    ['installation', 'suspend', 'suspend'],
    ['installation', 'unsuspend', 'sync'],
    ['installation', 'new_permissions_accepted', 'sync'],
    ['installation_repositories', 'added', 'sync'],
    ['installation_repositories', 'removed', 'sync'],
  ])('of %s %s leads to %s', (event, action, what) => {
    expect(jobOf(event, delivered.installationEvent(action))).toMatchObject({
      name: 'installation',
      data: { installation: 3, account: 'acme', what },
    });
  });

  it.each(['ping', 'push', 'star', 'constructor'])('of the event %s asks for nothing', (event) => {
    expect(of(event, {}).result).toBe('ignored');
  });

  it.each([null, 1, 'x', [], {}, { action: 1 }])('is malformed with the payload %j', (payload) => {
    expect(of('pull_request', payload).result).toBe('malformed');
  });
});
