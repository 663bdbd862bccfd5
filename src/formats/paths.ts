/**
 * The repository path that a path written in `file` means; undefined where it leaves the repository or is absolute.
 * Both kinds of slash part segments: Windows tools write backslashes.
 */
export function resolveInRepository(file: string, written: string): string | undefined {
  const target = written.replaceAll('\\', '/');
  if (target.startsWith('/') || target.startsWith('~/') || (target.charAt(1) === ':' && target.charAt(2) === '/'))
    return undefined;
  const segments = file.split('/').slice(0, -1);
  for (const segment of target.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') segments.push(segment);
    else if (segments.pop() === undefined) return undefined;
  }
  return segments.join('/');
}

/** The folder of a repository path; empty for the root. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash === -1 ? '' : path.slice(0, slash);
}

/** The last segment of a repository path. */
export function baseNameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
