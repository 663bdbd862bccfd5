import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../src/adapters/store/open.ts';
import { readSettings } from '../../src/app/settings.ts';
import { openOwnerMemory } from '../../src/cli/owner-memory.ts';
import type { OwnerSnapshot } from '../../src/evidence/owner-memory.ts';

let folder: string;
let said: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lockwarden-owners-'));
  said = '';
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function open(past = false) {
  const err = (text: string) => void (said += text);
  const io = { out: err, err, folder, color: false, interactive: false };
  return await openOwnerMemory(readSettings({ DATA_DIR: folder }), { past, io });
}

const at = '2026-06-01T00:00:00.000Z';
const ann: OwnerSnapshot = {
  ecosystem: 'npm',
  name: 'quiet',
  registry: 'npm',
  accounts: ['ann'],
  firstSeen: at,
  lastSeen: at,
};

describe('the command line’s memory of owners', () => {
  it('is none where no App keeps a store in the data folder', async () => {
    expect(await open()).toBeUndefined();
    expect(said).toBe('');
  });

  it('is the App’s where there is one', async () => {
    await (await openStore({ kind: 'sqlite', folder })).close();
    const first = await open();
    await first?.owners.remember([ann]);
    await first?.close();
    const second = await open();
    expect(await second?.owners.recall([ann])).toEqual([ann]);
    await second?.close();
  });

  it('is not written by a review that is held at another instant', async () => {
    await (await openStore({ kind: 'sqlite', folder })).close();
    const past = await open(true);
    await past?.owners.remember([ann]);
    expect(await past?.owners.recall([ann])).toEqual([]);
    await past?.close();
  });

  it('is none where the store cannot be opened, and says so', async () => {
    writeFileSync(join(folder, 'lockwarden.sqlite'), 'no database at all, and long enough to be looked at as one');
    expect(await open()).toBeUndefined();
    expect(said).toContain('is not used');
  });
});
