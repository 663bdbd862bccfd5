import { compareSets } from '../../src/changes/compare.ts';
import { pairFiles } from '../../src/changes/files.ts';
import type { Dependency, DependencySet, Requirement } from '../../src/domain/dependency.ts';
import { growthOf, linear } from '../support/growth.ts';

function dependency(name: string, version: string, extra: Partial<Dependency> = {}): Dependency {
  return {
    ecosystem: 'npm',
    name,
    version,
    place: { path: 'package-lock.json', line: 1 },
    scope: 'runtime',
    direct: true,
    origin: { kind: 'registry' },
    integrity: [],
    requiredBy: [],
    ...extra,
  };
}

function requirement(name: string, range: string): Requirement {
  return {
    ecosystem: 'npm',
    name,
    range,
    place: { path: 'package.json', line: 1 },
    scope: 'runtime',
    direct: true,
    origin: { kind: 'registry' },
  };
}

function set(dependencies: readonly Dependency[], extra: Partial<DependencySet> = {}): DependencySet {
  return {
    path: 'package-lock.json',
    format: 'package-lock',
    ecosystem: 'npm',
    kind: 'lockfile',
    dependencies,
    requirements: [],
    remarks: [],
    problems: [],
    ...extra,
  };
}

const brief = (changes: ReturnType<typeof compareSets>) =>
  changes.map((c) => {
    const text = (entry: Dependency | Requirement | undefined) =>
      entry ? ('version' in entry ? entry.version : entry.range) : '-';
    const from = c.kind === 'added' ? undefined : c.before;
    const to = c.kind === 'removed' ? undefined : c.after;
    return `${c.kind} ${c.name} ${text(from)} > ${text(to)}${c.kind === 'changed' ? ` ${c.step} ${c.moved.join(',')}` : ''}`;
  });

describe('compareSets', () => {
  it('comes to nothing when only the order differs', () => {
    const a = [dependency('a', '1.0.0'), dependency('b', '2.0.0')];
    expect(compareSets(set(a), set(a.toReversed()))).toEqual([]);
  });

  it('lists added, removed, raised and lowered packages sorted by name', () => {
    const before = set([dependency('down', '2.0.0'), dependency('gone', '1.0.0'), dependency('up', '1.0.0')]);
    const after = set([dependency('up', '1.1.0'), dependency('down', '1.9.0'), dependency('come', '1.0.0')]);
    expect(brief(compareSets(before, after))).toEqual([
      'added come - > 1.0.0',
      'changed down 2.0.0 > 1.9.0 down ',
      'removed gone 1.0.0 > -',
      'changed up 1.0.0 > 1.1.0 up ',
    ]);
  });

  it('pairs each release line with its own predecessor', () => {
    const before = set([dependency('a', '1.4.0'), dependency('a', '2.0.0')]);
    const after = set([dependency('a', '2.1.0'), dependency('a', '1.4.1')]);
    expect(brief(compareSets(before, after))).toEqual(['changed a 1.4.0 > 1.4.1 up ', 'changed a 2.0.0 > 2.1.0 up ']);
  });

  it('holds a second version against the one the file keeps', () => {
    const [change] = compareSets(
      set([dependency('a', '1.0.0')]),
      set([dependency('a', '1.0.0'), dependency('a', '2.0.0')]),
    );
    expect(change).toMatchObject({ kind: 'added', after: { version: '2.0.0' }, beside: { version: '1.0.0' } });
  });

  it('notices another hash, a weaker hash and a hash that is gone, and not a stronger one', () => {
    const one = (integrity: readonly string[]) => set([dependency('a', '1.0.0', { integrity })]);
    const moved = (before: readonly string[], after: readonly string[]) => brief(compareSets(one(before), one(after)));
    expect(moved(['sha512-aaa'], ['sha512-bbb'])).toEqual(['changed a 1.0.0 > 1.0.0 same-version integrity']);
    expect(moved(['sha512-aaa'], ['sha1-ccc'])).toEqual(['changed a 1.0.0 > 1.0.0 same-version integrity']);
    expect(moved(['sha512-aaa'], [])).toEqual(['changed a 1.0.0 > 1.0.0 same-version integrity']);
    expect(moved(['sha1-ccc'], ['sha512-aaa'])).toEqual([]);
    expect(moved([], ['sha512-aaa'])).toEqual([]);
    expect(moved(['sha512-aaa'], ['yarn10c0:bbb'])).toEqual([]);
    expect(moved(['yarn8:aaa'], ['yarn10c0:bbb'])).toEqual([]);
    expect(moved(['sha256:1', 'sha256:2'], ['sha256:1'])).toEqual([]);
  });

  it('notices an origin that moved and not a registry address that is left out', () => {
    const from = (origin: Dependency['origin']) => set([dependency('a', '1.0.0', { origin })]);
    const here = from({ kind: 'registry', url: 'https://npm.registry.example/a/-/a-1.0.0.tgz' });
    expect(compareSets(here, from({ kind: 'registry' }))).toEqual([]);
    expect(brief(compareSets(here, from({ kind: 'registry', url: 'https://evil.example/a-1.0.0.tgz' })))).toEqual([
      'changed a 1.0.0 > 1.0.0 same-version origin',
    ]);
  });

  it('reads a range that turns into a pin as a change', () => {
    const before = set([], { requirements: [requirement('a', '>=1')] });
    expect(brief(compareSets(before, set([dependency('a', '1.2.0')])))).toEqual(['changed a >=1 > 1.2.0 unordered ']);
  });

  it('names the shortest path that brought a package in', () => {
    const top = dependency('top', '1.0.0');
    const middle = dependency('middle', '1.0.0', { direct: false, requiredBy: ['top@1.0.0'] });
    const deep = dependency('deep', '1.0.0', { direct: false, requiredBy: ['loop@1.0.0', 'middle@1.0.0'] });
    const loop = dependency('loop', '1.0.0', { direct: false, requiredBy: ['deep@1.0.0'] });
    const changes = compareSets(set([top]), set([top, middle, deep, loop]));
    expect(changes.find((c) => c.name === 'deep')?.via).toEqual(['top', 'middle']);
    expect(changes.find((c) => c.name === 'loop')?.via).toEqual(['top', 'middle', 'deep']);
  });

  it('names the top and the end of a path that is made endless', () => {
    const chain = (length: number) =>
      Array.from({ length }, (_, n) =>
        dependency(`link${n}`, '1.0.0', n === 0 ? {} : { direct: false, requiredBy: [`link${n - 1}@1.0.0`] }),
      );
    const via = compareSets(set([]), set(chain(500))).find((c) => c.name === 'link499')?.via ?? [];
    expect(via).toHaveLength(25);
    expect([via[0], via[1], via.at(-1)]).toEqual(['link0', 'link475', 'link498']);
    expect(growthOf((n) => compareSets(set([]), set(chain(n))), 500)).toBeLessThan(linear);
  });
});

describe('pairFiles', () => {
  it('compares a lockfile with the one whose place it took', () => {
    const old = set([], { path: 'web/yarn.lock', format: 'yarn-v1' });
    const successor = set([], { path: 'web/pnpm-lock.yaml', format: 'pnpm-lock' });
    const other = set([], { path: 'api/package-lock.json' });
    expect(pairFiles([old], [other, successor])).toEqual([
      { path: 'api/package-lock.json', before: undefined, after: other },
      { path: 'web/pnpm-lock.yaml', before: old, after: successor },
    ]);
  });
});
