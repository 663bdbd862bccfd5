import { LockwardenError } from '../domain/error.ts';
import type { Instant } from '../domain/known.ts';

/** The instant a review is held at: the option, else the setting, else the machine's clock. */
export function instantOf(
  option: string | undefined,
  setting: Instant | undefined,
): { readonly now: Instant; readonly fixed: boolean } {
  const given = option ?? setting;
  if (given === undefined) return { now: new Date().toISOString(), fixed: false };
  const time = Date.parse(given);
  if (Number.isNaN(time) || !/^\d{4}-\d{2}-\d{2}/.test(given)) {
    throw new LockwardenError('usage', `${given.slice(0, 60)} is no instant`, 'Write it like 2026-03-24T11:05:00Z.');
  }
  return { now: new Date(time).toISOString(), fixed: true };
}
