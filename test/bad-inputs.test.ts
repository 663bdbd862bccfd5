import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openReadingPool } from '../src/adapters/reading/pool.ts';
import type { Case, Outcome } from './bad-inputs/case.ts';
import { wrongsOf } from './bad-inputs/judge.ts';
import type { Wanted } from './bad-inputs/judge.ts';
import { runCase } from './bad-inputs/run-case.ts';

const folder = 'test/bad-inputs';
type Row = Wanted & Case & { readonly generate?: unknown };
const { cases } = JSON.parse(readFileSync(join(folder, 'cases.json'), 'utf8')) as { readonly cases: readonly Row[] };
/** The generated ones are large; run-cases.mjs runs them. */
const small = cases.filter(({ generate }) => generate === undefined);

/** The case with the absolute names that the runner gives. */
function located(row: Row): Case {
  const files = Object.entries(row.files ?? {}).map(([side, list]) => [
    side,
    list.map((one) => ({ ...one, file: join(folder, one.file) })),
  ]);
  return {
    ...row,
    ...(row.file === undefined ? {} : { file: join(folder, row.file) }),
    ...(row.files === undefined ? {} : { files: Object.fromEntries(files) }),
  };
}

describe('bad inputs', () => {
  const reader = openReadingPool({ size: 1 });
  const reading = small.filter(({ op }) => op !== 'slash' && op !== 'webhook');

  beforeAll(async () => {
    await runCase({ op: 'noop' }, reader);
  }, 60_000);

  afterAll(async () => {
    await reader.close();
  });

  it.each(reading.map((row) => [row.id, row.must, row.why, row] as const))(
    '%s: %s, %s',
    async (_id, _must, _why, row) => {
      expect(wrongsOf(row, (await runCase(located(row), reader)) as Outcome)).toEqual([]);
      expect(Object.keys(Object.prototype)).toEqual([]);
    },
  );

  const comments = small.filter(({ op }) => op === 'slash');
  it.each(comments.map((row) => [row.id, row.must, row.why, row] as const))(
    '%s: %s, %s',
    async (_id, must, _why, row) => {
      const [action, verb] = must.split(':');
      const wanted = verb === undefined ? { action } : { action, verb, times: 1 };
      expect(await runCase(located(row), reader)).toMatchObject(wanted);
    },
  );

  const deliveries: Readonly<Record<string, object>> = {
    '4xx': { http: 400, jobs: 0 },
    'final-on-newest': { final_checks: 1, final_is_newest: true },
    ignored: { http: 202, jobs: 0 },
    'one-job': { http: 202, jobs: 1 },
  };
  const webhooks = small.filter(({ op }) => op === 'webhook');
  it.each(webhooks.map((row) => [row.id, row.must, row.why, row] as const))(
    '%s: %s, %s',
    async (_id, must, why, row) => {
      const wanted = why === 'no signature' ? { http: 401, jobs: 0 } : deliveries[must];
      expect(await runCase(located(row), reader)).toMatchObject(wanted ?? { http: 'of a kind that is known' });
    },
    60_000,
  );
});
