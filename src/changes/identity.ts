import { isPinned, type Entry } from '../domain/dependency.ts';

/**
 * What makes two entries of one name the same release: its version where it comes from a registry, its address where it
 * does not. For showing, see `shownVersion`.
 */
export function identityOf(entry: Entry): string {
  const { origin } = entry;
  if (origin.kind === 'git') return `git ${origin.url}#${origin.commit ?? origin.ref ?? ''}`;
  if (origin.kind === 'url') return `url ${origin.url}`;
  if (origin.kind === 'path') return `path ${origin.path}`;
  const version = isPinned(entry) ? entry.version : `range ${entry.range}`;
  return isPinned(entry) && entry.digest !== undefined ? `${version}@${entry.digest}` : version;
}

/** The version as a person compares it: with the digest behind a tag, the address of what has no version, or the range. */
export function shownVersion(entry: Entry): string {
  const { origin } = entry;
  if (isPinned(entry))
    return entry.digest === undefined || entry.digest === entry.version
      ? entry.version
      : `${entry.version}@${entry.digest}`;
  if (entry.range !== '') return entry.range;
  if (origin.kind === 'git')
    return (origin.commit ?? origin.ref) ? `${origin.url}#${origin.commit ?? origin.ref}` : origin.url;
  if (origin.kind === 'url') return origin.url;
  if (origin.kind === 'path') return origin.path;
  return '';
}
