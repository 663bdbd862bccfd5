import type { Moved } from '../domain/change.ts';
import { isPinned, type Dependency, type Entry, type Origin } from '../domain/dependency.ts';

/** What differs between two entries of the same release. Gained information (a hash that was not there) is no move. */
export function movedBetween(before: Entry, after: Entry): readonly Moved[] {
  const moved: Moved[] = [];
  if (before.alias !== after.alias) moved.push('alias');
  if (isPinned(before) && isPinned(after)) {
    if (before.comment !== after.comment) moved.push('comment');
    if (before.digest !== undefined && before.digest !== after.digest) moved.push('digest');
    if (before.installScript === false && after.installScript === true) moved.push('install-script');
    if (before.installScript === undefined && after.installScript === true) moved.push('install-script');
    if (integrityMoved(before, after)) moved.push('integrity');
  }
  if (originMoved(before.origin, after.origin)) moved.push('origin');
  if (before.scope !== after.scope && before.scope !== 'unknown' && after.scope !== 'unknown') moved.push('scope');
  return moved;
}

/**
 * Whether the hashes of one release differ in a way that matters: gone, only weaker ones left, or within one algorithm a hash that
 * was not there. A change to a stronger algorithm alone is no move: the two cannot be compared.
 */
function integrityMoved(before: Dependency, after: Dependency): boolean {
  if (before.integrity.length === 0) return false;
  if (after.integrity.length === 0) return true;
  const had = byAlgorithm(before.integrity);
  const has = byAlgorithm(after.integrity);
  if (isWeaker(has.keys(), had.keys())) return true;
  for (const [algorithm, hashes] of has) {
    const earlier = had.get(algorithm);
    if (earlier && [...hashes].some((hash) => !earlier.has(hash))) return true;
  }
  return false;
}

function byAlgorithm(integrity: readonly string[]): Map<string, Set<string>> {
  const groups = new Map<string, Set<string>>();
  for (const hash of integrity) {
    const end = hash.search(/[-:]/);
    const algorithm = end < 0 ? '' : hash.slice(0, end);
    const group = groups.get(algorithm);
    if (group) group.add(hash);
    else groups.set(algorithm, new Set([hash]));
  }
  return groups;
}

const strengths: Readonly<Record<string, number>> = {
  md5: 1,
  sha1: 2,
  sha224: 3,
  sha256: 4,
  h1: 4,
  sha384: 5,
  sha512: 6,
};

/** Whether all that is left is weaker. Forms that cannot be ranked (yarn's own archive hashes) are not weaker. */
function isWeaker(has: Iterable<string>, had: Iterable<string>): boolean {
  const [left, was] = [[...has], [...had]].map((names) => names.map((name) => strengths[name]));
  if (!left || !was || left.includes(undefined) || was.includes(undefined)) return false;
  return Math.max(...left.map((strength) => strength ?? 0)) < Math.max(...was.map((strength) => strength ?? 0));
}

/** A registry address that one side leaves out (npm's omit-lockfile-registry-resolved) is no move. */
function originMoved(before: Origin, after: Origin): boolean {
  if (before.kind === 'registry' && after.kind === 'registry') {
    return before.url !== undefined && after.url !== undefined && before.url !== after.url;
  }
  if (before.kind === 'git' && after.kind === 'git') return before.url !== after.url || before.commit !== after.commit;
  if (before.kind === 'url' && after.kind === 'url') return before.url !== after.url;
  if (before.kind === 'path' && after.kind === 'path') return before.path !== after.path;
  return before.kind !== after.kind;
}
