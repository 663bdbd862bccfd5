import type { Pull, RepositoryHandle } from '../fakes/github/index.ts';
import { calm, expectOrder, openHouse, patience, stock, until, verdictOn } from './house.ts';
import type { House } from './house.ts';

describe('commands', () => {
  let house: House;
  let shop: RepositoryHandle;
  let pull: Pull;

  beforeAll(async () => {
    house = await openHouse();
    stock(house);
    shop = house.github.repository('acme/shop', { files: { 'requirements.txt': 'quietlib==1.0.0\n' } });
    shop.collaborator('writer', 'write');
    shop.collaborator('triager', 'triage');
    shop.collaborator('reader', 'read');
    pull = shop.openPullRequest({ files: { 'requirements.txt': 'quietlib==1.0.0\nbadlib==1.0.1\n' } });
    await shop.deliver.pullRequest(pull, 'opened');
    await verdictOn(shop, pull);
    await calm(house);
  }, patience);

  afterAll(async () => {
    await house.close();
  }, patience);

  /** A comment, and the reactions that it had from the App in the end. */
  async function comment(author: string, body: string, action = 'created'): Promise<readonly string[]> {
    const said = shop.comment(pull, author, body);
    await shop.deliver.issueComment(said, action);
    await calm(house);
    return shop.record.reactions.filter((one) => one.comment === said.id).map(({ content }) => content);
  }

  function replies(): readonly string[] {
    const ours = shop.comments(pull).filter(({ author }) => author === 'lockwarden[bot]');
    return ours.map(({ body }) => body).filter((body) => !body.includes('lockwarden:review'));
  }

  /** When the check was written last. */
  function writtenAt(): number {
    return Math.max(...shop.checkRuns(pull).map(({ updatedAt }) => updatedAt));
  }

  it('of a reader are refused with a reaction and a sentence', async () => {
    const before = writtenAt();
    expect(await comment('reader', '/lockwarden rescan')).toEqual(['eyes', 'confused']);
    expect(replies().at(-1)).toContain('needs the triage role');
    expect(writtenAt()).toBe(before);
  });

  it.each(['writer', 'triager'])('of a %s are done: the check is written anew', async (who) => {
    const before = writtenAt();
    house.github.forgetRequests();
    expect(await comment(who, 'Please look again:\n\n/lockwarden rescan')).toEqual(['eyes', '+1']);
    expect(writtenAt()).toBeGreaterThan(before);
    // Nothing of the change is read twice.
    expect(house.github.requests('/git/')).toEqual([]);
    expect(shop.comments(pull).filter(({ body }) => body.includes('lockwarden:review'))).toHaveLength(1);
    expectOrder(house.github, shop, pull);
  });

  it('explain a package to anyone, with evidence', async () => {
    expect(await comment('reader', '/lockwarden explain badlib')).toEqual(['eyes', '+1']);
    expect(replies().at(-1)).toContain('MAL-2026-9000001');
    expect(await comment('reader', '/lockwarden explain leftpad')).toEqual(['eyes', 'confused']);
    expect(replies().at(-1)).toContain('is not among the dependencies');
  });

  it.each([
    ['in a quote', 'writer', '> /lockwarden rescan', 'created'],
    ['in code', 'writer', '```\n/lockwarden rescan\n```', 'created'],
    ['edited in', 'writer', '/lockwarden rescan', 'edited'],
    ['of a bot', 'other[bot]', '/lockwarden rescan', 'created'],
    ['of another word', 'writer', '/lockwardening rescan', 'created'],
  ])('%s do nothing', async (_how, author, body, action) => {
    house.github.forgetRequests();
    expect(await comment(author, body, action)).toEqual([]);
    expect(house.github.requests('/issues/')).toEqual([]);
  });

  it('that nobody knows get the list of those that there are', async () => {
    expect(await comment('writer', '/lockwarden destroy <img src=x> @acme/owners')).toEqual(['eyes', 'confused']);
    expect(replies().at(-1)).toContain('`destroy`');
    expect(replies().at(-1)).toContain('/lockwarden explain PACKAGE');
  });

  it.each([
    ['the button under the check', 'requested_action', 'rescan'],
    ['Re-run', 'rerequested', undefined],
  ])('may be pressed: %s writes the check anew', async (_name, action, identifier) => {
    const before = writtenAt();
    const [run] = shop.checkRuns(pull);
    if (run === undefined) throw new Error('there is no run');
    await shop.deliver.checkRun(run, action, 'writer', identifier);
    await until(() => (writtenAt() > before ? true : undefined), 'a new verdict');
    await calm(house);
    expectOrder(house.github, shop, pull);
  });

  it('pressed for all checks at once write ours anew', async () => {
    const before = writtenAt();
    await shop.deliver.checkSuite(pull.headSha, 'rerequested', 'writer');
    await until(() => (writtenAt() > before ? true : undefined), 'a new verdict');
    await calm(house);
    expectOrder(house.github, shop, pull);
  });
});
