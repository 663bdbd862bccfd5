import { readPnpmKey } from '../../../src/formats/npm/pnpm-key.ts';
import { pnpmLock } from '../../../src/formats/npm/pnpm-lock.ts';
import { pnpmWorkspace } from '../../../src/formats/npm/pnpm-workspace.ts';
import { describeFormat, readText } from '../../support/describe-format.ts';

describeFormat(pnpmLock, `${import.meta.dirname}/pnpm-lock`);

const sha512 = `sha512-${'A'.repeat(86)}==`;
const read = (...lines: string[]) => readText(pnpmLock, 'pnpm-lock.yaml', `${lines.join('\n')}\n`);
const resolution = `    resolution: {integrity: ${sha512}}`;

describe('readPnpmKey', () => {
  it.each([
    ['/a/1.2.3', 'a', '1.2.3'],
    ['/a/1.2.3_react@18.0.0', 'a', '1.2.3'],
    ['/@s/a/1.2.3_@babel+core@7.0.0', '@s/a', '1.2.3'],
    ['h.example/a/1.2.3', 'a', '1.2.3'],
    ['h.example/@s/a/1.2.3', '@s/a', '1.2.3'],
    ['/a@1.2.3(b@1.0.0)', 'a', '1.2.3'],
    ['@s/a@1.2.3(@t/b@1.0.0(c@2.0.0))', '@s/a', '1.2.3'],
    ['a@https://codeload.github.com/o/a/tar.gz/abc', 'a', 'https://codeload.github.com/o/a/tar.gz/abc'],
    ['a@work:1.2.3', 'a', 'work:1.2.3'],
  ])('reads %s', (key, name, reference) => {
    expect(readPnpmKey(key)).toEqual({ name, reference });
  });

  it.each(['/', '', '@1.0.0', 'a'])('finds no package in %j', (key) => {
    expect(readPnpmKey(key)).toBeUndefined();
  });
});

