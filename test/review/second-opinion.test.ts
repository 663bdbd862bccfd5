import { depsDev } from '../../src/adapters/depsdev/source.ts';
import { createHttpClient } from '../../src/adapters/http/client.ts';
import { publicRoots } from '../../src/adapters/roots.ts';
import type { Policy } from '../../src/domain/policy.ts';
import { known, unknown } from '../../src/domain/known.ts';
import type { Source } from '../../src/evidence/source.ts';
import { readSets } from '../../src/formats/read.ts';
import { defaultPolicy } from '../../src/policy/default.ts';
import type { ReviewPorts } from '../../src/review/ports.ts';
import { review } from '../../src/review/review.ts';
import { startDepsDev, type FakeDepsDev } from '../fakes/depsdev.ts';
import { daysAgo, hoursAgo, now, release } from '../support/build.ts';

let fake: FakeDepsDev;
let http: ReturnType<typeof createHttpClient>;

beforeEach(async () => {
  fake = await startDepsDev();
  http = createHttpClient({ roots: [{ url: fake.url, inside: true }] });
});
afterEach(async () => {
  await http.close();
  await fake.close();
});

const published = known(daysAgo(40), 'npm (mirror.example)', now);

/** A mirror that tells the time it first saw a release and no licence. */
const mirror: Source = {
  id: 'npm',
  provides: ['release'],
  ecosystems: ['npm'],
  collect: async () => ({
    release: known(
      release({ publishedAt: published, license: unknown('stripped', 'npm') }),
      'npm (mirror.example)',
      now,
    ),
  }),
  use: () => ({ asked: 1, failed: 0 }),
};

function lock(version: string, names: readonly string[]): { readonly bytes: Buffer } {
  const entries = names.map((name) => [
    `node_modules/${name}`,
    { version, resolved: `${publicRoots.npmRegistry}${name}/-/x-${version}.tgz`, integrity: 'sha512-AAAA' },
  ]);
  const packages = { '': {}, ...Object.fromEntries(entries) };
  return { bytes: Buffer.from(JSON.stringify({ lockfileVersion: 3, packages })) };
}

async function reviewed(policy: Partial<Policy> = {}, ports: Partial<ReviewPorts> = {}) {
  const names = ['quiet', '@acme/secret'];
  const { report } = await review(
    {
      subject: { base: 'b', head: 'h' },
      now,
      clockFixed: false,
      files: [{ path: 'package-lock.json', before: lock('1.2.2', names), after: lock('1.2.3', names) }],
      problems: [],
      policy: { policy: { ...defaultPolicy, ...policy }, source: 'default', problems: [] },
    },
    {
      reader: { read: async (files) => readSets(files) },
      sources: [mirror],
      second: depsDev({ http, root: fake.url, now: () => now }),
      timer: { elapsed: () => performance.now(), after: () => () => undefined },
      budgetMs: 10_000,
      ...ports,
    },
  );
  return report;
}

const quietFindings = (report: Awaited<ReturnType<typeof reviewed>>) =>
  report.verdict.findings.filter((finding) => finding.package?.name === 'quiet').map(({ signal }) => signal);

describe('a review with a second source', () => {
  it('asks once for all releases, judges by what was filled, and names both times', async () => {
    fake.versions.set('NPM quiet 1.2.3', { publishedAt: hoursAgo(3), licenses: ['SSPL-1.0'] });
    const report = await reviewed({ licences: { allow: ['MIT'], deny: [], unknown: 'pass' } });
    expect(quietFindings(report)).toEqual(expect.arrayContaining(['licence-denied', 'publish-time-disputed']));
    const licence = report.verdict.findings.find(({ signal }) => signal === 'licence-denied');
    expect(licence).toMatchObject({ action: 'block', message: expect.stringContaining('SSPL-1.0') });
    expect(fake.requests.map(({ path }) => path)).toEqual(['/v3alpha/versionbatch']);
    expect(fake.requests[0]?.body.requests).toHaveLength(4);
    expect(report.sources).toContainEqual({ id: 'deps.dev', asked: 1, failed: 0 });
  });

  it('never tells it a private name', async () => {
    await reviewed({ internalNames: ['@acme'] });
    expect(fake.requests).toHaveLength(1);
    expect(JSON.stringify(fake.requests)).not.toContain('acme');
  });

  it('comes to the same verdict when it fails or does not answer', async () => {
    const without = await reviewed();
    fake.fault = (response) => void response.writeHead(503).end();
    const failed = await reviewed();
    expect(failed.verdict.decision).toBe(without.verdict.decision);
    expect(failed.verdict.unchecked.filter(({ decisive }) => decisive)).toEqual([]);
    expect(failed.sources.at(-1)).toMatchObject({ id: 'deps.dev', failed: 1 });
    fake.fault = () => undefined;
    const after: ReviewPorts['timer']['after'] = (ms, call) => {
      const handle = setTimeout(call, ms === 10_000 ? 30 : ms);
      return () => clearTimeout(handle);
    };
    const timer = { elapsed: () => performance.now(), after };
    const late = await reviewed({}, { timer, budgetMs: 9_000 });
    expect(late.verdict.decision).toBe(without.verdict.decision);
  });
});
