import type { Dependency, Remark } from '../domain/dependency.ts';
import { isWeakIntegrity } from './integrity.ts';

/** From so many entries on, a file of which every entry lacks a hash is said to be so once. */
const manyEntries = 20;

/**
 * Entries whose bytes nothing fixes, or md5 and sha1 only. Where a whole file is so (old tools, registries that give
 * none) it is said of the file: thousands of equal remarks would hide the next one.
 */
export function integrityRemarks(dependencies: readonly Dependency[]): readonly Remark[] {
  const missing: Dependency[] = [];
  const weak: Dependency[] = [];
  let fetched = 0;
  for (const entry of dependencies) {
    if (!isFetched(entry)) continue;
    fetched += 1;
    if (entry.integrity.length === 0) missing.push(entry);
    else if (isWeakIntegrity(entry.integrity)) weak.push(entry);
  }
  const remarks: Remark[] = [];
  if (missing.length === fetched && missing.length >= manyEntries) {
    remarks.push({ code: 'integrity-missing', message: 'no entry of this file has a hash' });
  } else {
    for (const entry of missing) remarks.push(remarkOf('integrity-missing', 'it has no hash in this lockfile', entry));
  }
  if (weak.length === fetched && weak.length >= manyEntries) {
    remarks.push({ code: 'weak-integrity', message: 'no entry of this file has a hash better than SHA-1' });
  } else {
    for (const entry of weak) remarks.push(remarkOf('weak-integrity', 'its hash is md5 or SHA-1 only', entry));
  }
  return remarks;
}

/** Archives inside their parent's and files of the repository have no hash of their own; git has its commit. */
function isFetched(entry: Dependency): boolean {
  return (entry.origin.kind === 'registry' || entry.origin.kind === 'url') && entry.bundled !== true;
}

function remarkOf(code: Remark['code'], message: string, entry: Dependency): Remark {
  const { line } = entry.place;
  return { code, message, name: entry.name, ...(line === undefined ? {} : { line }) };
}
