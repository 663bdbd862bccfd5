import { publicRoots } from '../../../src/adapters/roots.ts';
import type { Origin } from '../../../src/domain/dependency.ts';
import { dependency } from '../../support/build.ts';
import { startNpmRegistry } from '../../fakes/npm-registry.ts';
import { asking, changeOf, valueOf } from '../asking.ts';
import { archive, integrity, openHouse, packument, secret, stories, told, type House } from './own-registries.ts';

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(async () => await house.close());

/** From 1.0.0 to 1.1.0. */
const bumpOf = (name: string, ecosystem: (typeof stories)[number]['ecosystem'] = 'npm', origin?: Origin) => {
  const side = (version: string) =>
    dependency({
      ecosystem,
      name,
      version,
      ...(ecosystem === 'npm' ? { integrity: [integrity] } : {}),
      ...(origin ? { origin } : {}),
    });
  return changeOf(side('1.0.0'), side('1.1.0'));
};

const tool = bumpOf('@acme/tool');
const claims = { names: ['@acme'] };
const bearer = `Bearer ${secret}`;

describe('a claimed name', () => {
  it.each(stories)('of $ecosystem is asked of its registry alone, with its credentials', async (story) => {
    house.serve(story.routes(house.own.url));
    const facts = await house.ask(bumpOf(story.name, story.ecosystem), { names: [story.claim] });
    expect(valueOf(facts, 'release').version).toBe('1.1.0');
    expect(valueOf(facts, 'history').releases.map(({ version }) => version)).toEqual(['1.0.0', '1.1.0']);
    expect(facts.release).toMatchObject({ from: expect.stringContaining(new URL(house.own.url).host) });
    expect(facts.advisories.state).toBe('absent');
    expect(house.own.requests.map(({ path }) => path)).toContain(story.archive);
    for (const { path, headers } of house.own.requests)
      expect([path.startsWith('repo/'), headers.authorization]).toEqual([true, bearer]);
    expect(told(house.everybody)).not.toMatch(/acme/i);
    expect(house.elsewhere.requests).toEqual([]);
    expect(JSON.stringify(facts)).not.toContain('CANARY');
  });

  it.each(stories)('of $ecosystem is told to nobody where its registry does not know it', async (story) => {
    await house.ask(bumpOf(story.name, story.ecosystem), { names: [story.claim] });
    expect(house.own.requests.length).toBeGreaterThan(0);
    expect(told(house.everybody)).toBe('');
  });

  it.each(stories)('of $ecosystem is told to nobody where its registry refuses the credentials', async (story) => {
    house.serve(story.routes(house.own.url));
    const facts = await house.ask(bumpOf(story.name, story.ecosystem), {
      names: [story.claim],
      authorization: 'Bearer expired',
    });
    expect(facts.release).toMatchObject({ state: 'unknown', reason: expect.stringContaining('refuses access (401)') });
    expect(told(house.everybody)).toBe('');
  });

  it('is no name of others', async () => {
    await house.ask(bumpOf('@acme-evil/tool'), claims);
    expect(house.own.requests).toEqual([]);
    expect(told(house.everybody)).toContain('@acme-evil/tool');
    expect(house.everybody.requests.every(({ headers }) => headers.authorization === undefined)).toBe(true);
  });

  it('matches public advisories where its registry is a mirror, and is counted nowhere else', async () => {
    house.serve(stories[0]?.routes(house.own.url) ?? {});
    await house.ask(tool, { ...claims, mirror: true });
    expect(house.everybody.requests.map(({ path }) => path).filter((path) => !path.startsWith('v1/'))).toEqual([]);
    expect(told(house.everybody)).toContain('@acme/tool');
  });

  it('goes to a mirror of everything like any other', async () => {
    house.serve(stories[0]?.routes(house.own.url) ?? {});
    const origin = { kind: 'registry', url: publicRoots.npmRegistry } as const;
    const facts = await house.ask(bumpOf('@acme/tool', 'npm', origin), { names: ['*'], mirror: true });
    expect(valueOf(facts, 'release').version).toBe('1.1.0');
    expect(house.everybody.requests.every(({ path }) => path.startsWith('v1/'))).toBe(true);
  });

  it.each([
    ['the public registry', publicRoots.npmRegistry],
    ['a stranger', 'https://npm.evil.example/'],
  ])('that an entry takes from %s is believed where the bytes are the same', async (_whom, url) => {
    house.serve(stories[0]?.routes(house.own.url) ?? {});
    const same = bumpOf('@acme/tool', 'npm', { kind: 'registry', url });
    expect(valueOf(await house.ask(same, claims), 'release').version).toBe('1.1.0');
    const other = { ...same, after: { ...same.after, integrity: ['sha512-b3RoZXI='] } };
    const facts = await house.ask(other, claims);
    expect(facts.release).toMatchObject({ state: 'unknown', reason: expect.stringContaining('registry of your own') });
    expect(facts.advisories.state).toBe('absent');
    expect(told(house.everybody)).toBe('');
  });
});

describe('a new dependency with a claimed name', () => {
  it('is asked of its registry, whoever declares it', async () => {
    const npm = await startNpmRegistry();
    npm.publish({ name: 'quiet', version: '1.0.0', at: '2026-01-01T00:00:00.000Z' });
    const dependencies = { '@acme/tool': '^1.0.0' };
    npm.publish({ name: 'quiet', version: '1.1.0', at: '2026-03-01T00:00:00.000Z', dependencies });
    house.serve({ 'repo/@acme/tool': packument(`${house.own.url}repo/`) });
    const url = `${house.own.url}repo/`;
    const made = asking({
      npmRegistry: npm.url,
      registries: [{ ecosystem: 'npm', url, names: ['@acme'], authorization: bearer }],
    });
    const facts = await made.ask(bumpOf('quiet'), {
      wanted: ['release', 'previousRelease', 'newDependencies'],
    });
    expect(valueOf(facts, 'newDependencies')).toMatchObject([{ name: '@acme/tool', resolved: '1.1.0' }]);
    expect(told(npm)).not.toContain('acme');
    await Promise.all([made.close(), npm.close()]);
  });
});

