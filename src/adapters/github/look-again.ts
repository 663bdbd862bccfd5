import type { Clock } from '../http/clock.ts';

/** GitHub's lists lag behind its writes by seconds: an absence is believed after so much waiting (together 8 s). */
const waitsMs = [500, 1500, 6000];

/** Looks until something is there or the lag must be over. For use after a write whose answer is unknown. */
export async function lookAgain<T>(clock: Clock, look: () => Promise<T | undefined>): Promise<T | undefined> {
  for (const ms of waitsMs) {
    await clock.sleep(ms);
    const found = await look();
    if (found !== undefined) return found;
  }
  return undefined;
}
