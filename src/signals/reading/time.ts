import type { Instant } from '../../domain/known.ts';

/** Hours from one instant to another; undefined where either cannot be read. Negative when the second is earlier. */
export function hoursBetween(from: Instant | undefined, to: Instant): number | undefined {
  const hours = (Date.parse(to) - Date.parse(from ?? '')) / 3_600_000;
  return Number.isNaN(hours) ? undefined : hours;
}

/** Days from one instant to another; undefined where either cannot be read. */
export function daysBetween(from: Instant | undefined, to: Instant): number | undefined {
  const hours = hoursBetween(from, to);
  return hours === undefined ? undefined : hours / 24;
}

/** A length of time in the largest unit that reads well: `38 minutes`, `3 hours`, `2 days`, `14 months`, `3 years`. */
export function sayHours(hours: number): string {
  const span = Math.max(0, hours);
  if (span < 1.5) return plural(Math.round(span * 60), 'minute');
  if (span < 48) return plural(Math.round(span), 'hour');
  if (span < 24 * 60) return plural(Math.round(span / 24), 'day');
  if (span < 24 * 730) return plural(Math.round(span / 24 / 30.4), 'month');
  return plural(Math.round(span / 24 / 365.25), 'year');
}

export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
