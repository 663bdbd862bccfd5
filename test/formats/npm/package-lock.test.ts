import { packageLock } from '../../../src/formats/npm/package-lock.ts';
import { readSets } from '../../../src/formats/read.ts';
import { describeFormat, readText } from '../../support/describe-format.ts';

describeFormat(packageLock, `${import.meta.dirname}/package-lock`);

const sha512 = `sha512-${'A'.repeat(86)}==`;
const read = (lock: object) => readText(packageLock, 'package-lock.json', JSON.stringify(lock, null, 2));
const version3 = (packages: object) => read({ lockfileVersion: 3, packages });

describe('package-lock.json 2 and 3', () => {
  it('walks up node_modules to find who needs whom', () => {
    const set = version3({
      '': { dependencies: { a: '1' } },
      'node_modules/a': { version: '1.0.0', integrity: sha512, dependencies: { b: '1', c: '1' } },
      'node_modules/b': { version: '2.0.0', integrity: sha512, dev: true },
      'node_modules/a/node_modules/b': { version: '1.0.0', integrity: sha512, dependencies: { c: '1' } },
      'node_modules/c': { version: '1.0.0', integrity: sha512, hasInstallScript: true },
    });
    expect(
      set.dependencies.map(({ name, version, direct, scope, requiredBy }) => [
        `${name}@${version}`,
        direct,
        scope,
        requiredBy,
      ]),
    ).toEqual([
      ['a@1.0.0', true, 'runtime', []],
      ['b@2.0.0', false, 'dev', []],
      ['b@1.0.0', false, 'runtime', ['a@1.0.0']],
      ['c@1.0.0', false, 'runtime', ['a@1.0.0', 'b@1.0.0']],
    ]);
    expect(set.dependencies[3]?.installScript).toBe(true);
    expect(set.remarks).toEqual([{ code: 'unreachable-entry', line: 17, name: 'b', message: expect.any(String) }]);
  });

  it('counts what a workspace member asks for as direct, and no member as a package', () => {
    const set = version3({
      '': { workspaces: ['packages/*'] },
      'packages/m': { version: '1.0.0', devDependencies: { a: '1' }, dependencies: { b: '1' } },
      'node_modules/m': { resolved: 'packages/m', link: true },
      'node_modules/a': { version: '1.0.0', integrity: sha512 },
      'packages/m/node_modules/b': { version: '1.0.0', integrity: sha512 },
    });
    expect(set.dependencies.map(({ name, direct }) => [name, direct])).toEqual([
      ['a', true],
      ['b', true],
    ]);
    expect(set.remarks).toEqual([]);
  });

  it('names an alias by its package and remarks it', () => {
    const set = version3({
      '': { dependencies: { nice: 'npm:evil@1' } },
      'node_modules/nice': {
        name: 'evil',
        version: '1.0.0',
        resolved: 'https://npm.registry.example/evil/-/evil-1.0.0.tgz',
        integrity: sha512,
      },
    });
    expect(set.dependencies[0]).toMatchObject({ name: 'evil', alias: 'nice' });
    expect(set.remarks.map(({ code }) => code)).toEqual(['registry-address', 'alias-of-other-package']);
  });

  it.each([
    ['https://npm.registry.example/evil/-/evil-1.0.0.tgz', ['address-names-other-package', 'registry-address']],
    ['https://npm.registry.example/a/-/a-9.9.9.tgz', ['address-names-other-package', 'registry-address']],
    ['https://npm.registry.example/a/-/a-1.0.0.tgz', ['registry-address']],
    ['http://npm.registry.example/a/-/a-1.0.0.tgz', ['insecure-address', 'registry-address']],
    ['https://h.example/a.tgz', ['remote-address']],
    ['https://u:CANARY@h.example/a.tgz', ['credentials-in-address', 'remote-address']],
    ['https://u:CANARY@npm.registry.example/a/-/a-1.0.0.tgz', ['credentials-in-address', 'registry-address']],
    ['git+ssh://git@github.com/o/a.git#main', ['weak-pin']],
    ['git+ssh://git@github.com/o/a.git#0123456789012345678901234567890123456789', []],
    ['file:../../x', ['path-outside-repository']],
    [undefined, []],
  ])('judges the address %s', (resolved, codes) => {
    const set = version3({
      '': { dependencies: { a: '1' } },
      'node_modules/a': { version: '1.0.0', resolved, integrity: sha512 },
    });
    expect(set.remarks.map(({ code }) => code).sort()).toEqual(codes);
    expect(JSON.stringify(set)).not.toContain('CANARY');
  });

  it('keeps the registry and not the archive as origin', () => {
    const set = version3({
      'node_modules/@s/a': { version: '1.0.0', resolved: 'https://h.example/npm/@s/a/-/a-1.0.0.tgz' },
    });
    expect(set.dependencies[0]).toMatchObject({
      origin: { kind: 'registry', url: 'https://h.example/npm' },
      direct: undefined,
    });
  });

  it('reads the good entries beside bad ones, and names those', () => {
    const set = version3({
      '': {},
      'node_modules/a': { version: '1.0.0', integrity: sha512 },
      'node_modules/b': 'text',
      'node_modules/c': { version: 5 },
      'node_modules/d': {},
      'node_modules/e': { version: '1.0.0', integrity: 7, dependencies: [] },
    });
    expect(set.dependencies.map(({ name }) => name)).toEqual(['a', 'e']);
    expect(set.problems.map(({ code, message }) => `${code} ${message}`)).toEqual([
      'unreadable-entry the entry "node_modules/b" is no object',
      'unreadable-entry the entry "node_modules/c" has a value of the wrong type under "version"',
      'unreadable-entry the entry "node_modules/d" has no version',
      'unreadable-entry the entry "node_modules/e" has a value of the wrong type under "integrity"',
      'unreadable-entry the entry "node_modules/e" has a value of the wrong type under "dependencies"',
    ]);
  });

  it('takes the last of two entries and says so', () => {
    const text =
      '{"lockfileVersion":3,"packages":{"node_modules/a":{"version":"1.0.0"},\n"node_modules/a":{"version":"2.0.0","version":"3.0.0"}}}';
    const set = readText(packageLock, 'package-lock.json', text);
    expect(set.dependencies).toMatchObject([{ version: '3.0.0' }]);
    expect(set.remarks.map(({ code }) => code)).toEqual(['duplicate-key', 'duplicate-key', 'integrity-missing']);
  });

  it('does not see what stands under a prototype key, and keeps names of object members', () => {
    const text =
      '{"lockfileVersion":3,"__proto__":{"packages":{"node_modules/ghost":{"version":"9.9.9"}}},"packages":{"node_modules/constructor":{"version":"1.0.0"},"node_modules/__proto__":{"version":"1.0.0","dependencies":{"toString":"1"}}}}';
    expect(readText(packageLock, 'package-lock.json', text).dependencies.map(({ name }) => name)).toEqual([
      'constructor',
      '__proto__',
    ]);
  });

  it.each([
    [{ packages: {} }, 'no lockfileVersion'],
    [{ lockfileVersion: 12, packages: {} }, '"12" is not known'],
    [{ lockfileVersion: 3, packages: 'x' }, '"packages" is no object'],
    [{ lockfileVersion: 1, dependencies: 4 }, '"dependencies" is a number'],
    [5, 'no JSON object'],
  ])('reports %j', (lock, reason) => {
    expect(readText(packageLock, 'package-lock.json', JSON.stringify(lock)).problems[0]?.message).toContain(reason);
  });
});

