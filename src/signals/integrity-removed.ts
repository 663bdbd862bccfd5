import type { Dependency } from '../domain/dependency.ts';
import { defineFileSignal, type FileDraft } from './define-signal.ts';
import { atLine, capped, packageOf, pairsByName } from './reading/files.ts';
import { quote } from './reading/say.ts';

/** Entries that lost their hash, or have only a broken kind of hash now. */
export const integrityRemoved = defineFileSignal({
  id: 'integrity-removed',
  title: 'Hash removed or weakened',
  why: 'Without a sound hash the installer takes whatever bytes it is served. Dropping it is the first step of swapping them.',
  remedy: 'Write the lockfile anew with the package manager so that every registry entry has its hash.',
  severity: 'high',
  confidence: 'high',
  detect: ({ before, after, path, now }): readonly FileDraft[] => {
    if (before === undefined || after === undefined || before.format !== after.format) return [];
    const pairs = pairsByName(before, after).filter(
      (p) => p.after.origin.kind === 'registry' && p.after.bundled !== true,
    );
    const worse = pairs.filter((p) => strengthOf(p.after) < Math.min(strengthOf(p.before), sound));
    if (worse.length === 0) return [];
    const hashed = pairs.filter((p) => strengthOf(p.before) > 0);
    if (worse.length === hashed.length && worse.length > 2) {
      const fact = `All ${worse.length} entries that had a hash lost or weakened it`;
      return [{ message: `${fact}.`, because: [{ fact, source: path, at: now }], path }];
    }
    return capped(
      worse.map((p) => {
        const lost = p.after.integrity.length === 0;
        const fact = `${quote(p.after.name)} ${quote(p.after.version)} ${lost ? 'has no hash any more' : 'has only a weak hash now'}`;
        const place = { path, ...atLine(p.after.place.line), package: packageOf(p.after) };
        return { message: `${fact}.`, because: [{ fact, source: path, at: now }], ...place };
      }),
    );
  },
});

/** From here on a hash cannot be forged: a change among sound ones weakens nothing. */
const sound = 2;

function strengthOf({ integrity }: Dependency): number {
  if (integrity.length === 0) return 0;
  return integrity.every(isBroken) ? 1 : sound;
}

/** The first letters decide for nearly all hashes of a lockfile, sha512 and sha256. */
function isBroken(hash: string): boolean {
  const first = hash.charAt(0);
  if ((first === 's' || first === 'S') && hash.charAt(3) !== '1') return false;
  return /^(?:md5|sha1)[-:]/i.test(hash);
}
