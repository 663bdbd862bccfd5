import { pnpmLock } from '../../../src/formats/npm/pnpm-lock.ts';
import { PnpmSections } from '../../../src/formats/npm/pnpm-sections.ts';
import { yarnLock } from '../../../src/formats/npm/yarn-lock.ts';
import { parseLockYaml } from '../../../src/formats/syntax/plain-yaml.ts';

/** A comment with a tab in it, which leaves the whole text to the general reader and changes nothing else. */
const general = '\n#\tread as a tree\n';

const hash = 'a'.repeat(86);

const pnpm9 = `lockfileVersion: '9.0'

importers:

  .:
    dependencies:
      a:
        specifier: ^1.0.0
        version: 1.0.0(p@2.0.0)
    devDependencies:
      other:
        specifier: npm:b@^1
        version: b@1.5.0

packages:

  a@1.0.0:
    resolution: {integrity: sha512-${hash}==}
    engines: {node: '>=18'}
    cpu: [x64, arm64]
    deprecated: |-
      use another
        # no comment
    peerDependencies:
      p: ^2.0.0
    peerDependenciesMeta:
      p:
        optional: true

  'b@1.5.0':
    resolution: {integrity: sha512-${hash}==, tarball: https://files.example.com/b.tgz}
    hasBin: true

  node@runtime:22.0.0:
    resolution:
      type: variations
      variants:
        - resolution:
            integrity: sha256-${'b'.repeat(43)}=
            type: binary
            url: https://nodejs.org/node.tar.gz
          targets:
            - cpu: x64
    version: 22.0.0
    hasBin: true

  p@2.0.0: {}

snapshots:

  a@1.0.0(p@2.0.0):
    dependencies:
      p: 2.0.0
    optionalDependencies:
      renamed: b@1.5.0
    transitivePeerDependencies:
      - supports-color

  b@1.5.0: {}

  node@runtime:22.0.0: {}

  p@2.0.0:
    dependencies:
      a: 1.0.0(p@2.0.0)
`;

const pnpm6 = `lockfileVersion: '6.0'

dependencies:
  a:
    specifier: ^1.0.0
    version: 1.0.0

packages:

  /a@1.0.0:
    resolution: {integrity: sha512-${hash}==}
    dependencies:
      '@s/b': 2.0.0
    dev: false
    requiresBuild: true

  /@s/b@2.0.0:
    resolution: {integrity: sha512-${hash}==}
    dev: true
`;

const berry = `__metadata:
  version: 8
  cacheKey: 10

"a@npm:^1.0.0, a@npm:^1.1.0":
  version: 1.1.0
  resolution: "a@npm:1.1.0"
  dependencies:
    "@s/b": "npm:^2.0.0"
    c: "npm:^3.0.0"
  dependenciesMeta:
    c:
      optional: true
  checksum: 10/${'0'.repeat(64)}
  conditions: os=linux & cpu=x64
  languageName: node
  linkType: hard

"@s/b@npm:^2.0.0":
  version: 2.0.0
  resolution: "@s/b@npm:2.0.0"
  bin:
    b: bin/b.js
  checksum: 10/${'1'.repeat(64)}
  languageName: node
  linkType: hard

"c@npm:^3.0.0":
  version: 3.0.0
  resolution: "c@npm:3.0.0"
  languageName: node
  linkType: hard

"root@workspace:.":
  version: 0.0.0-use.local
  resolution: "root@workspace:."
  dependencies:
    a: "npm:^1.0.0"
  languageName: unknown
  linkType: soft
`;

/** Changes that leave the shape that tools write, or that are easily read in a hurry. */
const changes: Readonly<Record<string, (text: string) => string>> = {
  'as it is': (text) => text,
  'a quoted field': (text) =>
    text.replaceAll('    version:', '    "version":').replaceAll('  resolution:', "  'resolution':"),
  'a field that stands twice': (text) => text.replace(/( +)(resolution: .*)\n/, '$1$2\n$1$2\n'),
  'a name that stands twice': (text) => text.replace(/( +)(p|c|'@s\/b'): (.*)\n/, '$1$2: $3\n$1$2: 9.9.9\n'),
  'an entry that stands twice': (text) => `${text}\n${text.slice(text.lastIndexOf('\n\n') + 2)}`,
  'a list where names are expected': (text) => text.replace(/ependencies:\n( +)\S+ .*\n/, 'ependencies:\n$1- x\n'),
  'names on the line of their field': (text) => text.replace(/ependencies:\n +\S+ (.*)\n/, 'ependencies: {x: 1.0.0}\n'),
  'deeper indentation': (text) => text.replaceAll('\n      ', '\n        '),
  'a comment between the lines': (text) => text.replaceAll('\n    ', '\n  # a comment\n\n    '),
  'a field without value': (text) => text.replace(/version: .*/, 'version:'),
  'an entry without fields': (text) => text.replace(/\n( +)hasBin: true\n/, '\n'),
  'an open bracket': (text) => text.replace('>=18', ">=18'} {").replace('os=linux', '[os=linux'),
  'the last lines cut off': (text) => text.split('\n').slice(0, -3).join('\n'),
};

describe.each([
  ['pnpm 9', pnpmLock, pnpm9],
  ['pnpm 6', pnpmLock, pnpm6],
  ['berry', yarnLock, berry],
])('entries of %s, read without a tree', (_, format, text) => {
  it.each(Object.entries(changes))('come to what a tree of them gives: %s', (_name, change) => {
    const changed = change(text);
    expect(format.parse(changed, 'lock')).toEqual(format.parse(changed + general, 'lock'));
  });
});

describe('the sections of pnpm-lock.yaml', () => {
  it('are taken both where pnpm wrote them', () => {
    const sections = new PnpmSections();
    const taken: string[] = [];
    parseLockYaml(pnpm9, (lines, key) => {
      const tree = sections.readBlock(lines, key);
      if (tree !== undefined) taken.push(key);
      return tree;
    });
    expect(taken).toEqual(['packages', 'snapshots']);
  });

  it('tell edges, uses and hashes', () => {
    const { dependencies } = pnpmLock.parse(pnpm9, 'pnpm-lock.yaml');
    expect(
      dependencies.map(({ name, version, scope, direct, requiredBy }) => ({
        name,
        version,
        scope,
        direct,
        requiredBy,
      })),
    ).toEqual([
      { name: 'a', version: '1.0.0', scope: 'runtime', direct: true, requiredBy: ['p@2.0.0'] },
      { name: 'b', version: '1.5.0', scope: 'optional', direct: true, requiredBy: ['a@1.0.0'] },
      { name: 'node', version: '22.0.0', scope: 'unknown', direct: false, requiredBy: [] },
      { name: 'p', version: '2.0.0', scope: 'runtime', direct: false, requiredBy: ['a@1.0.0'] },
    ]);
    expect(dependencies[0]).toMatchObject({ integrity: [`sha512-${hash}==`], place: { line: 17, endLine: 28 } });
  });
});
