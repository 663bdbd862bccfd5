import { bunLock } from '../../../src/formats/npm/bun-lock.ts';
import { bunLockb } from '../../../src/formats/npm/bun-lockb.ts';
import { denoJson } from '../../../src/formats/npm/deno-json.ts';
import { denoLock } from '../../../src/formats/npm/deno-lock.ts';
import { readText } from '../../support/describe-format.ts';

const sha512 = `sha512-${'A'.repeat(86)}==`;
const commit = '0123456789012345678901234567890123456789';

describe('bun.lock', () => {
  const read = (packages: string, workspaces = '"": {"dependencies": {"a": "1",}, "devDependencies": {"d": "1"}},') =>
    readText(
      bunLock,
      'bun.lock',
      `{\n"lockfileVersion": 1,\n"workspaces": {${workspaces}},\n"packages": {\n${packages}\n},\n}\n`,
    );

  it('walks up paths to find who needs whom, beside scopes of the same name', () => {
    const set = read(
      [
        `"a": ["a@1.0.0", "", {"dependencies": {"@x/b": "1"}}, "${sha512}"],`,
        `"@x/b": ["@x/b@1.0.0", "", {"dependencies": {"b": "1"}}, "${sha512}"],`,
        `"b": ["b@1.0.0", "", {}, "${sha512}"],`,
        `"d": ["d@1.0.0", "", {"dependencies": {"b": "2"}}, "${sha512}"],`,
        `"d/b": ["b@2.0.0", "", {}, "${sha512}"],`,
      ].join('\n'),
    );
    expect(set.problems).toEqual([]);
    expect(
      set.dependencies.map(({ name, version, direct, scope, requiredBy, place }) => [
        `${name}@${version}`,
        direct,
        scope,
        requiredBy,
        place.line,
      ]),
    ).toEqual([
      ['a@1.0.0', true, 'runtime', [], 5],
      ['@x/b@1.0.0', false, 'runtime', ['a@1.0.0'], 6],
      ['b@1.0.0', false, 'runtime', ['@x/b@1.0.0'], 7],
      ['d@1.0.0', true, 'dev', [], 8],
      ['b@2.0.0', false, 'dev', ['d@1.0.0'], 9],
    ]);
    expect(set.remarks).toEqual([]);
  });

  it('knows the release that an archive of a registry is', () => {
    const set = read(`"a": ["real@https://npm.registry.example/real/-/real-1.0.0.tgz", {}, "${sha512}"],`);
    expect(set.dependencies).toMatchObject([
      { name: 'real', version: '1.0.0', alias: 'a', origin: { url: 'https://npm.registry.example' } },
    ]);
    expect(set.remarks.map(({ code }) => code)).toEqual(['registry-address', 'alias-of-other-package']);
    const other = read(`"a": ["a@https://npm.registry.example/real/-/real-1.0.0.tgz", {}, "${sha512}"],`);
    expect(other.remarks.map(({ code }) => code)).toContain('address-names-other-package');
  });

  it('tells sources, aliases and members apart', () => {
    const set = read(
      [
        `"a": ["real@1.0.0", "https://npm.registry.example/real/-/real-1.0.0.tgz", {}, "${sha512}"],`,
        `"g": ["g@github:o/g#${commit}", {}, "o-g-0123456"],`,
        `"t": ["t@https://h.example/t.tgz", {}],`,
        `"m": ["m@workspace:packages/m"],`,
      ].join('\n'),
    );
    expect(set.dependencies).toMatchObject([{ name: 'real', alias: 'a', direct: true }]);
    expect(set.requirements.map(({ name, origin }) => [name, origin.kind])).toEqual([
      ['g', 'git'],
      ['t', 'url'],
    ]);
  });

  it('reads on after a tuple that is none', () => {
    const set = read(`"x": [{}, ""],\n"y": "text",\n"a": ["a@1.0.0", "", {}, "${sha512}"],`);
    expect(set.dependencies).toHaveLength(1);
    expect(set.problems.map(({ line }) => line)).toEqual([5, 6]);
  });

  it.each(['', '{', '[]', '{"lockfileVersion": 1, "packages": 5}', '{"lockfileVersion": 99}'])('reports %j', (text) => {
    expect(readText(bunLock, 'bun.lock', text).problems).toHaveLength(1);
  });

  it('advises to commit the text file in place of the binary one', () => {
    const set = readText(bunLockb, 'bun.lockb', '#!/usr/bin/env bun\0\u0001');
    expect(set.problems).toMatchObject([
      { code: 'unreadable-file', message: expect.stringContaining('commit bun.lock') },
    ]);
  });
});

