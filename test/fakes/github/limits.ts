import type { Answer } from './context.ts';
import { refuse } from './context.ts';

/** GitHub's figures (docs.github.com, rate limits for the REST API). */
export const githubLimits = {
  primaryPerHour: 5_000,
  writesPerMinute: 80,
  writesPerHour: 500,
  pointsPerMinute: 900,
  concurrent: 100,
  /** Seconds that a secondary limit's answer asks to wait. */
  retryAfter: 60,
};

export type Limits = typeof githubLimits;

/** Counts what one installation (or user) asked for and refuses what GitHub would refuse. */
export class Meter {
  readonly hits: { readonly at: number; readonly limit: string }[] = [];
  private readonly primary = new Map<string, number[]>();
  private readonly writes = new Map<string, number[]>();
  private readonly points = new Map<string, { readonly at: number; readonly cost: number }[]>();
  private running = 0;
  private readonly limits: Limits;
  private readonly now: () => number;

  constructor(limits: Limits, now: () => number) {
    this.limits = limits;
    this.now = now;
  }

  enter(): void {
    this.running += 1;
  }

  leave(): void {
    this.running -= 1;
  }

  /** Refuses before anything is applied. `writes` are requests that create content. */
  check(who: string, writes: boolean): Answer | undefined {
    const now = this.now();
    const hour = recent(this.primary, who, now - 3_600_000);
    if (hour.length >= this.limits.primaryPerHour) return this.primaryAnswer(who, hour[0] ?? now);
    if (this.running > this.limits.concurrent) return this.secondary('concurrent');
    const points = (this.points.get(who) ?? []).filter((one) => one.at > now - 60_000);
    const cost = writes ? 5 : 1;
    if (points.reduce((sum, one) => sum + one.cost, cost) > this.limits.pointsPerMinute)
      return this.secondary('points');
    this.points.set(who, [...points, { at: now, cost }]);
    if (!writes) return undefined;
    const inHour = recent(this.writes, who, now - 3_600_000);
    if (inHour.length >= this.limits.writesPerHour) return this.secondary('writes per hour');
    const inMinute = inHour.filter((at) => at > now - 60_000);
    if (inMinute.length >= this.limits.writesPerMinute) return this.secondary('writes per minute');
    inHour.push(now);
    return undefined;
  }

  /** Counts an answered request against the hour; 304 answers are not counted. */
  count(who: string): void {
    recent(this.primary, who, this.now() - 3_600_000).push(this.now());
  }

  headers(who: string): Record<string, string> {
    const used = recent(this.primary, who, this.now() - 3_600_000);
    const reset = Math.ceil(((used[0] ?? this.now()) + 3_600_000) / 1000);
    return {
      'x-ratelimit-limit': String(this.limits.primaryPerHour),
      'x-ratelimit-remaining': String(Math.max(0, this.limits.primaryPerHour - used.length)),
      'x-ratelimit-used': String(used.length),
      'x-ratelimit-reset': String(reset),
      'x-ratelimit-resource': 'core',
    };
  }

  private primaryAnswer(who: string, first: number): Answer {
    this.hits.push({ at: this.now(), limit: 'primary' });
    const answer = refuse(403, 'API rate limit exceeded for installation.');
    return {
      ...answer,
      headers: { ...this.headers(who), 'x-ratelimit-reset': String(Math.ceil(first / 1000) + 3600) },
    };
  }

  private secondary(limit: string): Answer {
    this.hits.push({ at: this.now(), limit });
    const answer = refuse(
      403,
      'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
    );
    return { ...answer, headers: { 'retry-after': String(this.limits.retryAfter) } };
  }
}

function recent(of: Map<string, number[]>, who: string, since: number): number[] {
  const kept = (of.get(who) ?? []).filter((at) => at > since);
  of.set(who, kept);
  return kept;
}