describe('pnpm-lock.yaml', () => {
  it('follows each peer variant by itself to tell dev from runtime', () => {
    const set = read(
      "lockfileVersion: '9.0'",
      'importers:',
      '  .:',
      '    dependencies:',
      '      a: {specifier: ^1, version: 1.0.0}',
      '    devDependencies:',
      '      a2: {specifier: npm:a@^1, version: a@1.0.0(t@1.0.0)}',
      'packages:',
      '  a@1.0.0:',
      resolution,
      '  t@1.0.0:',
      resolution,
      'snapshots:',
      '  a@1.0.0: {}',
      '  a@1.0.0(t@1.0.0):',
      '    dependencies:',
      '      t: 1.0.0',
      '  t@1.0.0: {}',
    );
    expect(set.problems).toEqual([]);
    expect(set.dependencies).toMatchObject([
      { name: 'a', alias: 'a2', scope: 'runtime', direct: true, place: { line: 9, endLine: 10 } },
      { name: 't', scope: 'dev', direct: false, requiredBy: ['a@1.0.0'] },
    ]);
  });

  it('reads every document, and marks that of pnpm itself and its config dependencies', () => {
    const set = read(
      '---',
      "lockfileVersion: '9.0'",
      'importers:',
      '  .:',
      '    configDependencies:',
      '      hooks: {specifier: 1.0.0, version: 1.0.0}',
      '    packageManagerDependencies:',
      '      pnpm: {specifier: 12.0.0, version: 12.0.0}',
      'packages:',
      '  hooks@1.0.0:',
      resolution,
      '  pnpm@12.0.0:',
      resolution,
      '---',
      "lockfileVersion: '9.0'",
      'importers:',
      '  .:',
      '    dependencies:',
      '      a: {specifier: ^1, version: 1.0.0}',
      'packages:',
      '  a@1.0.0:',
      resolution,
    );
    expect(set.dependencies.map(({ name, marker, scope }) => [name, marker, scope])).toEqual([
      ['hooks', 'pnpm environment', 'build'],
      ['pnpm', 'pnpm environment', 'build'],
      ['a', undefined, 'runtime'],
    ]);
    expect(set.remarks).toMatchObject([{ code: 'runs-code-of-repository', name: 'hooks', line: 6 }]);
  });

  it('tells sources apart', () => {
    const set = read(
      "lockfileVersion: '9.0'",
      'packages:',
      '  a@https://codeload.github.com/o/a/tar.gz/0123456789012345678901234567890123456789:',
      '    resolution: {tarball: https://codeload.github.com/o/a/tar.gz/0123456789012345678901234567890123456789}',
      '    version: 1.0.0',
      '  b@git+https://h.example/b.git#0123456789012345678901234567890123456789:',
      '    resolution: {commit: 0123456789012345678901234567890123456789, repo: https://h.example/b.git, type: git}',
      '    version: 1.0.0',
      '  c@file:../../c:',
      '    resolution: {directory: ../../c, type: directory}',
      '  d@work:1.0.0:',
      resolution,
      '  e@1.0.0:',
      '    resolution: {integrity: sha512-x, tarball: https://h.example/e.tgz}',
      '  node@runtime:26.7.0:',
      '    resolution:',
      '      type: variations',
      '      variants:',
      '        - resolution:',
      '            integrity: sha256-aiblNEH7fhCX+gsZYWAAoDCpuWFW6xWg/iJoLP3xmtI=',
      '            url: https://nodejs.org/download/node.tar.gz',
    );
    expect(
      set.dependencies.map(({ ecosystem, name, version, origin }) => [ecosystem, name, version, origin.kind]),
    ).toEqual([
      ['npm', 'a', '1.0.0', 'git'],
      ['npm', 'b', '1.0.0', 'git'],
      ['npm', 'd', '1.0.0', 'registry'],
      ['npm', 'e', '1.0.0', 'url'],
      ['generic', 'node', '26.7.0', 'url'],
    ]);
    expect(set.requirements).toMatchObject([{ name: 'c', origin: { kind: 'path' } }]);
    expect(set.dependencies[2]?.origin).toEqual({ kind: 'registry', url: 'work:' });
    expect(set.dependencies[4]?.integrity).toHaveLength(1);
    expect(set.remarks.map(({ code, name }) => `${code} ${name}`)).toEqual(
      expect.arrayContaining(['path-outside-repository c', 'remote-address e', 'integrity-missing e']),
    );
  });

  it('reads flags of version 5 and 6, and version 13 as JSON with tabs and trailing commas', () => {
    const set = read(
      'lockfileVersion: 5.4',
      'packages:',
      '  /a/1.0.0:',
      resolution,
      '    dev: true',
      '    requiresBuild: true',
    );
    expect(set.dependencies).toMatchObject([{ name: 'a', scope: 'dev', installScript: true, direct: undefined }]);
    const json = `{\n\t"lockfileVersion": "13.0",\n\t"projects": {\n\t\t".": {"dependencies": {"a": {"specifier": "1", "version": "1.0.0",},},},\n\t},\n\t"packages": {\n\t\t"a@1.0.0": {"resolution": {"integrity": "${sha512}",},},\n\t},\n}\n`;
    expect(read(json).dependencies).toMatchObject([{ name: 'a', direct: true, scope: 'runtime', place: { line: 7 } }]);
  });

  it('names patches and the pnpmfile, which run code of the repository', () => {
    const set = read(
      "lockfileVersion: '9.0'",
      'pnpmfileChecksum: abc',
      'patchedDependencies:',
      '  a@1.0.0: {hash: x, path: p}',
      'packages:',
      '  a@1.0.0:',
      resolution,
      'snapshots:',
      '  a@1.0.0(patch_hash=x): {}',
    );
    expect(set.dependencies[0]?.patched).toBe(true);
    expect(set.remarks.map(({ code, line }) => [code, line])).toEqual([
      ['runs-code-of-repository', 4],
      ['runs-code-of-repository', 2],
    ]);
  });

  it('reads folders and archives of the repository by the name that their entry has, up to version 6', () => {
    const set = read(
      'lockfileVersion: 5.4',
      'specifiers: {a: file:./libs/a, t: file:t.tgz}',
      'dependencies:',
      '  a: file:libs/a',
      '  t: file:t.tgz',
      'packages:',
      '',
      '  file:libs/a:',
      '    resolution: {directory: libs/a, type: directory}',
      '    name: a',
      '    version: 1.0.0',
      '',
      '  file:t.tgz:',
      `    resolution: {integrity: ${sha512}, tarball: file:t.tgz}`,
      '    name: t',
      '    version: 2.0.0',
      '',
      '  file:nameless:',
      '    resolution: {directory: nameless, type: directory}',
    );
    expect(set.requirements).toMatchObject([
      { name: 'a', range: 'file:libs/a', direct: true, origin: { kind: 'path', path: 'libs/a' } },
    ]);
    expect(set.dependencies).toMatchObject([
      { name: 't', version: '2.0.0', direct: true, origin: { kind: 'path', path: 't.tgz' } },
    ]);
    expect(set.problems).toMatchObject([{ code: 'unreadable-entry', line: 18 }]);
  });

  it.each([
    ['packages: {}', 'unsupported-version'],
    ["lockfileVersion: '99.0'", 'unsupported-version'],
    ["lockfileVersion: '9.0'\npackages: [", 'unreadable-file'],
    ["lockfileVersion: '9.0'\npackages: 5", 'unreadable-file'],
    ['- a', 'unreadable-file'],
    ["lockfileVersion: '9.0'\nx: &x 1\npackages: *x", 'unreadable-file'],
    ["lockfileVersion: '9.0'\npackages:\n  /: {}", 'unreadable-entry'],
  ])('reports %j', (text, code) => {
    expect(read(text).problems.map((problem) => problem.code)).toEqual([code]);
  });
});

describe('pnpm-workspace.yaml', () => {
  it('reads catalogs, overrides and config dependencies', () => {
    const set = readText(
      pnpmWorkspace,
      'pnpm-workspace.yaml',
      `packages: [a]\ncatalog:\n  x: ^1.0.0\n  y: 2.0.0\ncatalogs:\n  old:\n    x: npm:z@^0\noverrides:\n  "q@1>w": 3.0.0\nconfigDependencies:\n  hooks: 1.0.0+${sha512}\n`,
    );
    expect(set.requirements.map(({ name, range, alias, marker }) => [name, range, alias, marker])).toEqual([
      ['x', '^1.0.0', undefined, 'catalog:'],
      ['z', '^0', 'x', 'catalog:old'],
    ]);
    expect(set.dependencies.map(({ name, version, marker }) => [name, version, marker])).toEqual([
      ['y', '2.0.0', 'catalog:'],
      ['w', '3.0.0', 'overrides'],
      ['hooks', '1.0.0', 'configDependencies'],
    ]);
    expect(set.dependencies[2]?.integrity).toEqual([sha512]);
  });
});