describe('deno.lock', () => {
  const read = (lock: object) => readText(denoLock, 'deno.lock', JSON.stringify(lock));

  it('reads version 5, with what the workspace asks for as direct', () => {
    const set = read({
      version: '5',
      specifiers: { 'jsr:@std/fs@1': '1.0.23', 'npm:a@^1': '1.0.0_b@2.0.0', 'jsr:@std/path@1': '1.1.0' },
      jsr: {
        '@std/fs@1.0.23': { integrity: '0'.repeat(64), dependencies: ['jsr:@std/path'] },
        '@std/path@1.1.0': { integrity: '1'.repeat(64) },
      },
      npm: {
        'a@1.0.0_b@2.0.0': { integrity: sha512, dependencies: ['b'], scripts: true },
        'b@2.0.0': { integrity: sha512 },
      },
      workspace: { dependencies: ['jsr:@std/fs@1'], members: { x: { dependencies: ['npm:a@^1'] } } },
    });
    expect(set.problems).toEqual([]);
    expect(
      set.dependencies.map(({ ecosystem, name, version, direct, requiredBy }) => [
        ecosystem,
        `${name}@${version}`,
        direct,
        requiredBy,
      ]),
    ).toEqual([
      ['jsr', '@std/fs@1.0.23', true, []],
      ['jsr', '@std/path@1.1.0', false, ['@std/fs@1.0.23']],
      ['npm', 'a@1.0.0', true, []],
      ['npm', 'b@2.0.0', false, ['a@1.0.0']],
    ]);
    expect(set.dependencies[0]?.integrity).toEqual([`sha256:${'0'.repeat(64)}`]);
    expect(set.dependencies[2]?.installScript).toBe(true);
  });

  it('reads the older places of packages', () => {
    const two = read({
      version: '2',
      remote: {},
      npm: {
        specifiers: { 'a@1': 'a@1.0.0' },
        packages: {
          'a@1.0.0': { integrity: sha512, dependencies: { b: 'b@2.0.0' } },
          'b@2.0.0': { integrity: sha512 },
        },
      },
    });
    const three = read({
      version: '3',
      packages: {
        specifiers: { 'npm:a@1': 'npm:a@1.0.0' },
        npm: { 'a@1.0.0': { integrity: sha512 } },
        jsr: { '@s/x@1.0.0': { integrity: '0'.repeat(64) } },
      },
    });
    expect(two.dependencies.map(({ name, direct, requiredBy }) => [name, direct, requiredBy])).toEqual([
      ['a', undefined, []],
      ['b', undefined, ['a@1.0.0']],
    ]);
    expect(three.dependencies.map(({ ecosystem, name }) => [ecosystem, name])).toEqual([
      ['jsr', '@s/x'],
      ['npm', 'a'],
    ]);
  });

  it('remarks each host from which modules are loaded, once', () => {
    const set = read({
      version: '4',
      remote: { 'https://u:CANARY@h.example/a.ts': 'x', 'https://h.example/b.ts': 'y', 'http://i.example/c.ts': 'z' },
    });
    expect(set.remarks.map(({ code, message }) => [code, message])).toEqual([
      ['remote-address', 'modules are loaded from "h.example"'],
      ['remote-address', 'modules are loaded from "i.example"'],
      ['insecure-address', 'modules are loaded from "i.example" over an unencrypted connection'],
    ]);
    expect(JSON.stringify(set)).not.toContain('CANARY');
  });

  it.each([[{ version: '9' }], [{}], [{ version: '5', npm: 4 }], [[]]])('reports %j', (lock) => {
    expect(read(lock).problems).toHaveLength(1);
  });
});

describe('deno.lock with other registries', () => {
  it('takes an archive of the form that registries give for that of its registry', () => {
    const tarball = 'https://npm.registry.example/team/esb/-/esb-1.0.0.tgz';
    const set = readText(
      denoLock,
      'deno.lock',
      JSON.stringify({ version: '5', npm: { 'esb@1.0.0': { integrity: sha512, tarball, scripts: true } } }),
    );
    expect(set.dependencies).toMatchObject([
      { name: 'esb', installScript: true, origin: { kind: 'registry', url: 'https://npm.registry.example/team' } },
    ]);
  });
});

describe('deno.json', () => {
  it('reads imports of every kind, with comments', () => {
    const set = readText(
      denoJson,
      'deno.jsonc',
      '{\n// c\n"imports": {\n"@std/fs": "jsr:@std/fs@^1.0.0",\n"react": "npm:react@18.2.0/x.js",\n"x": "npm:/y@^1",\n"z": "https://h.example/z.ts",\n"l": "./local.ts",\n},\n}',
    );
    expect(
      set.requirements.map(({ ecosystem, name, range, alias, place }) => [ecosystem, name, range, alias, place.line]),
    ).toEqual([
      ['jsr', '@std/fs', '^1.0.0', undefined, 4],
      ['npm', 'y', '^1', 'x', 6],
      ['generic', 'z', 'https://h.example/z.ts', undefined, 7],
    ]);
    expect(set.dependencies).toMatchObject([{ ecosystem: 'npm', name: 'react', version: '18.2.0' }]);
  });
});
