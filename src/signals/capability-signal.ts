import type { ArchiveDelta, Capability, CapabilityKind, Popularity } from '../domain/facts.ts';
import type { Confidence, Severity } from '../domain/finding.ts';
import { defineSignal } from './define-signal.ts';
import { listed, quote } from './reading/say.ts';
import { isWidelyUsed } from './reading/usage.ts';
import type { Detected, PackageSignal, SignalWords } from './signal.ts';

interface CapabilitySpec extends SignalWords {
  readonly kind: CapabilityKind;
  /**
   * `danger`: hardly ever honest when new; `watch`: depends on the rest; `plain`: ordinary for many
   * packages; `detail`: says little but beside others.
   */
  readonly grade: 'danger' | 'detail' | 'plain' | 'watch';
  /** Completes “the code …”. */
  readonly says: string;
}

/** Makes a signal over one thing that the code of a release newly can do. */
export function capabilitySignal({ kind, grade, says, ...words }: CapabilitySpec): PackageSignal {
  return defineSignal({
    ...words,
    needs: ['archive'],
    uses: ['popularity'],
    detect: ({ archive, popularity, because }) => {
      const found = (archive?.capabilities ?? []).filter((c) => c.kind === kind);
      const worst = found.toSorted((a, b) => nearness(a) - nearness(b))[0];
      if (archive === undefined) return [];
      if (worst === undefined) return unreadParts(archive);
      const level = levelOf(grade, worst, { compared: archive.before !== undefined, popularity });
      if (level === undefined) return [];
      const more = found.length > 1 ? ` (and ${found.length - 1} more places)` : '';
      return [
        {
          message: `${placeOf(worst)} ${says}${runs[worst.reach]}${more}.`,
          because: found.slice(0, 4).map((c) => because('archive', `${placeOf(c)}: ${quote(c.evidence)}`)),
          ...level,
        },
      ];
    },
  });
}

const reaches: readonly Capability['reach'][] = ['install', 'startup', 'import', 'unknown', 'call'];

function nearness(capability: Capability): number {
  return reaches.indexOf(capability.reach);
}

const runs: Readonly<Record<Capability['reach'], string>> = {
  call: ' when called',
  import: ' when imported',
  install: ' when installed',
  startup: ' at every start',
  unknown: '',
};

interface Level {
  readonly severity: Severity;
  readonly confidence: Confidence;
}

/** Nothing was found in what was read: with parts unread that is no “nothing there”. */
function unreadParts({ notRead }: ArchiveDelta): Detected {
  if (notRead.length === 0) return [];
  return { inconclusive: `parts of the archive were not read: ${listed(notRead)}`, about: 'archive parts' };
}

interface Setting {
  readonly compared: boolean;
  readonly popularity: Popularity | undefined;
}

/**
 * What runs by itself at install or start weighs most, what must be called first weighs least. Without an archive to
 * compare with nothing is known to be new: then ordinary abilities are no finding at all, dangerous ones of widely used
 * packages theirs by design. A hook that always fetched something may do so on new lines.
 */
function levelOf(grade: CapabilitySpec['grade'], worst: Capability, setting: Setting): Level | undefined {
  const { reach, newFile } = worst;
  const { compared, popularity } = setting;
  const early = reach === 'install' || reach === 'startup';
  if (grade === 'danger') {
    if (!compared && isWidelyUsed(popularity)) return { severity: 'low', confidence: 'low' };
    if (early) return { severity: 'critical', confidence: compared && newFile ? 'high' : 'medium' };
    return reach === 'call'
      ? { severity: 'medium', confidence: compared ? 'medium' : 'low' }
      : { severity: 'high', confidence: 'medium' };
  }
  if (grade === 'watch') {
    if (early) return { severity: 'medium', confidence: compared ? 'high' : 'medium' };
    return { severity: reach === 'call' ? 'low' : 'medium', confidence: compared ? 'medium' : 'low' };
  }
  if (!compared) return undefined;
  const telling = early && grade === 'plain';
  return telling ? { severity: 'medium', confidence: 'high' } : { severity: 'low', confidence: 'low' };
}

function placeOf({ path, line }: Capability): string {
  return line === undefined ? quote(path) : `${quote(path)}:${line}`;
}
