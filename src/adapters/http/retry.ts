const passingStatus = new Set([408, 425, 429, 500, 502, 503, 504]);

/** Whether an answer may be another one a little later. */
export function isPassing(status: number): boolean {
  return passingStatus.has(status);
}

/**
 * Milliseconds to wait before try `attempt` (1 is the first repetition): what the server asks for, else 250 ms doubled
 * each time with jitter. `nowMs` is wall time, for the date form of the header (RFC 9110, 10.2.3).
 */
export function waitBefore(attempt: number, retryAfter: string | undefined, random: number, nowMs: number): number {
  const asked = retryAfter === undefined ? undefined : retryAfterMs(retryAfter, nowMs);
  const backOff = Math.min(8_000, 250 * 2 ** (attempt - 1));
  return asked ?? backOff / 2 + (backOff / 2) * random;
}

function retryAfterMs(value: string, nowMs: number): number | undefined {
  const text = value.trim();
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1_000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - nowMs);
}
