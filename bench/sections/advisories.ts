import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { affects } from '../../src/adapters/advisories/affects.ts';
import { openMirror } from '../../src/adapters/advisories/mirror.ts';
import { syncMirror } from '../../src/adapters/advisories/mirror-sync.ts';
import { readRecord } from '../../src/adapters/advisories/record.ts';
import type { AdvisoryRecord } from '../../src/adapters/advisories/record.ts';
import type { PackageVersion } from '../../src/domain/package.ts';
import { drawn, installed } from '../inputs/graph.ts';
import { beside, ms } from '../measure.ts';
import type { Row, Section } from '../section.ts';

const records = 250_000;
const known = installed(13_000);

/** Records in OSV's form: mostly of malware under names nobody uses, a few about packages that the questions name. */
function recordOf(index: number, draw: (below: number) => number, modified: string): unknown {
  const about = index % 25 === 0 ? known[draw(known.length)] : undefined;
  const name = about?.name ?? `squatted-${index}-${draw(1_000)}`;
  const events = [{ introduced: '0' }, ...(about === undefined ? [] : [{ fixed: `${draw(9)}.${draw(20)}.0` }])];
  return {
    id: about === undefined ? `MAL-2026-${index}` : `GHSA-xxxx-${index}`,
    modified,
    published: '2025-06-01T00:00:00Z',
    aliases: about === undefined ? [] : [`CVE-2025-${index}`],
    summary: `Something about ${name}`,
    details: 'Words that explain what was found. '.repeat(8),
    affected: [{ package: { ecosystem: 'npm', name }, ranges: [{ type: 'SEMVER', events }] }],
    references: [{ type: 'WEB', url: `https://advisories.example/${index}` }],
  };
}

interface Feed {
  readonly file: string;
  readonly count: number;
  readonly from: number;
  readonly modified: string;
}

async function writeFeed({ file, count, from, modified }: Feed): Promise<void> {
  const draw = drawn(from + 5);
  const out = createWriteStream(file);
  for (let index = from; index < from + count; index += 1) {
    if (!out.write(`${JSON.stringify(recordOf(index, draw, modified))}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}

function questions(count: number): readonly PackageVersion[] {
  return Array.from({ length: count }, (_, index) => {
    const one = known[index % known.length];
    const name = index < known.length ? (one?.name ?? '') : `${one?.name}-${index}`;
    return { ecosystem: 'npm', name, version: one?.version ?? '1.0.0' };
  });
}

/** The same records in a map by name, all in memory: the fastest that can be asked, and what it would cost to keep. */
function mapOf(names: ReadonlySet<string>): ReadonlyMap<string, readonly AdvisoryRecord[]> {
  const draw = drawn(5);
  const map = new Map<string, AdvisoryRecord[]>();
  for (let index = 0; index < records; index += 1) {
    const record = readRecord(recordOf(index, draw, '2025-06-01T00:00:00Z'));
    const name = record?.affected[0]?.name;
    if (record === undefined || name === undefined || !names.has(name)) continue;
    map.set(name, [...(map.get(name) ?? []), record]);
  }
  return map;
}

async function queries(file: string, say: (line: string) => void): Promise<readonly Row[]> {
  const started = performance.now();
  const mirror = openMirror(file);
  mirror.match({ ecosystem: 'npm', name: 'left-pad', version: '1.3.0' });
  const openMs = performance.now() - started;
  const rows: Row[] = [
    {
      what: 'opening the copy',
      ours: ms(openMs),
      floor: '',
      ratio: undefined,
      goal: '<= 50 ms (P10)',
      met: openMs <= 50,
    },
  ];
  const map = mapOf(new Set(known.map(({ name }) => name)));
  try {
    for (const [count, most] of [
      [2_000, 15],
      [20_000, 80],
    ] as const) {
      say(`${count} questions`);
      const asked = questions(count);
      const hits = (match: (one: PackageVersion) => readonly AdvisoryRecord[]) =>
        asked.reduce((sum, one) => sum + match(one).length, 0);
      const inMap = (one: PackageVersion) =>
        (map.get(one.name) ?? []).filter((record) => affects(record, one) === true);
      if (hits(mirror.match) !== hits(inMap)) throw new Error('the copy and the map do not agree');
      const found = await beside(
        () => hits(mirror.match),
        () => hits(inMap),
        { rounds: 7 },
      );
      rows.push({
        what: `${count} versions against ${records} records`,
        ours: ms(found.ours),
        floor: ms(found.floor),
        ratio: found.ratio,
        goal: `<= ${most} ms (P10)`,
        met: found.ours <= most,
      });
    }
  } finally {
    mirror.close();
  }
  return rows;
}

async function sync(file: string, feed: Feed): Promise<number> {
  await writeFeed(feed);
  const started = performance.now();
  const report = await syncMirror(file, [feed.file], { now: '2026-01-01T00:00:00Z' });
  if (report.refused !== undefined) throw new Error(report.refused);
  return performance.now() - started;
}

export const advisories: Section = {
  id: 'advisories',
  title: 'The local copy of the advisories, beside a map of the same records in memory',
  run: async (say) => {
    const folder = mkdtempSync(join(tmpdir(), 'lockwarden-bench-'));
    const file = join(folder, 'advisories.sqlite');
    try {
      say(`taking in ${records} records`);
      const whole = await sync(file, {
        file: join(folder, 'all.ndjson'),
        count: records,
        from: 0,
        modified: '2025-06-01T00:00:00Z',
      });
      const rows = await queries(file, say);
      say('taking in 1,000 new ones');
      const more = await sync(file, {
        file: join(folder, 'new.ndjson'),
        count: 1_000,
        from: records,
        modified: '2025-06-02T00:00:00Z',
      });
      const none = { floor: '', ratio: undefined };
      return [
        ...rows,
        { ...none, what: `taking in ${records} records`, ours: ms(whole), goal: '<= 30 s (P11)', met: whole <= 30_000 },
        { ...none, what: 'taking in 1,000 more', ours: ms(more), goal: '<= 500 ms (P11)', met: more <= 500 },
      ];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
