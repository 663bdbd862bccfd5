import { batched } from '../advisories/batched.ts';
import { below, field, isFields, numberOf } from '../fields.ts';
import { systemClock, type Clock } from '../http/clock.ts';
import { askJson, type Answer } from '../http/json.ts';
import { lru } from '../http/lru.ts';
import type { HttpClient } from '../http/port.ts';
import { packagePath } from './npm-path.ts';

/** Downloads of the last week; undefined where the service tells no count. */
export type Counted =
  | { readonly state: 'found'; readonly downloads: number | undefined }
  | { readonly state: 'missing' }
  | { readonly state: 'failed'; readonly reason: string };

/** So many names fit into one question; names with a scope are asked about alone. Source: npm's download counts API, "bulk queries". */
const mostNames = 128;
/** Addresses longer than this are refused by some servers. */
const longestPath = 6_000;
const freshMs = 3_600_000;

/** Makes npm's download counter. Questions of the same moment travel together where the service takes them so. */
export function npmDownloads(http: HttpClient, root: string, clock: Clock = systemClock) {
  const kept = lru<{ readonly counted: Counted; readonly at: number }>(1024 * 1024, () => 120);
  const together = batched<string, Counted>({ max: mostNames, run: askTogether });

  async function askTogether(names: readonly string[]): Promise<readonly Counted[]> {
    const path = [...new Set(names)].map(packagePath).join(',');
    if (path.length > longestPath && names.length > 1) {
      const half = names.length >> 1;
      return (await Promise.all([askTogether(names.slice(0, half)), askTogether(names.slice(half))])).flat();
    }
    const answer = path.includes(',') ? await point(path) : undefined;
    const counts = answer?.state === 'found' && isFields(answer.value) ? answer.value : {};
    if (names.some((name) => Object.hasOwn(counts, name))) return names.map((name) => countIn(field(counts, name)));
    // A single name, or a service that takes no questions about several.
    return await Promise.all(names.map(askAlone));
  }

  async function askAlone(name: string): Promise<Counted> {
    const answer = await point(packagePath(name));
    return answer.state === 'found' ? countIn(answer.value) : answer;
  }

  async function point(names: string): Promise<Answer<unknown>> {
    const address = below(root, `downloads/point/last-week/${names}`);
    return await askJson(http, address, { maxAge: 300, maxBytes: 262_144 });
  }

  return async (name: string): Promise<Counted> => {
    const old = kept.get(name);
    if (old && clock.now() - old.at < freshMs) return old.counted;
    const counted = await (name.startsWith('@') ? askAlone(name) : together(name));
    if (counted.state !== 'failed') kept.set(name, { counted, at: clock.now() });
    return counted;
  };
}

/** Among several, a name that the service does not know is `null`. */
function countIn(entry: unknown): Counted {
  return entry === null ? { state: 'missing' } : { state: 'found', downloads: numberOf(field(entry, 'downloads')) };
}