describe('package-lock.json 1', () => {
  it('reads the nested tree, and learns from package.json what is direct', () => {
    const lock = {
      lockfileVersion: 1,
      dependencies: {
        a: {
          version: '1.0.0',
          integrity: sha512,
          requires: { b: '^1' },
          dependencies: { b: { version: '1.5.0', integrity: sha512, dev: true } },
        },
        b: { version: '2.0.0', integrity: sha512 },
        nice: { version: 'npm:evil@1.0.0', integrity: sha512 },
        g: { version: 'git+ssh://git@github.com/o/g.git#0123456789012345678901234567890123456789', from: 'g' },
      },
    };
    const manifest = { dependencies: { a: '^1', b: '^2', g: 'github:o/g' } };
    const [set] = readSets([
      { path: 'x/package-lock.json', bytes: Buffer.from(JSON.stringify(lock)) },
      { path: 'x/package.json', bytes: Buffer.from(JSON.stringify(manifest)) },
    ]);
    expect(set?.dependencies.map(({ name, version, direct, scope }) => [name, version, direct, scope])).toEqual([
      ['a', '1.0.0', true, 'runtime'],
      ['b', '2.0.0', true, 'runtime'],
      ['evil', '1.0.0', false, 'runtime'],
      ['b', '1.5.0', false, 'dev'],
    ]);
    expect(set?.dependencies[3]?.requiredBy).toEqual(['a@1.0.0']);
    expect(set?.requirements).toMatchObject([
      { name: 'g', origin: { kind: 'git', commit: '0123456789012345678901234567890123456789' } },
    ]);
  });

  it('leaves direct unknown without package.json', () => {
    const set = read({ lockfileVersion: 1, dependencies: { a: { version: '1.0.0', integrity: sha512 } } });
    expect(set.dependencies[0]?.direct).toBeUndefined();
  });

  it('survives dependencies nested 60,000 deep', () => {
    const text = `{"lockfileVersion":1,"dependencies":{${'"a":{"version":"1","dependencies":{'.repeat(60_000)}`;
    expect(readText(packageLock, 'package-lock.json', text).problems).toHaveLength(1);
  });
});

