import type { Instant } from '../../domain/known.ts';

export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent';

const levels: readonly string[] = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

/** An http or https address without a final slash; undefined when not set. Wrong ones are added to `problems`. */
export function readUrl(name: string, value: string | undefined, problems: string[]): string | undefined {
  if (!value) return undefined;
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url === undefined || (url.protocol !== 'https:' && url.protocol !== 'http:') || url.search || url.hash) {
    problems.push(`${name} must be an http or https address without a query, such as https://service.example.com.`);
    return undefined;
  }
  let end = value.length;
  while (end > 0 && value[end - 1] === '/') end -= 1;
  return value.slice(0, end);
}

/** Names and patterns between commas or blanks, such as `@acme/*, acme-*`. A pattern for everything is no pattern. */
export function readNames(name: string, value: string | undefined, problems: string[]): readonly string[] {
  const names = (value ?? '').split(/[\s,]+/).filter((one) => one !== '');
  if (names.length > 1_000 || names.some((one) => one.length > 300 || /^[*/@]+$/.test(one))) {
    problems.push(`${name} must be names or patterns such as @acme/*, between commas; at most 1,000.`);
  }
  return names;
}

/** A TCP port. 0 lets the system choose one. */
export function readPort(value: string | undefined, problems: string[]): number {
  if (!value) return 3000;
  const port = /^[0-9]{1,5}$/.test(value) ? Number(value) : -1;
  if (port < 0 || port > 65_535) problems.push('PORT must be a number from 0 to 65535.');
  return port;
}

export function readInstant(name: string, value: string | undefined, problems: string[]): Instant | undefined {
  if (!value) return undefined;
  const at = /^\d{4}-\d\d-\d\d/.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(at)) {
    problems.push(`${name} must be an instant such as 2026-03-24T12:00:00Z. Leave it out to use the real clock.`);
    return undefined;
  }
  return new Date(at).toISOString();
}

export function readLogLevel(value: string | undefined, problems: string[]): LogLevel {
  const level = (value || 'info').toLowerCase();
  if (isLevel(level)) return level;
  problems.push(`LOG_LEVEL must be one of ${levels.join(', ')}.`);
  return 'info';
}

function isLevel(value: string): value is LogLevel {
  return levels.includes(value);
}
