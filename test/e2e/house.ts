import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { composeGround, composeWeb } from '../../src/app/compose-web.ts';
import { composeJobs } from '../../src/app/compose.ts';
import { readServerSettings } from '../../src/app/settings.ts';
import type { CheckRun, FakeGitHub, FakeOptions, Pull, RepositoryHandle } from '../fakes/github/index.ts';
import { startFakeGitHub } from '../fakes/github/index.ts';
import { startOsv } from '../fakes/osv.ts';
import type { FakeOsv } from '../fakes/osv.ts';
import { startPypi } from '../fakes/pypi.ts';
import type { FakePypi } from '../fakes/pypi.ts';

/** Starting everything on a busy machine takes its time. */
export const patience = 90_000;

/** The whole App in this process, its GitHub and its registries. */
export interface House {
  readonly github: FakeGitHub;
  readonly pypi: FakePypi;
  readonly osv: FakeOsv;
  /** Whether no job runs or could run at this moment. */
  readonly idle: () => Promise<boolean>;
  readonly close: () => Promise<void>;
}

export interface HouseOptions {
  readonly github?: FakeOptions;
  /** Instead of the small fakes, or beside them. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** Opens a house: front door and jobs are the real ones, wired as `lockwarden serve` wires them. */
export async function openHouse(options: HouseOptions = {}): Promise<House> {
  const folder = mkdtempSync(join(tmpdir(), 'lockwarden-e2e-'));
  const github = await startFakeGitHub(options.github);
  const [pypi, osv] = await Promise.all([startPypi(), startOsv()]);
  const key = join(folder, 'key.pem');
  writeFileSync(key, github.privateKey);
  const settings = readServerSettings({
    APP_ID: String(github.appId),
    PRIVATE_KEY_PATH: key,
    WEBHOOK_SECRET: github.webhookSecret,
    GITHUB_API_URL: github.url,
    DATA_DIR: join(folder, 'data'),
    PORT: '0',
    LOG_LEVEL: 'silent',
    LOCKWARDEN_PYPI_URL: pypi.url,
    LOCKWARDEN_OSV_URL: osv.url,
    LOCKWARDEN_NOW: '2026-11-01T00:00:00Z',
    ...options.environment,
  });
  const ground = await composeGround(settings);
  const server = composeWeb(settings, { ground, version: 'test', otherMetrics: async () => [] });
  const jobs = await composeJobs(settings);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  github.connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api/github/webhooks`);
  return {
    github,
    pypi,
    osv,
    idle: async () => {
      const { running, oldestMs } = await ground.queue.depth();
      return running === 0 && oldestMs === 0;
    },
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await jobs.stop(2_000);
      await closed;
      await ground.close();
      await Promise.all([github.close(), pypi.close(), osv.close()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Three quiet releases of `quietlib`, and of `badlib` two, of which an advisory calls 1.0.1 malicious. */
export function stock({ pypi, osv }: Pick<House, 'pypi' | 'osv'>): void {
  for (const [project, versions] of Object.entries({
    quietlib: ['1.0.0', '1.0.1', '1.0.2'],
    badlib: ['1.0.0', '1.0.1'],
  })) {
    for (const [n, version] of versions.entries()) {
      pypi.upload({
        project,
        version,
        filename: `${project}-${version}-py3-none-any.whl`,
        at: `2026-0${n + 1}-01T00:00:00Z`,
        files: { [`${project}/__init__.py`]: `version = "${version}"\n` },
      });
    }
  }
  osv.publish({
    id: 'MAL-2026-9000001',
    ecosystem: 'PyPI',
    name: 'badlib',
    versions: ['1.0.1'],
    published: '2026-03-01T00:00:00Z',
    summary: 'Malicious code in badlib',
  });
}

/** Looks until something is there; the error says what was awaited. */
export async function until<T>(look: () => T | undefined, what = String(look), ms = 60_000): Promise<T> {
  const end = Date.now() + ms;
  for (;;) {
    const found = look();
    if (found !== undefined) return found;
    if (Date.now() > end) throw new Error(`never came true: ${what}`);
    await sleep(20);
  }
}

export function finishedRun(shop: RepositoryHandle, of: Pull | string): CheckRun | undefined {
  return shop.checkRuns(of).find((run) => run.name === 'Lockwarden' && run.status === 'completed');
}

/** The verdict on a pull request's head, once there. */
export async function verdictOn(shop: RepositoryHandle, of: Pull | string): Promise<CheckRun> {
  return await until(() => finishedRun(shop, of), 'a verdict');
}

/** Waits until the App has done all that it could do now: no job runs or could. */
export async function calm({ idle }: Pick<House, 'idle'>): Promise<void> {
  const end = Date.now() + 60_000;
  // A job that was stored in this very millisecond shows at the next look.
  for (let looks = 0; looks < 3; looks = (await idle()) ? looks + 1 : 0) {
    if (Date.now() > end) throw new Error('the App never came to rest');
    await sleep(40);
  }
}

/** Requests of the App for one repository. */
export function asked(github: FakeGitHub, shop: RepositoryHandle): readonly string[] {
  return github.journal
    .filter(({ path }) => path.includes(`/repos/${shop.fullName}/`))
    .map(({ method, path }) => `${method} ${path.slice(path.indexOf(shop.fullName) + shop.fullName.length + 1)}`);
}

/** What must hold at every end: one finished run on the head, at most one comment, nothing that GitHub did not describe. */
export function expectOrder(github: FakeGitHub, shop: RepositoryHandle, pull: Pull): void {
  const ours = shop.checkRuns(pull).filter(({ appId }) => appId === github.appId);
  expect(ours.map(({ name, status }) => [name, status])).toEqual([['Lockwarden', 'completed']]);
  const review = shop.comments(pull).filter(({ body }) => body.includes('<!-- lockwarden:review -->'));
  expect(review.length).toBeLessThanOrEqual(1);
  const places = shop.reviewComments(pull).map(({ path, line, body }) => `${path}:${line} ${body}`);
  expect(places).toEqual([...new Set(places)]);
  const [run] = ours;
  const notes = (run?.annotations ?? []).map((note) => JSON.stringify(note));
  expect(notes).toEqual([...new Set(notes)]);
  expect(github.violations).toEqual([]);
  expect(github.limitHits).toEqual([]);
}
