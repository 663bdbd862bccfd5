import { createHash } from 'node:crypto';
import { analyse } from '../../../../src/adapters/artifacts/analysis/analyse.ts';
import { defaultLimits } from '../../../../src/adapters/artifacts/limits.ts';
import type { HashedFile } from '../../../../src/domain/facts.ts';
import type { EcosystemId } from '../../../../src/domain/package.ts';
import { npmTgz, zipOf } from '../packing.ts';

type Files = Readonly<Record<string, string>>;

/** The hash that git has for a file with this text. */
const gitHash = (text: string): string => createHash('sha1').update(`blob ${text.length}\0${text}`).digest('hex');

async function hashed(
  [fileName, pack]: readonly [string, (files: Files) => Buffer],
  [before, after]: readonly [Files | undefined, Files],
  ecosystem: EcosystemId = 'npm',
): Promise<readonly HashedFile[] | undefined> {
  const delta = await analyse(
    {
      ecosystem,
      before: before && { fileName: fileName.replace('2', '1'), bytes: pack(before) },
      after: { fileName, bytes: pack(after) },
      companion: undefined,
      registry: undefined,
      limits: defaultLimits,
      forSource: true,
      stated: { registry: [], lockfile: [], ofOneFile: true },
    },
    () => undefined,
  );
  return delta.hashed;
}

const npm = ['quiet-2.tgz', npmTgz] as const;
const wheel = [
  'quiet-2-py3-none-any.whl',
  (files: Files) => zipOf(Object.entries(files).map(([path, text]) => ({ path, text }))),
] as const;
const said = (files: readonly HashedFile[] | undefined) =>
  files?.map(({ path, state, reach, code }) => `${path} ${state} ${reach}${code ? '' : ' text'}`);

const manifest = (more: object = {}): string => JSON.stringify({ name: 'quiet', main: 'index.js', ...more });
const quiet: Files = {
  'package.json': manifest(),
  'README.md': '# quiet',
  'index.js': "require('./lib/a')",
  'lib/a.js': '1',
};

describe('files to hold against the source', () => {
  it('are the new code, and beside it what stayed, with git’s hashes', async () => {
    const files = await hashed(npm, [
      quiet,
      { ...quiet, 'index.js': "require('./lib/a'); require('./lib/b')", 'lib/b.js': '2' },
    ]);
    expect(said(files)).toEqual([
      'README.md kept unknown text',
      'index.js changed import',
      'lib/a.js kept import',
      'lib/b.js added import',
      'package.json kept unknown text',
    ]);
    expect(files?.find(({ path }) => path === 'lib/b.js')?.blob).toBe(gitHash('2'));
  });

  it.each(['version.js', 'bundle.js', 'dist/hook.js', 'vendor/hook.js', 'test/hook.js'])(
    'count what runs at install, though it is called %s',
    async (path) => {
      const scripts = { scripts: { preinstall: `node ${path}` } };
      const files = await hashed(npm, [quiet, { ...quiet, 'package.json': manifest(scripts), [path]: 'steal()' }]);
      expect(said(files)).toContain(`${path} added install`);
    },
  );

  it('count what Python runs at its start, under the path that the source would have', async () => {
    const before = { 'quiet/__init__.py': '', 'quiet/a.py': 'a = 1', 'quiet-1.dist-info/METADATA': 'Name: quiet' };
    const after = { ...before, 'quiet-2.data/purelib/quiet.pth': 'import quiet.a' };
    expect(said(await hashed(wheel, [before, after], 'pypi'))).toEqual([
      'quiet.pth added startup',
      'quiet/__init__.py kept startup',
      'quiet/a.py kept startup',
    ]);
  });

  it.each([
    ['output of a build', 'dist/b.js'],
    ['minified code', 'b.min.js'],
    ['tests', 'test/b.js'],
    ['copies of others', 'node_modules/other/b.js'],
    ['a version that a tool wrote', 'lib/version.js'],
    ['data', 'lib/b.json'],
    ['type declarations', 'lib/b.d.ts'],
  ])('are none where only %s came in', async (_what, path) => {
    expect(await hashed(npm, [quiet, { ...quiet, [path]: '2' }])).toBeUndefined();
  });

  it('are none without a release before, nor where the archive is made from the repository', async () => {
    expect(await hashed(npm, [undefined, quiet])).toBeUndefined();
    expect(await hashed(npm, [quiet, { ...quiet, 'lib/b.js': '2' }], 'composer')).toBeUndefined();
  });

  it('stay few however large the release is', async () => {
    const many = Object.fromEntries(Array.from({ length: 400 }, (_, at) => [`lib/old-${at}.js`, `${at}`]));
    const more = Object.fromEntries(Array.from({ length: 400 }, (_, at) => [`lib/new-${at}.js`, `new ${at}`]));
    const files = await hashed(npm, [
      { ...quiet, ...many },
      { ...quiet, ...many, ...more },
    ]);
    expect(files?.filter(({ state }) => state === 'added')).toHaveLength(60);
    expect(files?.length).toBeLessThanOrEqual(60 + 40 + 60 + 10);
  });
});
