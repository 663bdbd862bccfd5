import type { Format } from './format.ts';
import { packageJson } from './npm/package-json.ts';
import { packageLock } from './npm/package-lock.ts';

/**
 * Every dependency file that we read, sorted by id. A path may match several rows: each yields its own set. A row is
 * added by importing the format's constant above and naming it here, nothing else.
 */
export const formats: readonly Format[] = [packageJson, packageLock];

/** The format with this id. */
export function formatById(id: string): Format | undefined {
  return formats.find((format) => format.id === id);
}
