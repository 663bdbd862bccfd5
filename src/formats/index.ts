import type { Format } from './format.ts';

/**
 * Every dependency file that we read, sorted by id. A path may match several rows: each yields its own set. A row is
 * added by importing the format's constant above and naming it here, nothing else.
 */
export const formats: readonly Format[] = [];

/** The format with this id. */
export function formatById(id: string): Format | undefined {
  return formats.find((format) => format.id === id);
}
