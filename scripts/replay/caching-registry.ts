import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/** A registry on loopback that asks the real one once for each address and keeps the answers on disk. */
export interface CachingRegistry {
  readonly url: string;
  readonly close: () => void;
}

const folder = '.cache/replay-live';

/** Starts it in front of the registry at `upstream`. Archive addresses in its answers point at itself; `change` may change its documents. */
export async function startCachingRegistry(
  upstream: string,
  change: (document: string) => string = (document) => document,
): Promise<CachingRegistry> {
  mkdirSync(folder, { recursive: true });
  let own = '';
  const server = createServer((request, response) => {
    answer(request.url ?? '/').then(
      ({ status, body }) => response.writeHead(status).end(body),
      (error: unknown) => response.writeHead(502).end(String(error)),
    );
  });

  async function answer(path: string): Promise<{ readonly status: number; readonly body: Buffer }> {
    const file = join(folder, createHash('sha256').update(path).digest('hex'));
    if (!existsSync(file)) {
      const reply = await fetch(new URL(path.slice(1), upstream));
      if (!reply.ok) return { status: reply.status, body: Buffer.from('{}') };
      writeFileSync(file, Buffer.from(await reply.arrayBuffer()));
    }
    const body = readFileSync(file);
    if (path.endsWith('.tgz')) return { status: 200, body };
    return { status: 200, body: Buffer.from(change(body.toString('utf8').replaceAll(upstream, own))) };
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  own = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return {
    url: own,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
