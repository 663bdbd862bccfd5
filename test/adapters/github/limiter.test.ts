import type { Clock } from '../../../src/adapters/http/clock.ts';
import { isGitHubFailure } from '../../../src/adapters/github/failure.ts';
import type { Kind } from '../../../src/adapters/github/limiter.ts';
import { createLimiter } from '../../../src/adapters/github/limiter.ts';

/** Time stands still until the test lets the next sleeper wake. */
class VirtualClock implements Clock {
  private at = 0;
  private readonly sleepers: { readonly at: number; readonly wake: () => void }[] = [];

  readonly now = (): number => this.at;
  readonly random = (): number => 0;
  readonly sleep = (ms: number): Promise<void> =>
    new Promise((wake) => {
      this.sleepers.push({ at: this.at + ms, wake });
    });

  /** Lets time pass up to `until`, waking sleepers in order. */
  async pass(until: number): Promise<void> {
    for (;;) {
      for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
      this.sleepers.sort((a, b) => a.at - b.at);
      const next = this.sleepers[0];
      if (next === undefined || next.at > until) break;
      this.sleepers.shift();
      this.at = Math.max(this.at, next.at);
      next.wake();
    }
    this.at = until;
  }
}

interface Sent {
  readonly name: string;
  readonly at: number;
}

function bench(patienceMs = Infinity) {
  const clock = new VirtualClock();
  const limiter = createLimiter({ clock, patienceMs });
  const sent: Sent[] = [];
  const refused: number[] = [];
  const add = (kind: Kind, name: string = kind, installation = 1): void => {
    const task = async (): Promise<void> => {
      sent.push({ name, at: clock.now() });
      await clock.sleep(10);
    };
    void limiter.run(installation, kind, task).then((outcome) => {
      if (isGitHubFailure(outcome)) refused.push(outcome.retryAfterMs ?? -1);
      return outcome;
    });
  };
  return { clock, limiter, sent, refused, add };
}

function mostIn(sent: readonly Sent[], windowMs: number): number {
  return Math.max(
    0,
    ...sent.map((first) => sent.filter(({ at }) => at >= first.at && at < first.at + windowMs).length),
  );
}

describe('the limiter', () => {
  it('lets a lone request go at once', async () => {
    const { clock, sent, add } = bench();
    add('verdict');
    await clock.pass(0);
    expect(sent).toEqual([{ name: 'verdict', at: 0 }]);
  });

  it('sends 80 writes in any minute at most, and all of them in the end', async () => {
    const { clock, sent, add } = bench();
    for (let count = 0; count < 250; count += 1) add('verdict');
    await clock.pass(240_000);
    expect(sent).toHaveLength(250);
    expect(mostIn(sent, 60_000)).toBe(80);
    expect(sent.at(-1)?.at).toBeLessThan(3 * 61_000);
  });

  it('sends 500 writes in any hour at most', async () => {
    const { clock, sent, add } = bench();
    for (let count = 0; count < 520; count += 1) add('verdict');
    await clock.pass(3_500_000);
    expect(sent).toHaveLength(500);
    await clock.pass(3_700_000);
    expect(sent).toHaveLength(520);
    expect(mostIn(sent, 3_600_000)).toBe(500);
  });

  it('sends verdicts before reviews, and reviews before early checks', async () => {
    const { clock, sent, add } = bench();
    for (let count = 0; count < 80; count += 1) add('verdict', 'first');
    for (const kind of ['early', 'review', 'verdict'] as const) add(kind);
    await clock.pass(70_000);
    expect(sent.slice(80).map(({ name }) => name)).toEqual(['verdict', 'review', 'early']);
  });

  it('does not let reads wait for the spacing of writes', async () => {
    const { clock, sent, add } = bench();
    for (let count = 0; count < 100; count += 1) add('verdict');
    add('read');
    await clock.pass(100);
    expect(sent.filter(({ name }) => name === 'read')).toHaveLength(1);
  });

  it('spends 900 points in any minute at most, reads and writes together', async () => {
    const { clock, sent, add } = bench();
    for (let count = 0; count < 60; count += 1) add('verdict');
    for (let count = 0; count < 1200; count += 1) add('read');
    await clock.pass(59_000);
    expect(sent).toHaveLength(60 + 600);
    await clock.pass(130_000);
    expect(sent).toHaveLength(60 + 1200);
  });

  it('sends nothing before the time that GitHub named, and loses nothing', async () => {
    const { clock, limiter, sent, add } = bench();
    limiter.pause(1, 120_000);
    add('read');
    add('verdict');
    add('read', 'other installation', 2);
    await clock.pass(119_999);
    expect(sent.map(({ name }) => name)).toEqual(['other installation']);
    await clock.pass(120_100);
    expect(sent.map(({ name }) => name).sort()).toEqual(['other installation', 'read', 'verdict']);
  });

  it('gives back what would wait longer than its patience, with the time to come back', async () => {
    const { clock, limiter, refused, add } = bench(60_000);
    limiter.pause(1, 300_000);
    add('verdict');
    await clock.pass(10);
    expect(refused).toEqual([300_000]);
  });

  it('has 80 requests under way at most', async () => {
    const { clock, sent, add } = bench();
    for (let count = 0; count < 100; count += 1) add('read');
    await clock.pass(5);
    expect(sent).toHaveLength(80);
    await clock.pass(50);
    expect(sent).toHaveLength(100);
  });
});
