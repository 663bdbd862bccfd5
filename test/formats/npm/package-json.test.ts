import { packageJson } from '../../../src/formats/npm/package-json.ts';
import { readSpec } from '../../../src/formats/npm/spec.ts';
import { readText } from '../../support/describe-format.ts';

const read = (manifest: object) => readText(packageJson, 'package.json', JSON.stringify(manifest, null, 2));

describe('readSpec', () => {
  const commit = '0123456789012345678901234567890123456789';
  it.each([
    ['^1.2.3', 'a', '^1.2.3', undefined],
    ['latest', 'a', 'latest', undefined],
    ['npm:b@^1', 'b', '^1', undefined],
    ['npm:@s/b@^1', '@s/b', '^1', undefined],
    ['npm:^1', 'a', '^1', undefined],
    ['jsr:@s/b@^1', '@s/b', '^1', undefined],
    ['catalog:old', 'a', 'catalog:old', undefined],
    ['o/r', 'a', 'o/r', { kind: 'git', url: 'https://github.com/o/r' }],
    ['o/r#v1', 'a', 'o/r#v1', { kind: 'git', url: 'https://github.com/o/r', ref: 'v1' }],
    [`github:o/r#${commit}`, 'a', `github:o/r#${commit}`, { kind: 'git', url: 'https://github.com/o/r', commit }],
    [
      'git+ssh://git@h.example/r.git#semver:^1',
      'a',
      'git+ssh://git@h.example/r.git#semver:^1',
      { kind: 'git', url: 'ssh://git@h.example/r.git', ref: 'semver:^1' },
    ],
    [
      `github:o/r#${commit}&path:/packages/r`,
      'a',
      `github:o/r#${commit}&path:/packages/r`,
      { kind: 'git', url: 'https://github.com/o/r', commit },
    ],
    ['o/r#path:/r', 'a', 'o/r#path:/r', { kind: 'git', url: 'https://github.com/o/r' }],
    [
      `https://codeload.github.com/o/r/tar.gz/${commit}`,
      'a',
      `https://codeload.github.com/o/r/tar.gz/${commit}`,
      { kind: 'git', url: 'https://github.com/o/r', commit },
    ],
    ['https://h.example/a.tgz', 'a', 'https://h.example/a.tgz', { kind: 'url', url: 'https://h.example/a.tgz' }],
    ['file:../b', 'a', 'file:../b', { kind: 'path', path: '../b' }],
    ['workspace:^', 'a', 'workspace:^', { kind: 'path', path: '.' }],
    ['patch:a@npm%3A1.0.0#./p', 'a', '1.0.0', undefined],
  ])('reads %s', (written, name, range, origin) => {
    expect(readSpec('a', written)).toMatchObject({ name, range });
    expect(readSpec('a', written).origin).toEqual(origin);
  });
});

describe('package.json', () => {
  it('reads the maps with scope and line; a bare version is one release', () => {
    const set = read({
      dependencies: { a: '^1', b: '1.0.0' },
      devDependencies: { c: '=1.0.0' },
      optionalDependencies: { d: '*' },
      peerDependencies: { e: '>=1' },
    });
    expect(set.requirements.map(({ name, scope, place }) => [name, scope, place.line])).toEqual([
      ['a', 'runtime', 3],
      ['c', 'dev', 7],
      ['d', 'optional', 10],
      ['e', 'peer', 13],
    ]);
    expect(set.dependencies).toMatchObject([{ name: 'b', version: '1.0.0', direct: true, place: { line: 4 } }]);
  });

  it('reads overrides of every package manager down to the name they are about', () => {
    const set = read({
      overrides: { a: { '.': '1.0.0', b: '2.0.0' }, 'c@^1': '$c' },
      resolutions: { '**/@s/d': '3.0.0', 'x/y/e': 'npm:f@4.0.0' },
      pnpm: { overrides: { 'g>h@1': '^5', i: '-' } },
    });
    expect(set.dependencies.map(({ name, version, alias, marker }) => [name, version, alias, marker])).toEqual([
      ['a', '1.0.0', undefined, 'overrides'],
      ['b', '2.0.0', undefined, 'overrides'],
      ['@s/d', '3.0.0', undefined, 'resolutions'],
      ['f', '4.0.0', 'e', 'resolutions'],
    ]);
    expect(set.requirements).toMatchObject([{ name: 'h', range: '^5', marker: 'pnpm.overrides' }]);
  });

  it('takes the last package of a path for the one that a resolution is about', () => {
    const set = read({ resolutions: { '@s/a/b': '1.0.0', '@s/a/@t/c': '2.0.0', '**/d': '3.0.0', '@s/e': '4.0.0' } });
    expect(set.dependencies.map(({ name }) => name)).toEqual(['b', '@t/c', 'd', '@s/e']);
  });

  it('remarks what a script of the repository makes', () => {
    const set = read({ dependencies: { made: 'exec:./make.js' } });
    expect(set.remarks).toMatchObject([{ code: 'runs-code-of-repository', name: 'made', line: 3 }]);
  });

  it('reads the package manager with its hash, and devEngines', () => {
    const set = read({
      packageManager: 'pnpm@9.1.0+sha512.abcd',
      devEngines: { packageManager: { name: 'npm', version: '>=11' } },
    });
    expect(set.dependencies).toMatchObject([
      { name: 'pnpm', version: '9.1.0', integrity: ['sha512:abcd'], scope: 'build' },
    ]);
    expect(set.requirements).toMatchObject([{ name: 'npm', range: '>=11', marker: 'devEngines' }]);
  });

  it('names workspaces', () => {
    expect(read({ workspaces: ['packages/*'] }).workspaces).toEqual(['packages/*']);
    expect(read({ workspaces: { packages: ['a'] } }).workspaces).toEqual(['a']);
  });

  it('remarks what a reviewer must know', () => {
    const set = read({
      dependencies: { a: 'npm:b@^1', c: 'http://u:CANARY@h.example/c.tgz', d: 'o/r#main', e: 'file:../../e', f: '--x' },
    });
    expect(set.remarks.map(({ code, name }) => [code, name])).toEqual(
      expect.arrayContaining([
        ['alias-of-other-package', 'b'],
        ['credentials-in-address', 'c'],
        ['insecure-address', 'c'],
        ['weak-pin', 'd'],
        ['path-outside-repository', 'e'],
        ['option-injection', 'f'],
      ]),
    );
    expect(JSON.stringify(set)).not.toContain('CANARY');
  });

  it('reads the good entries beside bad ones', () => {
    const set = read({ dependencies: { a: 5, b: '^1' }, devDependencies: 'x' });
    expect(set.requirements).toHaveLength(1);
    expect(set.problems.map(({ line }) => line)).toEqual([3, 6]);
  });

  it.each(['', '[', '5', '"x"'])('reports %j', (text) => {
    expect(readText(packageJson, 'package.json', text).problems).toHaveLength(1);
  });
});
