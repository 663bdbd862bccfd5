import { createOwnerMemory } from '../../../src/adapters/store/owner-snapshots.ts';
import type { Store } from '../../../src/adapters/store/open.ts';
import type { OwnerMemory, OwnerSnapshot } from '../../../src/evidence/owner-memory.ts';
import { databases } from './stores.ts';
import type { TestPlace } from './stores.ts';

const instant = (day: number) => new Date(Date.UTC(2026, 0, 1 + day)).toISOString();

function snapshot(day: number, over: Partial<OwnerSnapshot> = {}): OwnerSnapshot {
  const at = { firstSeen: instant(day), lastSeen: instant(day) };
  return { ecosystem: 'npm', name: 'quiet', registry: 'npm', accounts: ['ann'], ...at, ...over };
}

describe.each(databases)('remembered owners on $name', ({ make }) => {
  let place: TestPlace;
  let store: Store;
  let memory: OwnerMemory;
  let reasons: unknown[];

  beforeEach(async () => {
    place = await make();
    store = await place.open();
    reasons = [];
    memory = createOwnerMemory(store.db, (reason) => reasons.push(reason), { mostRows: 60 });
  });

  afterEach(async () => {
    await store.close();
    await place.remove();
  });

  const recalled = async () => (await memory.recall([{ ecosystem: 'npm', name: 'quiet' }])) ?? [];

  it('come back as they were kept, of the asked packages only', async () => {
    const kept = [
      snapshot(1, { accounts: ['ann', 'ünï'], organisation: 'acme' }),
      snapshot(1, { registry: 'npm (mirror.example)' }),
      snapshot(2, { ecosystem: 'pypi' }),
      snapshot(2, { name: 'other' }),
    ];
    await memory.remember(kept);
    expect(await memory.recall([{ ecosystem: 'npm', name: 'quiet' }])).toEqual(
      expect.arrayContaining(kept.slice(0, 2)),
    );
    expect(await recalled()).toHaveLength(2);
    expect(await memory.recall([])).toEqual([]);
    expect(await memory.recall([{ ecosystem: 'gem', name: 'quiet' }])).toEqual([]);
    expect(reasons).toEqual([]);
  });

  it('move only their last sight, and never back', async () => {
    await memory.remember([snapshot(1)]);
    await memory.remember([snapshot(1, { lastSeen: instant(9), accounts: ['somebody else'] })]);
    await memory.remember([snapshot(1, { lastSeen: instant(5) })]);
    expect(await recalled()).toEqual([snapshot(1, { lastSeen: instant(9) })]);
  });

  it('are read and written by the thousand', async () => {
    const many = Array.from({ length: 1_050 }, (_, at) => snapshot(1, { name: `p${at}` }));
    const roomy = createOwnerMemory(store.db, (reason) => reasons.push(reason));
    await roomy.remember(many);
    const found = await roomy.recall(many.map(({ ecosystem, name }) => ({ ecosystem, name })));
    expect(found).toHaveLength(1_050);
    expect(reasons).toEqual([]);
  });

  it('are forgotten when they are old, many of one package, or many in all', async () => {
    await memory.remember([snapshot(0, { name: 'old' })]);
    await memory.remember(Array.from({ length: 25 }, (_, at) => snapshot(500 + at, { accounts: [`u${at}`] })));
    expect(await memory.recall([{ ecosystem: 'npm', name: 'old' }])).toEqual([]);
    expect((await recalled()).map(({ accounts }) => accounts[0]).sort()).toEqual(
      Array.from({ length: 20 }, (_, at) => `u${at + 5}`).sort(),
    );
    await memory.remember(
      Array.from({ length: 70 }, (_, at) => snapshot(600, { name: `n${at}`, lastSeen: instant(600 + at) })),
    );
    const { rows } = { rows: await store.db.selectFrom('owner_snapshots').select('name').execute() };
    expect(rows).toHaveLength(60);
    expect(rows.map(({ name }) => name)).toContain('n69');
    expect(await recalled()).toEqual([]);
    expect(reasons).toEqual([]);
  });

  it('do without a store that fails, and say why', async () => {
    await store.db.schema.dropTable('owner_snapshots').execute();
    expect(await memory.recall([{ ecosystem: 'npm', name: 'quiet' }])).toBeUndefined();
    await expect(memory.remember([snapshot(1)])).resolves.toBeUndefined();
    expect(reasons).toHaveLength(2);
  });
});
