import { isPinned, type Dependency, type Entry, type Origin } from '../domain/dependency.ts';

/**
 * Whether two lists of entries of one name are so plainly the same that comparing them could come to nothing: entry by entry
 * alike in all that `identityOf` and `movedBetween` look at. For nearly all names of a lockfile that is the case, and this
 * costs a hundredth of comparing them.
 */
export function areAlike(before: readonly Entry[], after: readonly Entry[]): boolean {
  if (before.length !== after.length) return false;
  return before.every((entry, index) => {
    const other = after[index];
    return other !== undefined && isAlike(entry, other);
  });
}

/** The same of two entries, their names included. */
export function isAlike(before: Entry, after: Entry): boolean {
  if (before.name !== after.name || before.ecosystem !== after.ecosystem) return false;
  if (before.scope !== after.scope || before.alias !== after.alias) return false;
  if (!isSameOrigin(before.origin, after.origin)) return false;
  if (isPinned(before)) return isPinned(after) && isSamePin(before, after);
  return !isPinned(after) && before.range === after.range;
}

function isSamePin(before: Dependency, after: Dependency): boolean {
  return (
    before.version === after.version &&
    before.digest === after.digest &&
    before.comment === after.comment &&
    before.installScript === after.installScript &&
    before.integrity.length === after.integrity.length &&
    before.integrity.every((hash, index) => hash === after.integrity[index])
  );
}

function isSameOrigin(before: Origin, after: Origin): boolean {
  if (before.kind === 'registry') return after.kind === 'registry' && before.url === after.url;
  if (before.kind === 'git') {
    const isGit = after.kind === 'git';
    return isGit && before.url === after.url && before.commit === after.commit && before.ref === after.ref;
  }
  if (before.kind === 'url') return after.kind === 'url' && before.url === after.url;
  return after.kind === 'path' && before.path === after.path;
}
