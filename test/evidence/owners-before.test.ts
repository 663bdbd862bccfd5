import type { Evidence } from '../../src/domain/evidence.ts';
import { known } from '../../src/domain/known.ts';
import type { OwnerSnapshot } from '../../src/evidence/owner-memory.ts';
import { ownersToRemember, withOwnersBefore } from '../../src/evidence/owners-before.ts';
import { daysAgo, evidence, fact, hoursAgo, now, release } from '../support/build.ts';

function snapshot(over: Partial<OwnerSnapshot> = {}): OwnerSnapshot {
  const base = { ecosystem: 'npm', name: 'quiet', registry: 'test', accounts: ['ann'] } as const;
  return { ...base, firstSeen: daysAgo(300), lastSeen: daysAgo(300), ...over };
}

const publishedHoursAgo = (hours: number): Evidence =>
  evidence({ release: release({ publishedAt: fact(hoursAgo(hours)) }) });

function ownersOf(subject: Evidence, snapshots: readonly OwnerSnapshot[]) {
  const [one] = withOwnersBefore([subject], snapshots);
  return one?.owners.state === 'known' ? one.owners.value : undefined;
}

describe('the owners of before', () => {
  it('are those of the newest snapshot that is a month older than the release', () => {
    const owners = ownersOf(publishedHoursAgo(20), [
      snapshot({ accounts: ['bob', 'ann'], firstSeen: hoursAgo(14), lastSeen: hoursAgo(14) }),
      snapshot({ accounts: ['cid'], firstSeen: daysAgo(90), lastSeen: daysAgo(80), organisation: 'acme' }),
      snapshot({ accounts: ['dan'] }),
    ]);
    expect(owners?.before).toEqual({ accounts: [{ name: 'cid' }], at: daysAgo(80), organisation: 'acme' });
    expect(owners?.firstSeen).toBeUndefined();
  });

  it('are not those whom a look shortly before the release saw already', () => {
    const poisoned = [
      snapshot({ accounts: ['ann', 'eve'], firstSeen: daysAgo(2), lastSeen: daysAgo(2) }),
      snapshot({ firstSeen: daysAgo(60), lastSeen: daysAgo(50) }),
    ];
    expect(ownersOf(publishedHoursAgo(20), poisoned)?.before).toEqual({ accounts: [{ name: 'ann' }], at: daysAgo(50) });
    const young = [
      snapshot({ accounts: ['ann', 'eve'], firstSeen: daysAgo(2), lastSeen: daysAgo(2) }),
      snapshot({ firstSeen: daysAgo(9), lastSeen: daysAgo(8) }),
    ];
    expect(ownersOf(publishedHoursAgo(20), young)?.before).toEqual({ accounts: [{ name: 'ann' }], at: daysAgo(8) });
  });

  it('are dated no later than the release, though they were seen unchanged after it', () => {
    const owners = ownersOf(publishedHoursAgo(20), [snapshot({ firstSeen: daysAgo(9), lastSeen: hoursAgo(2) })]);
    expect(owners?.before?.at).toBe(hoursAgo(20));
  });

  it('are those of the oldest snapshot where none is older than the release, once it is not of today', () => {
    const young = [
      snapshot({ accounts: ['ann'], firstSeen: hoursAgo(30), lastSeen: hoursAgo(30) }),
      snapshot({ accounts: ['ann', 'bob'], firstSeen: hoursAgo(13), lastSeen: hoursAgo(13) }),
    ];
    expect(ownersOf(publishedHoursAgo(40), young)?.before).toEqual({ accounts: [{ name: 'ann' }], at: hoursAgo(30) });
    expect(
      ownersOf(publishedHoursAgo(40), [snapshot({ firstSeen: hoursAgo(11), lastSeen: hoursAgo(11) })]),
    ).toMatchObject({ firstSeen: true });
  });

  it('are unknown at first sight, for another registry, and where the only snapshot is of the future', () => {
    for (const snapshots of [
      [],
      [snapshot({ registry: 'npm (mirror.example)' })],
      [snapshot({ name: 'other' })],
      [snapshot({ firstSeen: '2026-07-01T00:00:00Z', lastSeen: '2026-07-01T00:00:00Z' })],
    ]) {
      expect(ownersOf(publishedHoursAgo(20), snapshots)).toEqual({ accounts: [{ name: 'ann' }], firstSeen: true });
    }
  });

  it('leave alone what the registry does not tell', () => {
    const [one] = withOwnersBefore([evidence({ owners: 'unknown' })], [snapshot()]);
    expect(one?.owners.state).toBe('unknown');
  });
});

describe('what is remembered of owners', () => {
  const sight = snapshot({ firstSeen: now, lastSeen: now });

  it('is the first sight, names only, once for a package in several files', () => {
    const mail = evidence({ owners: { accounts: [{ name: 'ann', email: 'ann@example.com' }, { name: 'ann' }] } });
    expect(ownersToRemember([mail, mail], [])).toEqual([sight]);
  });

  it('is a change, and nothing when all is as it was within a day', () => {
    expect(ownersToRemember([evidence()], [snapshot({ accounts: ['bob'] })])).toEqual([sight]);
    expect(ownersToRemember([evidence()], [snapshot({ lastSeen: hoursAgo(23) })])).toEqual([]);
    expect(ownersToRemember([evidence()], [snapshot({ lastSeen: hoursAgo(25) })])).toEqual([
      snapshot({ lastSeen: now }),
    ]);
  });

  it('is never written into a past that was already seen', () => {
    const later = { firstSeen: '2026-07-01T00:00:00Z', lastSeen: '2026-07-01T00:00:00Z' };
    expect(ownersToRemember([evidence()], [snapshot({ accounts: ['bob'], ...later })])).toEqual([]);
    expect(ownersToRemember([evidence()], [snapshot(later)])).toEqual([]);
  });

  it('is bounded: no endless list, no endless name, no empty one', () => {
    const accounts = (names: readonly string[]) =>
      ownersToRemember(
        [{ ...evidence(), owners: known({ accounts: names.map((name) => ({ name })) }, 'test', now) }],
        [],
      );
    expect(accounts(Array.from({ length: 101 }, (_, at) => `u${at}`))).toEqual([]);
    expect(accounts(['x'.repeat(201)])).toEqual([]);
    expect(accounts([])).toEqual([]);
    expect(accounts(Array.from({ length: 100 }, (_, at) => `u${at}`))).toHaveLength(1);
  });
});
