import { withLockedOrigins } from '../../src/changes/locked-origin.ts';
import type { Change } from '../../src/domain/change.ts';
import { dependency, dependencySet, requirement } from '../support/build.ts';

const manifest = dependencySet({ path: 'web/package.json', format: 'package-json', kind: 'manifest' });
const corporate = { kind: 'registry', url: 'https://npm.corp.example/quiet' } as const;
const lock = dependencySet({ path: 'web/package-lock.json', dependencies: [dependency({ origin: corporate })] });

function widened(name = 'quiet'): Change {
  const [before, after] = [requirement({ name, range: '^1.0.0' }), requirement({ name })];
  const rest = { kind: 'changed', path: manifest.path, ecosystem: 'npm', name, via: [], step: 'unordered' } as const;
  return { ...rest, before, after, moved: [] };
}

describe('origins from a lockfile', () => {
  it('hold for the manifest beside it, on both sides', () => {
    expect(withLockedOrigins([widened()], manifest, [manifest, lock])).toMatchObject([
      { before: { origin: corporate }, after: { origin: corporate } },
    ]);
  });

  it('hold for no manifest of another folder', () => {
    const changes = [widened()];
    expect(withLockedOrigins(changes, { ...manifest, path: 'api/package.json' }, [lock])).toBe(changes);
  });

  it('say nothing of names that they do not hold or take from two places', () => {
    const other = dependency({
      version: '2.0.0',
      origin: { kind: 'registry', url: 'https://npm.registry.example/quiet' },
    });
    const two = { ...lock, dependencies: [...lock.dependencies, other] };
    for (const [change, set] of [
      [widened('loud'), lock],
      [widened(), two],
    ] as const) {
      expect(withLockedOrigins([change], manifest, [set])).toEqual([change]);
    }
  });

  it('never replace an origin that the manifest names itself', () => {
    const git = { kind: 'git', url: 'https://github.com/quiet/quiet' } as const;
    const change: Change = { ...widened(), kind: 'added', after: requirement({ origin: git }) };
    expect(withLockedOrigins([change], manifest, [lock])).toMatchObject([{ after: { origin: git } }]);
  });
});
