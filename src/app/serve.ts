import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LockwardenError, codeOf } from '../domain/error.ts';
import { composeGround, composeWeb } from './compose-web.ts';
import { startJobThread } from './job-thread-handle.ts';
import { keepHeapsSmall } from './keep-heaps-small.ts';
import type { ServerSettings } from './settings.ts';
import { version } from './version.ts';

/** After a signal, running jobs get this long to finish; then their leases go back. The process ends within 10 s. */
const drainMs = 7_000;

export interface Serving {
  /** `http://host:port` as it really listens. */
  readonly url: string;
  /** Stops accepting, lets answers and jobs finish or gives them back. Resolves when all is closed. */
  readonly stop: () => Promise<void>;
}

/** The App: the front door in this thread and, unless `webOnly`, the jobs in a thread of their own. */
export async function serve(settings: ServerSettings, how: { readonly webOnly: boolean }): Promise<Serving> {
  keepHeapsSmall();
  const ground = await composeGround(settings);
  const thread = how.webOnly ? undefined : startJobThread(ground.log);
  const server = composeWeb(settings, {
    ground,
    version,
    otherMetrics: async () => (thread === undefined ? [] : await thread.metrics()),
  });
  try {
    await thread?.ready();
    await listen(server, settings);
  } catch (error) {
    await thread?.stop(0);
    await ground.close();
    throw error;
  }
  const url = urlOf(server, settings.host);
  // On standard output whatever the log level: scripts wait for this line.
  process.stdout.write(`Lockwarden ${version} listening on ${url}\n`);
  return {
    url,
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeIdleConnections();
      await thread?.stop(drainMs);
      server.closeAllConnections();
      await closed;
      await ground.close();
    },
  };
}

async function listen(server: Server, { host, port }: ServerSettings): Promise<void> {
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new LockwardenError(
      'cannot-listen',
      `Lockwarden cannot listen on ${host}:${port} (${codeOf(error)}).`,
      'Free the port or set HOST and PORT.',
    );
  }
}

function urlOf(server: Server, host: string): string {
  const { port } = server.address() as AddressInfo;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
