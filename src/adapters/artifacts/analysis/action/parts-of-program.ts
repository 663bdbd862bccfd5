import { isAside } from '../language.ts';
import { loadFiles } from '../side.ts';
import type { Side } from '../side.ts';
import { folderOf } from './place.ts';

/** Bytes of all programs of a folder up to which they count as parts of each other. */
const smallFolder = 8 * 1024 * 1024;
const mostSiblings = 200;

/**
 * Programs that a program of an action loads: bundlers put the parts beside it, and what is not bundled is checked in under
 * `node_modules`. In a folder of many large bundles only what its text names, and numbered parts, are taken for parts.
 */
export async function partsOf(side: Side, key: string): Promise<readonly string[]> {
  const folder = folderOf(key);
  const siblings: string[] = [];
  const loaded: string[] = [];
  let bytes = 0;
  for (const { key: other, size } of side.files.values()) {
    if (other === key || !/\.[cm]?js$/.test(other)) continue;
    if (checkedIn.test(other)) {
      if (!isAside(other)) loaded.push(other);
    } else if (folder !== '' && folderOf(other) === folder) {
      siblings.push(other);
      bytes += size;
    }
  }
  if (bytes <= smallFolder && siblings.length <= mostSiblings) return [...siblings, ...loaded];
  const text = (await loadFiles(side, new Set([key]))).get(key);
  const isNamed = (stem: string): boolean => text === undefined || text.includes(`/${stem}`);
  return [
    ...siblings.slice(0, mostSiblings).filter((other) => numbered.test(other) || isNamed(stemOf(other))),
    ...loaded,
  ];
}

const checkedIn = /^(?:[^/]+\/){0,3}node_modules\//;
/** A part as webpack calls it: `37.index.js`. */
const numbered = /\/\d+\.[^/]*$/;

function stemOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.[cm]?js$/, '');
}
