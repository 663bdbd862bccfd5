import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A bucket of files on loopback with what such services do: entity tags, conditions, ranges. */
export interface FakeBucket {
  readonly url: string;
  /** Files by path, without a leading slash. */
  readonly files: Map<string, string | Buffer>;
  /** Path and range of every request, as `GET npm/all.zip bytes=0-99`. */
  readonly requests: string[];
  /** Answers a request instead, when it says so. */
  fault: ((path: string, response: ServerResponse) => boolean) | undefined;
  /** Knows no ranges. */
  plain: boolean;
  readonly close: () => Promise<void>;
}

export async function startBucket(): Promise<FakeBucket> {
  const server = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const bucket: FakeBucket = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/feeds`,
    files: new Map(),
    requests: [],
    fault: undefined,
    plain: false,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const path = decodeURIComponent((request.url ?? '').replace('/feeds/', ''));
    const { range } = request.headers;
    bucket.requests.push(['GET', path, ...(range === undefined ? [] : [range])].join(' '));
    if (bucket.fault?.(path, response) === true) return;
    const file = bucket.files.get(path);
    if (file === undefined) return void response.writeHead(404).end('<Error><Code>NoSuchKey</Code></Error>');
    const bytes = Buffer.from(file);
    const etag = `"${createHash('md5').update(bytes).digest('hex')}"`;
    if (request.headers['if-none-match'] === etag) return void response.writeHead(304, { etag }).end();
    const part = bucket.plain ? undefined : /^bytes=(\d+)-(\d+)$/.exec(range ?? '');
    const isSame = request.headers['if-range'] === undefined || request.headers['if-range'] === etag;
    if (!part || !isSame) return void response.writeHead(200, { etag }).end(bytes);
    const [from, to] = [Number(part[1]), Math.min(Number(part[2]), bytes.length - 1)];
    if (from >= bytes.length) return void response.writeHead(416).end();
    const headers = { etag, 'content-range': `bytes ${from}-${to}/${bytes.length}` };
    return void response.writeHead(206, headers).end(bytes.subarray(from, to + 1));
  }

  return bucket;
}
