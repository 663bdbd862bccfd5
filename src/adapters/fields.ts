import type { Instant } from '../domain/known.ts';

/** Longest text taken from a service's answer; longer ones are cut. */
const maxText = 4_096;

export type Fields = Readonly<Record<string, unknown>>;

/** An object of a JSON answer, or an empty one: what is missing is asked for field by field. */
export function fieldsOf(value: unknown): Fields {
  return isFields(value) ? value : {};
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An own member; a foreign key such as `constructor` never reaches the prototype. */
export function field(value: unknown, key: string): unknown {
  return isFields(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** A member of a member, by a path of keys. */
export function fieldAt(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, key) => field(inner, key), value);
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value.slice(0, maxText) : undefined;
}

export function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined;
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Own members of an object, at most `limit`. */
export function membersOf(value: unknown, limit = 50_000): readonly (readonly [string, unknown])[] {
  return isFields(value) ? Object.entries(value).slice(0, limit) : [];
}

/** A date as services write it, in our one form; undefined where it is none. */
export function instantOf(value: unknown): Instant | undefined {
  if (typeof value !== 'string' || value.length > 40) return undefined;
  const text = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?$/.test(value) ? `${value}Z` : value;
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString();
}

/** One segment of an address. */
export function segment(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

/** Joins a configured root and a path below it. */
export function below(root: string, path: string): string {
  return root.endsWith('/') ? root + path : `${root}/${path}`;
}

/** The same fields without those that are undefined. */
export function defined<T extends Readonly<Record<string, unknown>>>(
  fields: T,
): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const kept: { [K in keyof T]?: Exclude<T[K], undefined> } = {};
  for (const [key, value] of Object.entries(fields)) if (value !== undefined) Object.assign(kept, { [key]: value });
  return kept;
}
