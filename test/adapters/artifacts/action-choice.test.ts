import { actionsLeftOut, mostActions } from '../../../src/adapters/artifacts/action-choice.ts';
import type { AddedOrChanged } from '../../../src/domain/change.ts';
import { bump } from '../../support/build.ts';

function action(name: string, comment?: string, subpath?: string): AddedOrChanged {
  const entry = (version: string) => ({
    ecosystem: 'githubactions' as const,
    name,
    version,
    ...(comment === undefined ? {} : { comment }),
    ...(subpath === undefined ? {} : { subpath }),
  });
  return bump({ before: entry('1'.repeat(40)), after: entry('2'.repeat(40)) });
}

const many = (count: number): AddedOrChanged[] =>
  Array.from({ length: count }, (_, i) => action(`maker${i}/thing`, 'v2'));

describe('actionsLeftOut', () => {
  it('leaves none out of as many as are looked at', () => {
    expect(actionsLeftOut(many(mostActions), new Set())).toEqual(new Map());
  });

  it('leaves GitHub’s own out first, then well-known ones, and those without a tag last', () => {
    const own = action('actions/checkout', 'v5');
    const known = action('docker/login-action', 'v3');
    const bare = action('someone/tool');
    const changes = [own, known, ...many(mostActions - 1), bare];
    const left = actionsLeftOut(changes, new Set(['docker/login-action']));
    expect([...left.keys()].map(({ name }) => name)).toEqual(['docker/login-action', 'actions/checkout']);
    expect(left.get(own)).toBe(
      'not looked at: the archives of 10 other actions were, which is the most for one review',
    );
  });

  it('counts the actions of one repository once', () => {
    const parts = ['init', 'analyze', 'upload'].map((part) => action('a/b', 'v3', part));
    expect(actionsLeftOut([...many(mostActions - 1), ...parts], new Set()).size).toBe(0);
  });

  it('counts no packages of registries', () => {
    expect(actionsLeftOut([...many(mostActions), bump(), bump()], new Set()).size).toBe(0);
  });
});
