import { createGitHubApp } from '../../../src/adapters/github/app-auth.ts';
import { installationReader } from '../../../src/adapters/github/installation-reader.ts';
import { createHttpClient } from '../../../src/adapters/http/client.ts';
import { allowedFor, rootsOf } from '../../../src/adapters/roots.ts';
import { githubSources } from '../../../src/adapters/source/github-source.ts';
import type { Subject } from '../../../src/evidence/source.ts';
import { bump, fact, release } from '../../support/build.ts';
import { startFakeGitHub, type FakeGitHub } from '../../fakes/github/index.ts';

const at = '2026-01-04T12:00:00Z';
const budget = { signal: new AbortController().signal, left: () => 60_000 };

describe('installationReader', () => {
  let github: FakeGitHub;
  beforeEach(async () => {
    github = await startFakeGitHub();
  });
  afterEach(() => github.close());

  /** Asks for the source of a release as a review of acme/shop does. */
  async function ask(token?: string) {
    const shop = github.repository('acme/shop', { private: true });
    const source = github.repository('makers/quiet', { install: false });
    source.tag('v1.2.3');
    const http = createHttpClient({
      roots: allowedFor(rootsOf({ githubApi: github.url, ...(token === undefined ? {} : { githubToken: token }) })),
    });
    const { appId, privateKey, url: baseUrl } = github;
    const app = createGitHubApp({
      appId,
      privateKey,
      baseUrl,
      http: createHttpClient({ roots: [{ url: baseUrl, inside: true }] }),
    });
    const installation = github.install('acme').id;
    const reader = installationReader(app, { installation, id: shop.record.id, owner: 'acme', name: 'shop' });
    const roots = rootsOf({ githubApi: github.url, ...(token === undefined ? {} : { githubToken: token }) });
    const found = {
      release: fact(
        release({ repository: fact('https://github.com/makers/quiet'), publishedAt: fact('2026-01-04T00:00:00Z') }),
      ),
    };
    const subject: Subject = {
      change: bump(),
      now: at,
      wanted: new Set(['sourceTag']),
      after: { ecosystem: 'npm', name: 'quiet', version: '1.2.3' },
      before: undefined,
      found,
    };
    const [asker] = githubSources(roots, http, () => at)(reader);
    const collected = await asker?.collect(subject, budget);
    await http.close();
    return collected?.sourceTag;
  }

  const askers = () => github.requests('/graphql').map((entry) => entry.as);

  it('asks with the token of the repository under review, once for a package', async () => {
    expect(await ask()).toMatchObject({ state: 'known', value: { tag: { name: 'v1.2.3' } } });
    expect(askers()[0]).toMatch(/^installation \d+$/);
    // The recorded commit is not there: REST is asked as well before that is said, with the same token.
    const others = github.requests('/repos/makers/quiet').map((entry) => [entry.operation, entry.as]);
    expect(others).toEqual([['GET /repos/{owner}/{repo}/commits/{ref}', askers()[0]]]);
    expect(github.violations).toEqual([]);
  });

  it('goes before the token of the operator', async () => {
    expect(await ask(github.userToken('operator'))).toMatchObject({ state: 'known' });
    expect(new Set(askers())).toEqual(new Set([expect.stringMatching(/^installation/)]));
  });

  it('falls back on the operator’s token where the App gets none', async () => {
    github.fail('access_tokens', { kind: 'status', status: 404, body: { message: 'Not Found' } }, { times: 99 });
    expect(await ask(github.userToken('operator'))).toMatchObject({
      state: 'known',
      value: { tag: { name: 'v1.2.3' } },
    });
    expect(new Set(askers())).toEqual(new Set(['user']));
  });

  it('gets a new token for one that GitHub does not take any more', async () => {
    github.fail('/graphql', { kind: 'status', status: 401, body: { message: 'Bad credentials' } });
    expect(await ask()).toMatchObject({ state: 'known' });
    expect(github.requests('access_tokens')).toHaveLength(2);
  });
});
