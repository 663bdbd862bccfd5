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
