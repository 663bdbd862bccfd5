import type { Pull, RepositoryHandle } from '../fakes/github/index.ts';
import { plantSources } from '../support/source-repositories.ts';
import { serveWorlds } from '../support/worlds.ts';
import type { ServedWorld } from '../support/worlds.ts';
import { asked, calm, expectOrder, openHouse, patience, verdictOn } from './house.ts';
import type { House } from './house.ts';

function requirements(litellm: string, requests: string): string {
  return `fastapi==0.115.12\nlitellm==${litellm}\nrequests==${requests}\n`;
}

describe('first light', () => {
  let services: ServedWorld;
  let house: House;
  let shop: RepositoryHandle;
  let attack: Pull;

  beforeAll(async () => {
    services = await serveWorlds(['pypi-2026-litellm', 'quiet-pypi-requests-2.32.5']);
    house = await openHouse({ environment: services.environment });
    plantSources(house.github, services.folder);
    shop = house.github.repository('acme/shop', { files: { 'requirements.txt': requirements('1.82.6', '2.32.4') } });
  }, patience);

  afterAll(async () => {
    await house.close();
    await services.stop();
  }, patience);

  it(
    'stops the pull request that takes litellm 1.82.8, before any advisory',
    async () => {
      attack = shop.openPullRequest({ files: { 'requirements.txt': requirements('1.82.8', '2.32.4') } });
      expect(await shop.deliver.pullRequest(attack, 'opened')).toMatchObject({ status: 202 });
      const run = await verdictOn(shop, attack);
      await calm(house);
      expect(run).toMatchObject({ name: 'Lockwarden', conclusion: 'failure', headSha: attack.headSha });
      expect(run.title).toBe('1 blocking, 0 to review, 1 changed');
      expect(run.summary).toContain('litellm');
      expect(run.text).toContain('startup-hook-added');
      expect(run.text).toContain('source-tag-missing');
      expect(run.annotations).toMatchObject([
        { path: 'requirements.txt', start_line: 2, end_line: 2, annotation_level: 'failure' },
      ]);
      expect(run.actions.map(({ identifier }) => identifier)).toEqual(['rescan']);
      expectOrder(house.github, shop, attack);
    },
    patience,
  );

  it('says so once in the conversation and once on the line', () => {
    expect(shop.comments(attack)).toHaveLength(1);
    expect(shop.comments(attack)[0]?.body).toContain('Do not merge this yet');
    expect(shop.reviewComments(attack)).toMatchObject([{ path: 'requirements.txt', line: 2, side: 'RIGHT' }]);
  });

  it('stays within its requests: four and two a file to read, four to write for what blocks', () => {
    const list = asked(house.github, shop);
    const reads = [...new Set(list.filter((line) => line.startsWith('GET')))];
    // compare, the head's tree, two sides, the policy, the head before writing (again where more than two seconds passed); the look for what
    // was missed asks for little beside.
    expect(reads.filter((line) => !/^GET (pulls$|commits\/)/.test(line)).length).toBeLessThanOrEqual(4 + 2);
    expect(list.filter((line) => !line.startsWith('GET')).length).toBeLessThanOrEqual(4);
  });

  it(
    'turns its comment into one line, resolves the thread and is green once the fix is pushed',
    async () => {
      shop.push(attack, { 'requirements.txt': requirements('1.82.6', '2.32.4') });
      await shop.deliver.pullRequest(attack, 'synchronize');
      expect(await verdictOn(shop, attack)).toMatchObject({ conclusion: 'success' });
      await calm(house);
      const [comment, ...others] = shop.comments(attack);
      expect(others).toEqual([]);
      expect(comment?.body.split('\n').filter((line) => !line.startsWith('<!--'))).toHaveLength(1);
      expect(comment?.body).toContain('settled');
      expect(shop.reviewComments(attack).every(({ resolvedBy }) => resolvedBy === 'lockwarden[bot]')).toBe(true);
      expectOrder(house.github, shop, attack);
    },
    patience,
  );

  it(
    'opens the same thread again, and writes no second one, when the bad release is back',
    async () => {
      const before = shop.reviewComments(attack).map(({ id }) => id);
      shop.push(attack, { 'requirements.txt': requirements('1.82.8', '2.32.4') });
      await shop.deliver.pullRequest(attack, 'synchronize');
      expect(await verdictOn(shop, attack)).toMatchObject({ conclusion: 'failure' });
      await calm(house);
      expect(shop.reviewComments(attack).map(({ id }) => id)).toEqual(before);
      expect(shop.reviewComments(attack).map(({ resolvedBy }) => resolvedBy)).toEqual([undefined]);
      expect(shop.comments(attack)).toHaveLength(1);
      expectOrder(house.github, shop, attack);
    },
    patience,
  );

  it(
    'leaves an ordinary bump in peace: green, no comment, few requests',
    async () => {
      house.github.forgetRequests();
      const quiet = shop.openPullRequest({ files: { 'requirements.txt': requirements('1.82.6', '2.32.5') } });
      await shop.deliver.pullRequest(quiet, 'opened');
      expect(await verdictOn(shop, quiet)).toMatchObject({ conclusion: 'success', annotations: [] });
      await calm(house);
      expect(shop.comments(quiet)).toEqual([]);
      expect(shop.reviewComments(quiet)).toEqual([]);
      const list = asked(house.github, shop);
      expect(list.filter((line) => line.startsWith('GET')).length).toBeLessThanOrEqual(4 + 2);
      expect(list.filter((line) => !line.startsWith('GET'))).toEqual(['POST check-runs']);
      expectOrder(house.github, shop, quiet);
    },
    patience,
  );

  it(
    'spends one read and one write where no dependency file changes',
    async () => {
      house.github.forgetRequests();
      const text = shop.openPullRequest({ files: { 'README.md': 'more words\n' } });
      await shop.deliver.pullRequest(text, 'opened');
      expect(await verdictOn(shop, text)).toMatchObject({ conclusion: 'success', annotations: [] });
      await calm(house);
      expect(asked(house.github, shop).toSorted()).toEqual([expect.stringContaining('GET'), 'POST check-runs']);
    },
    patience,
  );
});
