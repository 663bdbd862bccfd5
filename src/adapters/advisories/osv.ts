import type { PackageVersion } from '../../domain/package.ts';
import { ecosystemOf } from '../../ecosystems/index.ts';
import { below, field, isFields, segment, textOf } from '../fields.ts';
import { askJson, type Answer } from '../http/json.ts';
import { lru } from '../http/lru.ts';
import type { HttpClient } from '../http/port.ts';
import { partsAbout } from './affects.ts';
import { batched } from './batched.ts';
import { readRecord, type AdvisoryRecord } from './record.ts';

/** Records that name a version, or why they could not be had. */
export type Records = { readonly records: readonly AdvisoryRecord[] } | { readonly reason: string };

/** Asks for the advisories of one version. Questions of the same moment travel together. */
export type AdvisoryLookup = (subject: PackageVersion) => Promise<Records>;

/** Up to this many questions are asked one by one with whole answers; more go as a batch, which answers with ids. */
const fewQuestions = 2;
const maxBatch = 500;
const maxPages = 25;
const maxBytes = 32 * 1024 * 1024;
const freshMs = 60_000;

/**
 * OSV over HTTP. Every page is followed and answers are counted against questions: less than everything is a failure,
 * never "no advisories" (osv-scanner 1922 took a short batch answer for a clean one).
 */
export function osvLookup(
  http: HttpClient,
  root: string,
  clock: () => number = () => performance.now(),
): AdvisoryLookup {
  const kept = lru<{ readonly records: Records; readonly at: number }>(8 * 1024 * 1024, ({ records }) =>
    'records' in records ? 200 + records.records.length * 2_000 : 100,
  );
  const ask = batched<PackageVersion, Records>({
    max: maxBatch,
    run: (subjects) =>
      subjects.length <= fewQuestions ? Promise.all(subjects.map((one) => askOne(one))) : askBatch(subjects),
  });

  async function askOne(subject: PackageVersion): Promise<Records> {
    const records: AdvisoryRecord[] = [];
    // NuGet's names are asked for as their owners spell them.
    const normal = { ...subject, name: ecosystemOf(subject.ecosystem).normalise(subject.name) };
    let token: string | undefined;
    for (let page = 0; page < maxPages; page += 1) {
      const answer = await post('v1/query', {
        ...queryOf(subject),
        ...(token === undefined ? {} : { page_token: token }),
      });
      if (answer.state !== 'found') return { reason: reasonOf(answer) };
      const read = readVulns(answer.value)?.map(readRecord);
      if (read === undefined) return { reason: unreadable };
      for (const record of read) {
        if (record === undefined) return { reason: 'osv sent a record that cannot be read' };
        if (partsAbout(record, normal).length === 0) return { reason: 'osv sent a record of another package' };
        records.push(record);
      }
      token = textOf(field(answer.value, 'next_page_token'));
      if (token === undefined) return { records };
    }
    return { reason: 'osv has more pages than are read' };
  }

  async function askBatch(subjects: readonly PackageVersion[]): Promise<readonly Records[]> {
    const ids = subjects.map(() => new Set<string>());
    let open = subjects.map((subject, at) => ({ at, query: queryOf(subject) }));
    for (let page = 0; open.length > 0; page += 1) {
      if (page >= maxPages) return subjects.map(() => ({ reason: 'osv has more pages than are read' }));
      const answer = await post('v1/querybatch', { queries: open.map(({ query }) => query) });
      const results = answer.state === 'found' ? field(answer.value, 'results') : undefined;
      if (answer.state !== 'found') return subjects.map(() => ({ reason: reasonOf(answer) }));
      if (!Array.isArray(results) || results.length !== open.length)
        return subjects.map(() => ({ reason: 'osv answered fewer questions than were asked' }));
      const next: typeof open = [];
      for (const [index, { at, query }] of open.entries()) {
        const vulns = readVulns(results[index])?.map((one) => textOf(field(one, 'id')));
        if (vulns === undefined) return subjects.map(() => ({ reason: unreadable }));
        for (const id of vulns) {
          if (id === undefined) return subjects.map(() => ({ reason: 'osv sent a record without an id' }));
          ids[at]?.add(id);
        }
        const token = textOf(field(results[index], 'next_page_token'));
        if (token !== undefined) next.push({ at, query: { ...query, page_token: token } });
      }
      open = next;
    }
    return readAll(ids);
  }

  async function readAll(ids: readonly ReadonlySet<string>[]): Promise<readonly Records[]> {
    const wanted = [...new Set(ids.flatMap((one) => [...one]))];
    const answers = new Map(await Promise.all(wanted.map(async (id) => [id, await recordOf(id)] as const)));
    return ids.map((own) => {
      const records: AdvisoryRecord[] = [];
      for (const id of own) {
        const answer = answers.get(id);
        if (answer === undefined || 'reason' in answer)
          return { reason: answer?.reason ?? 'osv did not give a record' };
        records.push(answer);
      }
      return { records };
    });
  }

  async function recordOf(id: string): Promise<AdvisoryRecord | { readonly reason: string }> {
    const answer = await askJson(http, below(root, `v1/vulns/${segment(id)}`), { maxAge: 300, maxBytes });
    if (answer.state !== 'found') return { reason: reasonOf(answer) };
    return readRecord(answer.value) ?? { reason: 'osv sent a record that cannot be read' };
  }

  function post(path: string, body: unknown): Promise<Answer<unknown>> {
    const headers = { 'content-type': 'application/json' };
    return askJson(http, below(root, path), {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
      maxBytes,
      retries: 2,
      missing: [],
    });
  }

  return async (subject) => {
    const key = `${subject.ecosystem} ${subject.name} ${subject.version}`;
    const old = kept.get(key);
    if (old && clock() - old.at < freshMs) return old.records;
    const records = await ask(subject);
    if ('records' in records) kept.set(key, { records, at: clock() });
    return records;
  };
}

const unreadable = 'osv sent something that is no answer';

/** The records of one answer: none where it is an object that has none. Undefined for whatever else was sent instead. */
function readVulns(answer: unknown): readonly unknown[] | undefined {
  if (!isFields(answer)) return undefined;
  const vulns = field(answer, 'vulns');
  if (vulns === undefined || vulns === null) return [];
  return Array.isArray(vulns) ? vulns : undefined;
}

interface Query {
  readonly package: { readonly ecosystem: string; readonly name: string };
  readonly version: string;
  readonly page_token?: string;
}

function queryOf(subject: PackageVersion): Query {
  const rules = ecosystemOf(subject.ecosystem);
  const bare =
    subject.ecosystem === 'golang' || subject.ecosystem === 'githubactions'
      ? subject.version.replace(/^v(?=\d)/, '')
      : subject.version;
  return { package: { ecosystem: rules.osv ?? '', name: subject.name }, version: bare };
}

function reasonOf(answer: Answer<unknown>): string {
  return answer.state === 'failed' ? answer.reason : 'osv has no such record';
}
