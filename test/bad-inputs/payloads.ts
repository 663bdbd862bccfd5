import { readFileSync } from 'node:fs';

type Json = Record<string, unknown>;

/** A minimal payload by its name, anew each time. */
export function payload(name: string): Json {
  return objectOf(JSON.parse(readFileSync(new URL(`./payloads/${name}.json`, import.meta.url), 'utf8')));
}

export function objectOf(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

/** Sets values by dotted paths. */
export function withSet(body: Json, set: unknown): Json {
  const changed: Json = structuredClone(body);
  for (const [path, value] of Object.entries(objectOf(set))) {
    const [last, holder] = holderOf(changed, path);
    holder[last] = value;
  }
  return changed;
}

/** Deletes what dotted paths name. */
export function without(body: Json, paths: unknown): Json {
  const changed: Json = structuredClone(body);
  for (const path of Array.isArray(paths) ? paths.map(String) : []) {
    const [last, holder] = holderOf(changed, path);
    delete holder[last];
  }
  return changed;
}

function holderOf(body: Json, path: string): readonly [string, Json] {
  const names = path.split('.');
  const last = names.pop() ?? '';
  let at: Json = body;
  for (const name of names) {
    const next = at[name];
    if (typeof next !== 'object' || next === null) at[name] = {};
    at = at[name] as Json;
  }
  return [last, at];
}
