import type { ComparedFile } from './compare.ts';
import type { EntryPair } from './tree-walk.ts';

/**
 * Where the comparison and the trees of the same commits contradict each other, one answer is not the whole one: a file
 * that seems to be gone would be taken for deleted, and a deleted file needs no review. The first such path, if any.
 */
export function contradicted(
  files: readonly ComparedFile[],
  pairs: ReadonlyMap<string, EntryPair>,
  interesting: (path: string) => boolean,
): string | undefined {
  return files.find((file) => interesting(file.path) && contradicts(file, pairs.get(file.path)))?.path;
}

/** `added`, `copied` and `renamed` ones need not have stood at the path before. */
function contradicts({ status }: ComparedFile, pair: EntryPair | undefined): boolean {
  const [was, is] = [pair?.before !== undefined, pair?.after !== undefined];
  switch (status) {
    case 'removed':
      return !was || is;
    case 'modified':
    case 'changed':
      return !was || !is;
    default:
      return !is;
  }
}
