import { createWallClock } from '../../../src/adapters/http/wall-clock.ts';

describe('the wall clock', () => {
  it("is the machine's when nothing is set", () => {
    const clock = createWallClock(undefined, () => 1_800_000_000_000);
    expect(clock).toMatchObject({ fixed: false });
    expect(clock.instant()).toBe('2027-01-15T08:00:00.000Z');
  });

  it('begins at the instant that was set and runs on from there', () => {
    let real = 1_800_000_000_000;
    const clock = createWallClock('2026-03-24T12:00:00.000Z', () => real);
    expect(clock.instant()).toBe('2026-03-24T12:00:00.000Z');
    real += 1_500;
    expect(clock.instant()).toBe('2026-03-24T12:00:01.500Z');
    expect(clock.fixed).toBe(true);
  });
});
