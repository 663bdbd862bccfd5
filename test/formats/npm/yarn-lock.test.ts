import { yarnLock } from '../../../src/formats/npm/yarn-lock.ts';
import { readSets } from '../../../src/formats/read.ts';
import { describeFormat, readText } from '../../support/describe-format.ts';

describeFormat(yarnLock, `${import.meta.dirname}/yarn-lock`);

const sha512 = `sha512-${'A'.repeat(86)}==`;
const read = (text: string) => readText(yarnLock, 'yarn.lock', text);
const entry = (head: string, ...lines: string[]) => [`${head}:`, ...lines.map((line) => `  ${line}`), ''].join('\n');

describe('yarn.lock, classic', () => {
  it('reads blocks with their lines, ranges and edges, whatever ends the lines', () => {
    const text = [
      '# yarn lockfile v1',
      '',
      '"@s/a@^1", "@s/a@^1.1":',
      '  version "1.1.0"',
      `  integrity ${sha512}`,
      '  dependencies:',
      '    version "2"',
      '    "@s/b" "^2"',
      '',
      'version@2:',
      '  version "2.0.0"',
      '  resolved "https://npm.registry.example/version/-/version-2.0.0.tgz#0123456789012345678901234567890123456789"',
    ];
    for (const end of ['\n', '\r\n']) {
      const set = read(text.join(end));
      expect(set.problems).toEqual([]);
      expect(set.dependencies).toMatchObject([
        { name: '@s/a', version: '1.1.0', ranges: ['^1', '^1.1'], place: { line: 3, endLine: 8 }, direct: undefined },
        {
          name: 'version',
          version: '2.0.0',
          integrity: ['sha1:0123456789012345678901234567890123456789'],
          requiredBy: ['@s/a@1.1.0'],
        },
      ]);
    }
  });

  it('learns from the manifests what is direct and what only development needs', () => {
    const text =
      entry('a@^1', 'version "1.0.0"', 'dependencies:', '  c "1"') +
      entry('b@^1', 'version "1.0.0"', 'dependencies:', '  c "1"', '  d "1"') +
      entry('c@1', 'version "1.0.0"') +
      entry('d@1', 'version "1.0.0"');
    const manifest = { dependencies: { a: '^1' }, devDependencies: { b: '^1' } };
    const [set] = readSets([
      { path: 'yarn.lock', bytes: Buffer.from(text) },
      { path: 'package.json', bytes: Buffer.from(JSON.stringify(manifest)) },
    ]);
    expect(set?.dependencies.map(({ name, direct, scope }) => [name, direct, scope])).toEqual([
      ['a', true, 'runtime'],
      ['b', true, 'dev'],
      ['c', false, 'runtime'],
      ['d', false, 'dev'],
    ]);
  });

  it.each([
    [entry('"a@npm:b@^1"', 'version "1.0.0"'), 'b', 'a', ['alias-of-other-package']],
    [entry('a@^1', 'name b', 'version "1.0.0"'), 'b', 'a', ['alias-of-other-package']],
    [
      entry(
        'a@^1',
        'version "1.0.0"',
        `integrity ${sha512}`,
        'resolved "https://npm.registry.example/b/-/b-1.0.0.tgz"',
      ),
      'a',
      undefined,
      ['registry-address', 'address-names-other-package'],
    ],
  ])('sees another package behind %j', (text, name, alias, codes) => {
    const set = read(text);
    expect(set.dependencies[0]?.name).toBe(name);
    expect(set.dependencies[0]?.alias).toBe(alias);
    expect(set.remarks.map(({ code }) => code).filter((code) => code !== 'integrity-missing')).toEqual(codes);
  });

  it.each([
    ['a@^1\n  version "1.0.0"\n', 1, 'expected ":"'],
    ['  version "1.0.0"\n', 1, 'before the first entry'],
    ['a@^1:\n   version "1.0.0"\n', 2, 'indentation'],
    ['a@^1:\n  version\n', 2, 'a key and a value'],
    ['"a@^1:\n  version "1.0.0"\n', 1, 'not closed'],
    ['{"a": 1}', 1, 'expected ":"'],
  ])('refuses %j with its line', (text, line, reason) => {
    expect(read(text).problems).toEqual([
      { code: 'unreadable-file', path: 'yarn.lock', line, message: expect.stringContaining(reason) },
    ]);
  });

  it('names the package whose archive is asked for by its address', () => {
    const url = 'https://npm.registry.example/@s/real/-/real-1.0.0.tgz';
    const set = read(entry(`"t@${url}"`, 'version "1.0.0"', `resolved "${url}"`, `integrity ${sha512}`));
    expect(set.dependencies).toMatchObject([{ name: '@s/real', version: '1.0.0', alias: 't', ranges: [url] }]);
    expect(set.remarks.map(({ code }) => code)).toEqual(['registry-address', 'alias-of-other-package']);
  });

  it('reads on after an entry without version', () => {
    const set = read(entry('a@^1', 'resolved "x"') + entry('b@^1', 'version "1.0.0"'));
    expect(set.dependencies.map(({ name }) => name)).toEqual(['b']);
    expect(set.problems).toMatchObject([{ code: 'unreadable-entry', line: 1 }]);
  });
});

