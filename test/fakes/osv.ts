import { startServer, type FakeAnswer, type FakeRequest, type FakeServer } from './server.ts';

/** An advisory as a test or the demo publishes it: versions are listed one by one. */
export interface OsvAdvisory {
  readonly id: string;
  readonly ecosystem: string;
  readonly name: string;
  readonly versions: readonly string[];
  readonly published: string;
  readonly withdrawn?: string;
  readonly aliases?: readonly string[];
  readonly summary?: string;
  /** Further members of the record, as they are (severity, database_specific, affected ranges). */
  readonly record?: Readonly<Record<string, unknown>>;
  readonly ranges?: readonly unknown[];
}

/** OSV on loopback: queries, batches with pages, records. */
export interface FakeOsv extends FakeServer {
  readonly publish: (advisory: OsvAdvisory) => void;
  /** Advisories on one page of an answer. Default: all. */
  readonly setPageSize: (size: number) => void;
  /** Leaves out the answer to the last question of every batch, as a broken proxy might. */
  readonly dropAnswers: (dropped: boolean) => void;
}

interface Query {
  readonly package?: { readonly ecosystem?: string; readonly name?: string };
  readonly version?: string;
  readonly page_token?: string;
}

export async function startOsv(port = 0): Promise<FakeOsv> {
  const advisories: OsvAdvisory[] = [];
  let pageSize = Number.POSITIVE_INFINITY;
  let dropped = false;
  const server = await startServer(answer, port);

  function answer({ method, path, body }: FakeRequest): FakeAnswer | undefined {
    if (method === 'POST' && path === 'v1/query') {
      const { found, next } = pageOf(JSON.parse(body) as Query);
      return { json: { ...(found.length > 0 ? { vulns: found.map(recordOf) } : {}), ...next } };
    }
    if (method === 'POST' && path === 'v1/querybatch') {
      const { queries } = JSON.parse(body) as { queries: readonly Query[] };
      const results = queries.map((query) => {
        const { found, next } = pageOf(query);
        const vulns = found.map(({ id, published }) => ({ id, modified: published }));
        return { ...(vulns.length > 0 ? { vulns } : {}), ...next };
      });
      return { json: { results: dropped ? results.slice(0, -1) : results } };
    }
    const [, id] = /^v1\/vulns\/(.+)$/.exec(path) ?? [];
    const advisory = advisories.find((one) => one.id === id);
    return advisory ? { json: recordOf(advisory) } : { status: 404, json: { code: 5, message: 'Bug not found.' } };
  }

  function pageOf(query: Query): { found: readonly OsvAdvisory[]; next: { next_page_token?: string } } {
    const hits = advisories.filter(
      (one) =>
        one.ecosystem === query.package?.ecosystem &&
        one.name === query.package.name &&
        one.versions.includes(query.version ?? ''),
    );
    const start = Number(query.page_token ?? 0);
    const end = start + pageSize;
    return { found: hits.slice(start, end), next: end < hits.length ? { next_page_token: String(end) } : {} };
  }

  return {
    ...server,
    publish: (advisory) => void advisories.push(advisory),
    setPageSize: (size) => {
      pageSize = size;
    },
    dropAnswers: (drop) => {
      dropped = drop;
    },
  };
}

function recordOf(advisory: OsvAdvisory): unknown {
  const { id, ecosystem, name, versions, published, withdrawn, aliases = [], summary = id, ranges = [] } = advisory;
  const affected = [{ package: { ecosystem, name }, versions, ranges }];
  return {
    id,
    aliases,
    summary,
    published,
    modified: published,
    ...(withdrawn === undefined ? {} : { withdrawn }),
    affected,
    ...advisory.record,
  };
}
