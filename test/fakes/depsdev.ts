import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** What one question of a batch asks about, as `NPM name version` or a project's id. */
type Key = string;

/** deps.dev's batches (API v3alpha) on loopback: pages of `pageSize`, answers that repeat their questions, none for what it does not know. */
export interface FakeDepsDev {
  readonly url: string;
  readonly versions: Map<Key, object>;
  readonly projects: Map<Key, object>;
  /** Path and parsed body of every request. */
  readonly requests: {
    readonly path: string;
    readonly body: { readonly requests: readonly unknown[]; readonly pageToken?: string };
  }[];
  /** Answers everything instead, until it is taken away. */
  fault: ((response: ServerResponse) => void) | undefined;
  readonly close: () => Promise<void>;
}

interface Question {
  readonly versionKey?: { readonly system: string; readonly name: string; readonly version: string };
  readonly projectKey?: { readonly id: string };
}

export async function startDepsDev(pageSize = 5_000): Promise<FakeDepsDev> {
  const requests: FakeDepsDev['requests'] = [];
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const fake: FakeDepsDev = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    versions: new Map(),
    projects: new Map(),
    requests,
    fault: undefined,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = JSON.parse(await text(request)) as { requests: readonly Question[]; pageToken?: string };
    requests.push({ path: request.url ?? '', body });
    if (fake.fault) return fake.fault(response);
    const json = (status: number, value: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    };
    const kind =
      request.url === '/v3alpha/versionbatch'
        ? 'version'
        : request.url === '/v3alpha/projectbatch'
          ? 'project'
          : undefined;
    if (request.method !== 'POST' || kind === undefined) return json(404, { code: 5, message: 'not found' });
    if (body.requests.length > 5_000) return json(400, { code: 3, message: 'too many requests in batch' });
    const from = Number(body.pageToken ?? 0);
    const responses = body.requests.slice(from, from + pageSize).map((question) => {
      const value =
        kind === 'version' ? fake.versions.get(versionKey(question)) : fake.projects.get(question.projectKey?.id ?? '');
      return { request: question, ...(value === undefined ? {} : { [kind]: value }) };
    });
    const next =
      from + pageSize < body.requests.length ? { nextPageToken: String(from + pageSize) } : { nextPageToken: '' };
    return json(200, { responses, ...next });
  }

  return fake;
}

function versionKey({ versionKey: key }: Question): Key {
  return `${key?.system} ${key?.name} ${key?.version}`;
}
