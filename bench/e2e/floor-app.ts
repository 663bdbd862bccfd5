/**
 * The floor: the smallest honest way from a delivery to a check run, with `node:http` alone. One comparison, both lockfiles,
 * one question to the registry for each changed package, one write. No queue, no store, no other source, no other format.
 */
import { createHmac, createSign, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Agent, createServer, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';

const api = process.env['GITHUB_API_URL'] ?? '';
const registry = process.env['LOCKWARDEN_NPM_REGISTRY'] ?? '';
const secret = process.env['WEBHOOK_SECRET'] ?? '';
const key = readFileSync(process.env['PRIVATE_KEY_PATH'] ?? '');
const agent = new Agent({ keepAlive: true, maxSockets: 64 });

interface Event {
  readonly installation: { readonly id: number };
  readonly repository: { readonly full_name: string };
  readonly pull_request: { readonly base: { readonly sha: string }; readonly head: { readonly sha: string } };
}

interface Call {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

async function call(address: string, { method = 'GET', body, headers = {} }: Call = {}): Promise<string> {
  return await new Promise((resolve, reject) => {
    const request = send(address, { method, agent, headers: { 'user-agent': 'floor', ...headers } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve(Buffer.concat(chunks).toString()));
    });
    request.on('error', reject);
    request.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

const tokens = new Map<number, Promise<string>>();

async function mint(installation: number): Promise<string> {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const seconds = Math.floor(Date.now() / 1000);
  const signed = `${part({ alg: 'RS256', typ: 'JWT' })}.${part({ iat: seconds - 60, exp: seconds + 540, iss: '1' })}`;
  const jwt = `${signed}.${createSign('RSA-SHA256').update(signed).sign(key, 'base64url')}`;
  const address = `${api}/app/installations/${installation}/access_tokens`;
  const answer = await call(address, { method: 'POST', body: {}, headers: { authorization: `Bearer ${jwt}` } });
  return (JSON.parse(answer) as { readonly token: string }).token;
}

function versionsOf(text: string): Map<string, string> {
  const { packages } = JSON.parse(text) as {
    readonly packages: Readonly<Record<string, { readonly version: string }>>;
  };
  return new Map(Object.entries(packages).flatMap(([path, { version }]) => (path === '' ? [] : [[path, version]])));
}

async function handle(event: Event): Promise<void> {
  const { id } = event.installation;
  const token = tokens.get(id) ?? mint(id);
  tokens.set(id, token);
  const headers = { authorization: `token ${await token}` };
  const root = `${api}/repos/${event.repository.full_name}`;
  const { base, head } = event.pull_request;
  const compared = await call(`${root}/compare/${base.sha}...${head.sha}?per_page=1`, { headers });
  const { merge_base_commit: merged } = JSON.parse(compared) as {
    readonly merge_base_commit: { readonly sha: string };
  };
  const raw = { ...headers, accept: 'application/vnd.github.raw+json' };
  const [was, is] = await Promise.all(
    [merged.sha, head.sha].map((ref) => call(`${root}/contents/package-lock.json?ref=${ref}`, { headers: raw })),
  );
  const old = versionsOf(was ?? '');
  const changed = [...versionsOf(is ?? '')].filter(([path, version]) => old.get(path) !== version);
  const names = changed.map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 13));
  await Promise.all(names.map(async (name) => JSON.parse(await call(`${registry}${name}`)) as unknown));
  const summary = changed.map((one) => one.join('@')).join('\n');
  const output = { title: `${changed.length} changed`, summary: summary.slice(0, 65_535) };
  const body = { name: 'floor', head_sha: head.sha, status: 'completed', conclusion: 'success', output };
  await call(`${root}/check-runs`, { method: 'POST', body, headers });
}

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const body = Buffer.concat(chunks);
    const wanted = Buffer.from(`sha256=${createHmac('sha256', secret).update(body).digest('hex')}`);
    const given = Buffer.from(String(request.headers['x-hub-signature-256']));
    const isOurs = given.length === wanted.length && timingSafeEqual(given, wanted);
    response.writeHead(isOurs ? 202 : 401).end();
    if (isOurs)
      handle(JSON.parse(body.toString()) as Event).catch((error: unknown) =>
        process.stderr.write(`${String(error)}\n`),
      );
  });
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`floor listening on http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});