describe('the credentials of a registry', () => {
  it('stay below its folder: a neighbour on the same host is asked without them', async () => {
    house.serve({
      'repo/@acme/tool': packument(`${house.own.url}repo-evil/`),
      'repo-evil/tool-1.1.0.tgz': archive,
    });
    await house.ask(tool, claims);
    const neighbour = house.own.requests.filter(({ path }) => path.startsWith('repo-evil/'));
    expect(neighbour.map(({ headers }) => headers.authorization)).toEqual([undefined, undefined]);
  });

  it('go to further folders of the host that the operator names', async () => {
    house.serve({ 'repo/@acme/tool': packument(`${house.own.url}blobs/`), 'blobs/tool-1.1.0.tgz': archive });
    await house.ask(tool, { ...claims, credentialsBelow: [`${house.own.url}blobs/`] });
    const blobs = house.own.requests.filter(({ path }) => path.startsWith('blobs/'));
    expect(blobs.map(({ headers }) => headers.authorization)).toEqual([bearer, bearer]);
  });

  it.each([
    ['where it is listed', true],
    ['not at all where it is not', false],
  ])('stay behind when archives lie on another host, which is asked %s', async (_how, isListed) => {
    house.serve({ 'repo/@acme/tool': packument(`${house.elsewhere.url}npm/`) });
    house.serveElsewhere({ 'npm/tool-1.1.0.tgz': archive, 'npm/tool-1.0.0.tgz': archive });
    const facts = await house.ask(tool, {
      ...claims,
      ...(isListed ? { archives: [`${house.elsewhere.url}npm/`] } : {}),
    });
    expect(house.elsewhere.requests.map(({ headers }) => headers.authorization)).toEqual(
      isListed ? [undefined, undefined] : [],
    );
    if (isListed) expect(facts.archive.state).toBe('known');
    else
      expect(facts.archive).toMatchObject({
        state: 'unknown',
        from: 'archives',
        reason: expect.stringMatching(/its archives lie at 127\.0\.0\.1:\d+, which is not among the `archives`/),
      });
  });

  it.each([
    ['a host that is listed', true],
    ['a stranger', false],
  ])('stay behind at a redirect to %s', async (_whom, isListed) => {
    const moved = (path: string) => ({ json: {}, status: 302, headers: { location: `${house.elsewhere.url}${path}` } });
    house.serve({
      'repo/@acme/tool': packument(`${house.own.url}repo/`),
      'repo/tool-1.1.0.tgz': moved('s3/tool-1.1.0.tgz?signature=x'),
      'repo/tool-1.0.0.tgz': moved('s3/tool-1.0.0.tgz?signature=x'),
    });
    house.serveElsewhere({ 's3/tool-1.1.0.tgz': archive, 's3/tool-1.0.0.tgz': archive });
    const facts = await house.ask(tool, { ...claims, ...(isListed ? { archives: [house.elsewhere.url] } : {}) });
    expect(house.elsewhere.requests.map(({ headers }) => headers.authorization)).toEqual(
      isListed ? [undefined, undefined] : [],
    );
    expect(facts.archive.state).toBe(isListed ? 'known' : 'unknown');
  });

  it('and the name are not forwarded to a public registry', async () => {
    const forward = { json: {}, status: 302, headers: { location: `${house.everybody.url}@acme%2ftool` } };
    house.serve({ 'repo/@acme/tool': forward });
    const facts = await house.ask(tool, claims);
    expect(facts.release).toMatchObject({
      state: 'unknown',
      reason: expect.stringContaining('which is no place of its own'),
    });
    expect(told(house.everybody)).toBe('');
  });

  it('and the name are not sent to a public registry by an address of an archive', async () => {
    house.serve({ 'repo/@acme/tool': packument(`${house.everybody.url}@acme/tool/-/`) });
    const facts = await house.ask(tool, claims);
    expect(facts.archive.state).toBe('unknown');
    expect(told(house.everybody)).toBe('');
  });

  it('are cut out of an answer that repeats them', async () => {
    const { versions, ...rest } = packument(`${house.own.url}repo/`) as { versions: Record<string, object> };
    const loud = { ...versions['1.1.0'], license: `token ${secret}`, repository: `https://git.example/${secret}/x` };
    house.serve({ 'repo/@acme/tool': { ...rest, versions: { ...versions, '1.1.0': loud } } });
    const facts = await house.ask(tool, claims);
    expect(valueOf(facts, 'release').license).toMatchObject({ value: 'token [redacted]' });
    expect(JSON.stringify(facts)).not.toContain('CANARY');
  });
});

describe('the services that a NuGet index names', () => {
  it('are asked on its own host only', async () => {
    house.serve({
      'repo/index.json': {
        resources: [
          { '@id': `${house.everybody.url}flat/`, '@type': 'PackageBaseAddress/3.0.0' },
          { '@id': `${house.everybody.url}reg/`, '@type': 'RegistrationsBaseUrl/3.6.0' },
        ],
      },
    });
    const facts = await house.ask(bumpOf('acme.tool', 'nuget'), { names: ['Acme.*'] });
    expect(facts.release).toMatchObject({ state: 'unknown', reason: expect.stringContaining('not its own') });
    expect(told(house.everybody)).toBe('');
  });
});
