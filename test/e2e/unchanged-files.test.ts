import type { RepositoryHandle } from '../fakes/github/index.ts';
import { calm, expectOrder, openHouse, patience, stock, verdictOn } from './house.ts';
import type { House } from './house.ts';

const manifest = (range: string) =>
  `[tool.poetry]\nname = "shop"\nversion = "1"\n[tool.poetry.dependencies]\npython = "^3.12"\nquietlib = "${range}"\n`;
const lock = (version: string) =>
  `[[package]]\nname = "quietlib"\nversion = "${version}"\ndescription = ""\noptional = false\npython-versions = "*"\ngroups = ["main"]\nfiles = []\n\n[metadata]\nlock-version = "2.1"\npython-versions = "^3.12"\ncontent-hash = "0000"\n`;

describe('files that a pull request leaves alone', () => {
  let house: House;
  let count = 0;

  beforeAll(async () => {
    house = await openHouse();
    stock(house);
  }, patience);

  afterAll(async () => house.close(), patience);

  function newShop(files: Readonly<Record<string, string>>): RepositoryHandle {
    count += 1;
    return house.github.repository(`acme/still-${count}`, { files });
  }

  /** Requests of the App for reviews: without its token and the look for what was missed. */
  const asked = () =>
    house.github.journal
      .map(({ method, path }) => `${method} ${path}`)
      .filter((line) => !/access_tokens|\/app\b|\/installation|\/pulls$|\/commits\//.test(line));

  it(
    'are read within the budget of a clean pull request: four and two a changed file',
    async () => {
      const shop = newShop({ 'pyproject.toml': manifest('^1.0.0'), 'poetry.lock': lock('1.0.0') });
      house.github.forgetRequests();
      const pull = shop.openPullRequest({ files: { 'poetry.lock': lock('1.0.2') } });
      await shop.deliver.pullRequest(pull, 'opened');
      expect(await verdictOn(shop, pull)).toMatchObject({ conclusion: 'success' });
      await calm(house);
      // The head is asked for again where more than two seconds passed.
      const reads = [...new Set(asked())].filter((line) => line.startsWith('GET') || line.endsWith('/graphql'));
      expect(reads.length).toBeLessThanOrEqual(4 + 2);
      expect(reads.filter((line) => line.endsWith('/graphql'))).toHaveLength(1);
      expectOrder(house.github, shop, pull);
    },
    patience,
  );

  it(
    'show a lockfile that holds what its manifest does not admit',
    async () => {
      const shop = newShop({ 'pyproject.toml': manifest('1.0.0'), 'poetry.lock': lock('1.0.0') });
      const pull = shop.openPullRequest({ files: { 'poetry.lock': lock('1.0.2') } });
      await shop.deliver.pullRequest(pull, 'opened');
      const run = await verdictOn(shop, pull);
      await calm(house);
      expect(run).toMatchObject({ conclusion: 'neutral' });
      expect(run.text).toContain('manifest-lock-disagreement');
      expectOrder(house.github, shop, pull);
    },
    patience,
  );

  it(
    'show a manifest that leaves its lockfile behind, and cost nothing where it asks for the same',
    async () => {
      const shop = newShop({ 'pyproject.toml': manifest('^1.0.0'), 'poetry.lock': lock('1.0.0') });
      const pull = shop.openPullRequest({ files: { 'pyproject.toml': manifest('^1.0.2') } });
      await shop.deliver.pullRequest(pull, 'opened');
      const run = await verdictOn(shop, pull);
      await calm(house);
      expect(run.text).toContain('manifest-lock-disagreement');
      expectOrder(house.github, shop, pull);
      house.github.forgetRequests();
      const other = shop.openPullRequest({ files: { 'pyproject.toml': `${manifest('^1.0.0')}# said again\n` } });
      await shop.deliver.pullRequest(other, 'opened');
      expect(await verdictOn(shop, other)).toMatchObject({ conclusion: 'success' });
      await calm(house);
      expect(asked().filter((line) => line.includes('/git/blobs/'))).toHaveLength(1);
      expect(asked().filter((line) => line.endsWith('/graphql'))).toEqual([]);
    },
    patience,
  );

  it(
    'stay unread where a script changes alone: it is looked into with two reads, and its installs are judged',
    async () => {
      const shop = newShop({ 'deploy.sh': 'echo hello\n', 'requirements.txt': 'quietlib==1.0.0\n' });
      house.github.forgetRequests();
      const pull = shop.openPullRequest({ files: { 'deploy.sh': 'echo hello\npip install badlib==1.0.1\n' } });
      await shop.deliver.pullRequest(pull, 'opened');
      const run = await verdictOn(shop, pull);
      await calm(house);
      expect(run).toMatchObject({ conclusion: 'failure' });
      expect(run.text).toContain('known-malware');
      expect(asked().filter((line) => /\/git\/|contents/.test(line))).toEqual([]);
      expect(
        asked().filter((line) => line.includes('/compare/') || line === 'POST /graphql').length,
      ).toBeLessThanOrEqual(3);
      expectOrder(house.github, shop, pull);
    },
    patience,
  );

  it(
    'are all that a policy without code wants',
    async () => {
      const shop = newShop({ 'deploy.sh': 'echo hello\n', '.github/lockwarden.yml': 'read-code: false\n' });
      const pull = shop.openPullRequest({ files: { 'deploy.sh': 'pip install badlib==1.0.1\n' } });
      await shop.deliver.pullRequest(pull, 'opened');
      expect(await verdictOn(shop, pull)).toMatchObject({ conclusion: 'success' });
      await calm(house);
      expectOrder(house.github, shop, pull);
    },
    patience,
  );
});
