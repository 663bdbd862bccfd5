import type { FileContent } from '../../review/ports.ts';
import { askForBlobs, lotsOf } from './blob-batch.ts';
import { contentOf, keepBlob } from './blobs.ts';
import type { FileReading } from './contents.ts';
import { placeKey } from './contents.ts';

/** A file by commit and path. */
export interface Place {
  readonly commit: string;
  readonly path: string;
  /** About how many bytes it has. Default: not many. */
  readonly size?: number;
}

export function keyOf({ commit, path }: Place): string {
  return `${commit}:${path}`;
}

/** Whether this place was read before: it costs nothing. */
export function isSeen({ seen, client }: FileReading, place: Place): boolean {
  return seen.get(placeKey(client, place.commit, place.path)) !== undefined;
}

/**
 * Files by `keyOf` their place, together: undefined for one that is not there, no entry for one that did not come whole. They are
 * remembered for `readWithoutTree`, and by their blobs. Undefined: this GitHub answers no such question now.
 */
export async function contentsAt(
  reading: FileReading,
  places: readonly Place[],
): Promise<ReadonlyMap<string, FileContent | undefined> | undefined> {
  const { seen, client } = reading;
  for (const lot of lotsOf(places.filter((place) => !isSeen(reading, place)))) {
    const questions = lot.map((place, i) => ({ key: `b${i}`, address: { expression: keyOf(place) } }));
    const found = await askForBlobs(reading, questions);
    if (found === undefined) return undefined;
    for (const [i, { commit, path }] of lot.entries()) {
      const one = found.get(`b${i}`);
      if (one === undefined || one === 'not-whole') continue;
      const content = one === 'absent' ? undefined : contentOf(path, one.bytes, one.oid);
      seen.set(placeKey(client, commit, path), { content });
      if (one !== 'absent') await keepBlob(reading, one.oid, one.bytes);
    }
  }
  return new Map(
    places.flatMap((place) => {
      const known = seen.get(placeKey(client, place.commit, place.path));
      return known === undefined ? [] : [[keyOf(place), known.content] as const];
    }),
  );
}
