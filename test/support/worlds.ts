import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../replay/serve.mjs', import.meta.url));

/** Where the worlds of test/replay stand; each folder is named after its world. */
export const worlds = fileURLToPath(new URL('../replay/worlds/', import.meta.url));

/** Public services on loopback that tell one world, or several at once. */
export interface ServedWorld {
  /** Folder of the world, with `github/` for the source repositories. */
  readonly folder: string;
  /** The variables that point Lockwarden at the services. GitHub is not among them. */
  readonly environment: Readonly<Record<string, string>>;
  /** Paths asked so far, as `GET /pypi/simple/x/`. */
  readonly requests: () => Promise<readonly string[]>;
  readonly stop: () => Promise<void>;
}

export interface ServeOptions {
  /** Advisories that were published afterwards are served too. */
  readonly later?: boolean;
  /** `pypi:503` lets every request to that service fail, `pypi:503:2` the first two. */
  readonly fail?: readonly string[];
  readonly port?: number;
}

const variables: Readonly<Record<string, string>> = {
  npm: 'LOCKWARDEN_NPM_REGISTRY',
  pypi: 'LOCKWARDEN_PYPI_URL',
  osv: 'LOCKWARDEN_OSV_URL',
  crates: 'LOCKWARDEN_CRATES_URL',
  rubygems: 'LOCKWARDEN_RUBYGEMS_URL',
  packagist: 'LOCKWARDEN_PACKAGIST_URL',
  nuget: 'LOCKWARDEN_NUGET_URL',
  goproxy: 'LOCKWARDEN_GOPROXY_URL',
  maven: 'LOCKWARDEN_MAVEN_URL',
  depsdev: 'LOCKWARDEN_DEPSDEV_URL',
};

/** Serves the named worlds as one: what each says of its packages and repositories, under the first one's clock. */
export async function serveWorlds(ids: readonly string[], options: ServeOptions = {}): Promise<ServedWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'lockwarden-world-'));
  const facts: unknown = JSON.parse(readFileSync(join(worlds, ids[0] ?? '', 'world.json'), 'utf8'));
  for (const id of ids) cpSync(join(worlds, id), folder, { recursive: true });
  writeFileSync(join(folder, 'world.json'), JSON.stringify(facts));
  const args = [
    '--world',
    folder,
    '--port',
    String(options.port ?? 0),
    ...(options.later === true ? ['--later'] : []),
    ...(options.fail ?? []).flatMap((one) => ['--fail', one]),
  ];
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await Promise.race([once(createInterface(child.stdout), 'line'), diesOf(once(child, 'exit'))]);
  const addresses = textsOf(JSON.parse(String(line)));
  return {
    folder,
    environment: {
      ...Object.fromEntries(Object.entries(variables).map(([name, key]) => [key, addresses[name] ?? ''])),
      LOCKWARDEN_NOW: addresses['now'] ?? '',
    },
    requests: async () => requestsOf(await (await fetch(addresses['log'] ?? '')).json()),
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) {
        const ended = once(child, 'exit');
        child.kill('SIGKILL');
        await ended;
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function diesOf(exit: Promise<unknown[]>): Promise<never> {
  const [code] = await exit;
  throw new Error(`the registries could not be served (exit ${String(code)})`);
}

function textsOf(value: unknown): Readonly<Record<string, string>> {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

function requestsOf(log: unknown): readonly string[] {
  const list = typeof log === 'object' && log !== null && 'requests' in log ? log.requests : [];
  if (!Array.isArray(list)) return [];
  return list.map((one: { readonly method: string; readonly path: string }) => `${one.method} ${one.path}`);
}
