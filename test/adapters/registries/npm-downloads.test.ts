import { createHttpClient } from '../../../src/adapters/http/client.ts';
import { npmDownloads } from '../../../src/adapters/registries/npm-downloads.ts';
import { loopback, type Loopback } from '../http/loopback.ts';

const counts: Readonly<Record<string, number>> = { left: 10, right: 20, '@acme/up': 30 };
const open: { readonly close: () => Promise<void> }[] = [];

afterEach(async () => {
  for (const one of open.splice(0).toReversed()) await one.close();
});

/** Answers as npm's service does: flat for one name, by name for several, `null` for one that it does not know. */
async function service({ several }: { readonly several: boolean }): Promise<Loopback> {
  const server = await loopback((request, response) => {
    const names = decodeURIComponent(request.url ?? '')
      .slice('/downloads/point/last-week/'.length)
      .split(',');
    const entry = (name: string) => (Object.hasOwn(counts, name) ? { downloads: counts[name], package: name } : null);
    const [first = ''] = names;
    const body = names.length > 1 ? Object.fromEntries(names.map((name) => [name, entry(name)])) : entry(first);
    response.statusCode = body === null || (names.length > 1 && !several) ? 404 : 200;
    response.end(JSON.stringify(body ?? { error: 'not found' }));
  });
  open.push(server);
  return server;
}

function counter(server: Loopback) {
  const http = createHttpClient({ roots: [{ url: server.url, inside: true }] });
  open.push(http);
  return npmDownloads(http, server.url);
}

describe('download counts of npm', () => {
  it('asks about several names in one request, and about a name with a scope alone', async () => {
    const server = await service({ several: true });
    const ask = counter(server);
    const names = ['left', 'right', 'nobody', '@acme/up', 'left'];
    expect(await Promise.all(names.map(ask))).toEqual([
      { state: 'found', downloads: 10 },
      { state: 'found', downloads: 20 },
      { state: 'missing' },
      { state: 'found', downloads: 30 },
      { state: 'found', downloads: 10 },
    ]);
    expect(server.seen.map(({ path }) => decodeURIComponent(path)).toSorted()).toEqual([
      '/downloads/point/last-week/@acme/up',
      '/downloads/point/last-week/left,right,nobody',
    ]);
    expect(await ask('right')).toEqual({ state: 'found', downloads: 20 });
    expect(server.seen).toHaveLength(2);
  });

  it('asks one by one where the service does not take several', async () => {
    const server = await service({ several: false });
    expect(await Promise.all(['left', 'right'].map(counter(server)))).toEqual([
      { state: 'found', downloads: 10 },
      { state: 'found', downloads: 20 },
    ]);
    expect(server.seen).toHaveLength(3);
  });

  it('asks about 128 names at most at once', async () => {
    const server = await service({ several: true });
    const ask = counter(server);
    const answers = await Promise.all(Array.from({ length: 200 }, async (_, index) => await ask(`name-${index}`)));
    expect(new Set(answers.map(({ state }) => state))).toEqual(new Set(['missing']));
    expect(server.seen.map(({ path }) => path.split(',').length)).toEqual([128, 72]);
  });

  it('says why when the service does not answer', async () => {
    const server = await loopback((_request, response) => void response.writeHead(500).end());
    open.push(server);
    const http = createHttpClient({
      roots: [{ url: server.url, inside: true }],
      clock: { now: () => performance.now(), sleep: async () => undefined, random: () => 0 },
    });
    open.push(http);
    const ask = npmDownloads(http, server.url);
    expect(await ask('left')).toMatchObject({ state: 'failed', reason: expect.stringContaining('500') });
  });
});