describe('entries whose paths look alike', () => {
  const lock = (packages: string): string => `{ "lockfileVersion": 3, "packages": { ${packages} } }`;

  it('are apart where only one lies in a node_modules folder', () => {
    const text = lock('"node_modules/a": {"version": "1.0.0"}, "xnode_modules/a": {"version": "2.0.0"}');
    const { dependencies, remarks } = packageLock.parse(text, 'package-lock.json');
    expect(dependencies.map(({ name, version }) => `${name}@${version}`)).toEqual(['a@1.0.0', 'a@2.0.0']);
    expect(remarks.filter(({ code }) => code === 'duplicate-key')).toEqual([]);
  });

  it('count once where a path stands again behind such a one', () => {
    const [first, alike, again] = [
      '"node_modules/a": {"version": "1.0.0"}',
      '"xnode_modules/a": {"version": "2.0.0"}',
      '"node_modules/a": {"version": "3.0.0"}',
    ];
    const { dependencies, remarks } = packageLock.parse(lock([first, alike, again].join(', ')), 'package-lock.json');
    expect(dependencies.map(({ version }) => version)).toEqual(['3.0.0', '2.0.0']);
    expect(remarks.filter(({ code }) => code === 'duplicate-key')).toHaveLength(1);
  });

  it('count once among members of the workspace', () => {
    const text = lock(
      '"packages/a": {"version": "1.0.0"}, "packages/a": {"dependencies": {"b": "1"}}, "node_modules/b": {"version": "1.0.0"}',
    );
    const { dependencies } = packageLock.parse(text, 'package-lock.json');
    expect(dependencies).toMatchObject([{ name: 'b', direct: undefined }]);
  });
});

describe('a map of needs that stands twice', () => {
  it('counts as its last copy says', () => {
    const text = `{ "lockfileVersion": 3, "packages": {
      "node_modules/a": {"version": "1.0.0", "dependencies": {"b": "1", "c": "1"}, "optionalDependencies": {"d": "1"}, "dependencies": {"c": "1"}},
      "node_modules/b": {"version": "1.0.0"}, "node_modules/c": {"version": "1.0.0"}, "node_modules/d": {"version": "1.0.0"} } }`;
    const { dependencies } = packageLock.parse(text, 'package-lock.json');
    expect(dependencies.map(({ name, requiredBy }) => [name, requiredBy])).toEqual([
      ['a', []],
      ['b', []],
      ['c', ['a@1.0.0']],
      ['d', ['a@1.0.0']],
    ]);
  });
});
