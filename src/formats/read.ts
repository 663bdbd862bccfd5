import { formatsFor } from './find.ts';
import { formatById } from './index.ts';
import { readerOf } from './reader.ts';

/**
 * Reading with every format at hand, at once. To load them all takes longer than to read most files: what runs as a
 * process of its own loads the ones that it needs (`load.ts`).
 */
export const { readSets, readFile, linkSets, withIncludes } = readerOf({
  formatsFor: (path) => formatsFor(path).flatMap(({ id }) => formatById(id) ?? []),
  formatById,
});
