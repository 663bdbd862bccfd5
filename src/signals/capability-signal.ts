import type { ArchiveDelta, Capability, CapabilityKind } from '../domain/facts.ts';
import type { Confidence, Severity } from '../domain/finding.ts';
import { defineSignal } from './define-signal.ts';
import { quote } from './reading/say.ts';
import type { PackageSignal, SignalWords } from './signal.ts';

interface CapabilitySpec extends SignalWords {
  readonly kind: CapabilityKind;
  /** `danger`: hardly ever honest when new; `watch`: depends on the rest; `plain`: ordinary for many packages. */
  readonly grade: 'danger' | 'watch' | 'plain';
  /** Completes “the code …”. */
  readonly says: string;
}

/** Makes a signal over one thing that the code of a release newly can do. */
export function capabilitySignal({ kind, grade, says, ...words }: CapabilitySpec): PackageSignal {
  return defineSignal({
    ...words,
    needs: ['archive'],
    detect: ({ archive, because }) => {
      const found = (archive?.capabilities ?? []).filter((c) => c.kind === kind);
      const worst = found.toSorted((a, b) => nearness(a) - nearness(b))[0];
      if (archive === undefined || worst === undefined) return [];
      const level = levelOf(grade, worst, archive);
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

/**
 * What runs by itself at install or start weighs most, what must be called first weighs least. Without an archive to
 * compare with nothing is known to be new, and a hook that always fetched something may do so on new lines: ordinary abilities are then no finding at all, dangerous ones less certain.
 */
function levelOf(grade: CapabilitySpec['grade'], worst: Capability, archive: ArchiveDelta): Level | undefined {
  const { reach, newFile } = worst;
  const early = reach === 'install' || reach === 'startup';
  const compared = archive.before !== undefined;
  if (grade === 'danger') {
    if (early) return { severity: 'critical', confidence: compared && newFile ? 'high' : 'medium' };
    return { severity: reach === 'call' ? 'medium' : 'high', confidence: compared ? 'medium' : 'low' };
  }
  if (grade === 'watch') {
    if (early) return { severity: 'medium', confidence: compared ? 'high' : 'medium' };
    return { severity: reach === 'call' ? 'low' : 'medium', confidence: compared ? 'medium' : 'low' };
  }
  if (!compared) return undefined;
  return { severity: early ? 'medium' : 'low', confidence: early ? 'high' : 'low' };
}

function placeOf({ path, line }: Capability): string {
  return line === undefined ? quote(path) : `${quote(path)}:${line}`;
}
