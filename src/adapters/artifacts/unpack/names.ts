import type { ArchiveEntry, UnpackNotes } from './entry.ts';
import { shown } from './show.ts';

const windowsDrive = /^[A-Za-z]:/;
const ascii = /^[ -~]*$/;

/**
 * Watches the names of one archive for everything that two readers take differently: climbing and absolute names,
 * names that occur twice or differ only in case, links and entries below links (node-tar GHSA-8qq5-rm4j-mr97,
 * CVE-2023-37478).
 */
export class NameWatch {
  readonly #seen = new Set<string>();
  readonly #folded = new Map<string, string>();
  readonly #links = new Set<string>();
  readonly #notes: UnpackNotes;

  constructor(notes: UnpackNotes) {
    this.#notes = notes;
  }

  see(entry: ArchiveEntry): void {
    this.#doubt(entry.path);
    const path = tidyPath(entry.path);
    if (entry.kind === 'symlink' || entry.kind === 'hardlink') this.#seeLink(entry, path);
    if (entry.kind !== 'file') return;
    this.#seeFile(path);
  }

  #doubt(path: string): void {
    const { ambiguities } = this.#notes;
    const name = shown(path);
    if (path.includes('\0')) ambiguities.add(`a name holds a NUL character: ${name}`);
    if (path.startsWith('/') || windowsDrive.test(path)) ambiguities.add(`an absolute name: ${name}`);
    if (path.includes('\\')) ambiguities.add(`a name with a backslash, a separator on Windows only: ${name}`);
    if (path.split(/[\\/]/).includes('..')) ambiguities.add(`a name that climbs out of the archive: ${name}`);
  }

  #seeLink(entry: ArchiveEntry, path: string): void {
    this.#links.add(path);
    const target = entry.link ?? '';
    const climbs = target.startsWith('/') || windowsDrive.test(target) || leavesRoot(path, target);
    if (climbs) this.#notes.ambiguities.add(`a link that leaves the archive: ${shown(path)} → ${shown(target)}`);
    else if (entry.kind === 'hardlink')
      this.#notes.ambiguities.add(`a hard link, left out by some installers: ${shown(path)}`);
  }

  #seeFile(path: string): void {
    const { ambiguities } = this.#notes;
    if (this.#seen.has(path)) ambiguities.add(`a file that occurs twice: ${shown(path)}`);
    this.#seen.add(path);
    const folded = (ascii.test(path) ? path : path.normalize('NFKC')).toLowerCase();
    const twin = this.#folded.get(folded);
    if (twin === undefined) this.#folded.set(folded, path);
    else if (twin !== path) ambiguities.add(`names that differ only in case: ${shown(twin)} and ${shown(path)}`);
    if (this.#links.size > 0 && this.#isBelowLink(path)) ambiguities.add(`a file below a link: ${shown(path)}`);
  }

  /** Folder by folder of the path, however many links the archive has. */
  #isBelowLink(path: string): boolean {
    if (path.length > longestPath) return true;
    for (let at = path.indexOf('/'); at !== -1; at = path.indexOf('/', at + 1)) {
      if (this.#links.has(path.slice(0, at))) return true;
    }
    return false;
  }
}

/** No path of an installed file is longer. */
const longestPath = 4096;

/** A stored name as a key: forward slashes, without `.` segments and a leading slash. */
export function tidyPath(path: string): string {
  if (!path.includes('./') && !path.includes('//') && !path.startsWith('/') && !path.includes('\\')) {
    return path.endsWith('/') ? path.slice(0, -1) : path;
  }
  const segments = path.split(/[\\/]/).filter((segment) => segment !== '' && segment !== '.');
  return segments.join('/');
}

function leavesRoot(path: string, target: string): boolean {
  const here = path.split('/').slice(0, -1);
  for (const segment of target.split('/')) {
    if (segment === '..') {
      if (here.pop() === undefined) return true;
    } else if (segment !== '' && segment !== '.') here.push(segment);
  }
  return false;
}
