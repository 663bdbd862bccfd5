import type { Tree } from '../formats/syntax/tree.ts';

/** One setting as its file would hold it, for the reader of that file. */
export function settingTree(key: string, value: string, line: number): Tree {
  const at = { line, endLine: line };
  return {
    ...at,
    kind: 'map',
    members: new Map([[key, { ...at, value: { ...at, kind: 'scalar', value } }]]),
    duplicates: [],
  };
}
