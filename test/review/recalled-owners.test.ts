import type { Owners } from '../../src/domain/facts.ts';
import { known } from '../../src/domain/known.ts';
import type { OwnerMemory, OwnerSnapshot } from '../../src/evidence/owner-memory.ts';
import type { Source } from '../../src/evidence/source.ts';
import { readSets } from '../../src/formats/read.ts';
import { defaultPolicy } from '../../src/policy/default.ts';
import { review } from '../../src/review/review.ts';
import { dependency, fact, hoursAgo, release } from '../support/build.ts';

const lock = (version: string) => ({
  bytes: Buffer.from(
    JSON.stringify({
      lockfileVersion: 3,
      packages: { '': {}, 'node_modules/quiet': { version, integrity: dependency().integrity?.[0] ?? 'sha512-AAAA' } },
    }),
  ),
});

function told(owners: Owners, at: string): Source {
  const facts = {
    owners: known(owners, 'npm', at),
    release: fact(
      release({
        publishedAt: fact(hoursAgo(3)),
        publishedBy: fact({ kind: 'account', account: { name: 'bob' } }),
      }),
    ),
  };
  return {
    id: 'npm',
    provides: ['owners', 'release'],
    ecosystems: ['npm'],
    collect: async () => facts,
    use: () => ({ asked: 1, failed: 0 }),
  };
}

/** Reviews the bump of one package whose owners are these, with this memory. */
async function reviewed(names: readonly string[], at: string, owners: OwnerMemory) {
  const timer = { elapsed: () => 0, after: (ms: number, call: () => void) => (ms <= 2_000 ? later(call) : never) };
  const { report } = await review(
    {
      subject: { base: 'b', head: 'h' },
      now: at,
      clockFixed: true,
      files: [{ path: 'package-lock.json', before: lock('1.2.2'), after: lock('1.2.3') }],
      problems: [],
      policy: { policy: defaultPolicy, source: 'default', problems: [] },
    },
    {
      reader: { read: async (files) => readSets(files) },
      sources: [told({ accounts: names.map((name) => ({ name })) }, at)],
      owners,
      timer,
      budgetMs: 60_000,
    },
  );
  return report.verdict.findings.filter(({ signal }) => signal === 'maintainers-changed');
}

const never = () => undefined;
function later(call: () => void): () => void {
  const handle = setTimeout(call, 20);
  return () => clearTimeout(handle);
}

function memory(): OwnerMemory & { readonly kept: OwnerSnapshot[] } {
  const kept: OwnerSnapshot[] = [];
  return {
    kept,
    recall: async () => [...kept],
    remember: async (snapshots) => void kept.push(...snapshots),
  };
}

describe('a review that remembers owners', () => {
  it('says at the next review who came in and published', async () => {
    const owners = memory();
    expect(await reviewed(['ann'], hoursAgo(50), owners)).toEqual([]);
    expect(owners.kept).toMatchObject([{ name: 'quiet', accounts: ['ann'], registry: 'npm', firstSeen: hoursAgo(50) }]);
    const [finding] = await reviewed(['ann', 'bob'], hoursAgo(0), owners);
    expect(finding).toMatchObject({ severity: 'high', message: expect.stringContaining('bob became an owner') });
    expect(owners.kept.map(({ accounts }) => accounts)).toEqual([['ann'], ['ann', 'bob']]);
    expect(await reviewed(['ann', 'bob'], hoursAgo(0), owners)).toHaveLength(1);
    expect(owners.kept).toHaveLength(2);
  });

  it('ends as without a memory when the store cannot be read or does not answer', async () => {
    const writes: unknown[] = [];
    const remember = async (snapshots: unknown) => void writes.push(snapshots);
    expect(await reviewed(['ann'], hoursAgo(0), { recall: async () => undefined, remember })).toEqual([]);
    expect(await reviewed(['ann'], hoursAgo(0), { recall: async () => await new Promise(() => {}), remember })).toEqual(
      [],
    );
    expect(writes).toEqual([]);
  });

  it('does not wait for a store that is slow to write', async () => {
    const owners = { ...memory(), remember: async () => await new Promise<void>(() => {}) };
    expect(await reviewed(['ann'], hoursAgo(0), owners)).toEqual([]);
  });
});
