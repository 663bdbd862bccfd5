import type { Dependency } from '../domain/dependency.ts';
import { withoutCredentials } from './syntax/credentials.ts';

/** Edges name entries by what a file says, and most files say it after the entry was told. */
export function withCleanEdges(dependencies: readonly Dependency[]): readonly Dependency[] {
  if (!dependencies.some(({ requiredBy }) => mayHoldCredentials(requiredBy))) return dependencies;
  return dependencies.map((entry) => {
    if (!mayHoldCredentials(entry.requiredBy)) return entry;
    return { ...entry, requiredBy: entry.requiredBy.map((key) => withoutCredentials(key).text) };
  });
}

/** Whether some text holds an address, which alone could hold credentials. */
export function mayHoldCredentials(texts: readonly string[]): boolean {
  for (const text of texts) if (text.includes('://')) return true;
  return false;
}