describe('yarn.lock, berry', () => {
  const head = '__metadata:\n  version: 8\n  cacheKey: 10c0\n\n';
  const root = [
    '"x@workspace:."',
    'version: 0.0.0-use.local',
    'resolution: "x@workspace:."',
    'dependencies:',
    '  a: "npm:^1"',
    '  g: "npm:1"',
  ];
  const block = ([key = '', ...lines]: readonly string[]) => entry(key, ...lines);

  it('takes name, source and direct from resolutions and workspace entries', () => {
    const set = read(
      head +
        block(root) +
        block([
          '"a@npm:^1"',
          'version: 1.2.0',
          'resolution: "a@npm:1.2.0"',
          'dependencies:',
          '  b: "npm:^2"',
          'checksum: 10c0/abc',
        ]) +
        block([
          '"b@npm:^2"',
          'version: 2.0.0',
          'resolution: "b@npm:2.0.0::__archiveUrl=https%3A%2F%2Fu%3ACANARY%40h.example%2Fb%2F-%2Fb-2.0.0.tgz"',
        ]) +
        block([
          '"c@https://github.com/o/c.git#commit=0123456789012345678901234567890123456789"',
          'version: 3.0.0',
          'resolution: "c@https://github.com/o/c.git#commit=0123456789012345678901234567890123456789"',
        ]) +
        block([
          '"d@patch:d@npm%3A1.0.0#./d.patch"',
          'version: 1.0.0',
          'resolution: "d@patch:d@npm%3A1.0.0#./d.patch::version=1.0.0&hash=x"',
        ]),
    );
    expect(set.problems).toEqual([]);
    expect(JSON.stringify(set)).not.toContain('CANARY');
    expect(set.dependencies).toMatchObject([
      { name: 'a', version: '1.2.0', direct: true, integrity: ['yarn10c0:abc'], origin: { kind: 'registry' } },
      {
        name: 'b',
        version: '2.0.0',
        direct: false,
        requiredBy: ['a@1.2.0'],
        origin: { kind: 'registry', url: 'https://h.example' },
      },
      { name: 'c', direct: false, origin: { kind: 'git', commit: '0123456789012345678901234567890123456789' } },
      { name: 'd', patched: true },
    ]);
    expect(set.remarks.map(({ code, name }) => [code, name])).toContainEqual(['runs-code-of-repository', 'd']);
  });

  it('cannot tell whether an entry is direct whose asked range a resolution replaced', () => {
    const set = read(head + block(root) + block(['"g@npm:2"', 'version: 2.0.0', 'resolution: "g@npm:2.0.0"']));
    expect(set.dependencies[0]?.direct).toBeUndefined();
  });

  it('makes one entry of a release and its patched copy', () => {
    const set = read(
      head +
        block(['"f@npm:1"', 'version: 1.0.0', 'resolution: "f@npm:1.0.0"', 'checksum: 10c0/aa']) +
        block([
          '"f@patch:f@npm%3A1#optional!builtin<compat/f>"',
          'version: 1.0.0',
          'resolution: "f@patch:f@npm%3A1.0.0#optional!builtin<compat/f>::version=1.0.0"',
          'checksum: 10c0/bb',
        ]),
    );
    expect(set.dependencies).toMatchObject([{ name: 'f', patched: true, integrity: ['yarn10c0:aa', 'yarn10c0:bb'] }]);
  });

  it('names what lies below a patch and what an address fetches, not the name they are asked for under', () => {
    const set = read(
      head +
        block([
          '"f@patch:real@npm%3A1.0.0#./f.patch::locator=x%40workspace%3A."',
          'version: 1.0.0',
          'resolution: "f@patch:real@npm%3A1.0.0#./f.patch::version=1.0.0&hash=aa&locator=x%40workspace%3A."',
          'checksum: 10c0/bb',
        ]) +
        block([
          '"g@patch:g@patch%3A@s/deep@npm%253A2.0.0%23~/.yarn/patches/a.patch%3A%3Aversion=2.0.0#./b.patch"',
          'version: 2.0.0',
          'resolution: "g@patch:g@patch%3A@s/deep@npm%253A2.0.0%23~/a.patch%3A%3Aversion=2.0.0#./b.patch::version=2.0.0"',
        ]) +
        block([
          '"t@https://npm.registry.example/other/-/other-3.0.0.tgz"',
          'version: 3.0.0',
          'resolution: "t@https://npm.registry.example/other/-/other-3.0.0.tgz"',
          'checksum: 10c0/cc',
        ]),
    );
    expect(set.dependencies.map(({ name, version, alias, patched }) => [name, version, alias, patched])).toEqual([
      ['real', '1.0.0', 'f', true],
      ['@s/deep', '2.0.0', 'g', true],
      ['other', '3.0.0', 't', undefined],
    ]);
    expect(set.dependencies[2]?.origin).toEqual({ kind: 'registry', url: 'https://npm.registry.example' });
    expect(set.remarks.filter(({ code }) => code === 'address-names-other-package')).toEqual([]);
  });

  it('takes what is for development only from the manifest beside it', () => {
    const one = (name: string, range: string, version: string, ...more: readonly string[]) =>
      block([`"${name}@npm:${range}"`, `version: ${version}`, `resolution: "${name}@npm:${version}"`, ...more]);
    const lock =
      head +
      block([
        '"x@workspace:."',
        'version: 0.0.0-use.local',
        'resolution: "x@workspace:."',
        'dependencies:',
        '  a: "npm:^1"',
        '  d: "npm:^1"',
      ]) +
      one('a', '^1', '1.0.0', 'dependencies:', '  both: "npm:1"') +
      one('both', '1', '1.0.0') +
      one('d', '^1', '1.5.0', 'dependencies:', '  both: "npm:1"', '  d: "npm:0"') +
      one('d', '0', '0.1.0');
    const manifest = JSON.stringify({ dependencies: { a: '^1' }, devDependencies: { d: '^1' } });
    const sets = readSets([
      { path: 'yarn.lock', bytes: Buffer.from(lock) },
      { path: 'package.json', bytes: Buffer.from(manifest) },
    ]);
    const set = sets.find(({ format }) => format === 'yarn-lock');
    expect(set?.dependencies.map(({ name, version, scope, direct }) => [`${name}@${version}`, scope, direct])).toEqual([
      ['a@1.0.0', 'runtime', true],
      ['both@1.0.0', 'runtime', false],
      ['d@1.5.0', 'dev', true],
      ['d@0.1.0', 'dev', false],
    ]);
  });

  it('tells the use of entries in a workspace where the manifests of all members were read', () => {
    const member = (folder: string, need: string) =>
      block([
        `"${need}-owner@workspace:${folder}"`,
        'version: 0.0.0-use.local',
        `resolution: "${need}-owner@workspace:${folder}"`,
        'dependencies:',
        `  ${need}: "npm:^1"`,
      ]);
    const one = (name: string) => block([`"${name}@npm:^1"`, 'version: 1.0.0', `resolution: "${name}@npm:1.0.0"`]);
    const lock = head + member('.', 'a') + member('packages/m', 'd') + one('a') + one('d');
    const files = {
      'yarn.lock': lock,
      'package.json': JSON.stringify({ workspaces: ['packages/*'], dependencies: { a: '^1' } }),
      'packages/m/package.json': JSON.stringify({ devDependencies: { d: '^1' } }),
    };
    const scopes = (paths: readonly (keyof typeof files)[]) =>
      readSets(paths.map((path) => ({ path, bytes: Buffer.from(files[path]) })))
        .find(({ format }) => format === 'yarn-lock')
        ?.dependencies.map(({ scope }) => scope);
    expect(scopes(['yarn.lock', 'package.json', 'packages/m/package.json'])).toEqual(['runtime', 'dev']);
    expect(scopes(['yarn.lock', 'package.json'])).toEqual(['unknown', 'unknown']);
  });

  it('names hashes by the cache key that most entries have, so that one of another key is held against what it was', () => {
    const one = (name: string, checksum: string) =>
      block([`"${name}@npm:1"`, 'version: 1.0.0', `resolution: "${name}@npm:1.0.0"`, `checksum: ${checksum}`]);
    const hashes = (...checksums: string[]) =>
      read(head + checksums.map((checksum, at) => one(`p${at}`, checksum)).join('')).dependencies.map(
        ({ integrity }) => integrity[0],
      );
    expect(hashes('10c0/aa', '10c0/bb', '9/ee')).toEqual(['yarn10c0:aa', 'yarn10c0:bb', 'yarn10c0:ee']);
    expect(hashes('11/aa', '11/bb', '10c0/cc')).toEqual(['yarn11:aa', 'yarn11:bb', 'yarn11:cc']);
    expect(hashes('aa', 'bb')).toEqual(['yarn10c0:aa', 'yarn10c0:bb']);
  });

  it('refuses what is no YAML and reads on after an entry without resolution', () => {
    expect(read(`${head}"a@npm:1: [`).problems).toHaveLength(1);
    const set = read(
      head +
        block(['"a@npm:1"', 'version: 1.0.0']) +
        block(['"b@npm:1"', 'version: 1.0.0', 'resolution: "b@npm:1.0.0"']),
    );
    expect(set.dependencies.map(({ name }) => name)).toEqual(['b']);
    expect(set.problems).toMatchObject([{ code: 'unreadable-entry', line: 5 }]);
  });
});
