import type { ArchiveDelta, Capability, CapabilityKind, History, Popularity } from '../domain/facts.ts';
import type { Confidence, Severity } from '../domain/finding.ts';
import { defineSignal } from './define-signal.ts';
import { bornAt } from './reading/history.ts';
import { listed, quote } from './reading/say.ts';
import { daysBetween } from './reading/time.ts';
import { isHardlyUsed, isWidelyUsed } from './reading/usage.ts';
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
  /** `says` tells what the code is, not what it does: that it runs is then said apart. */
  readonly isState?: true;
}

/** Makes a signal over one thing that the code of a release newly can do. */
export function capabilitySignal({ kind, grade, says, isState, ...words }: CapabilitySpec): PackageSignal {
  return defineSignal({
    ...words,
    needs: ['archive'],
    uses: ['popularity', 'history'],
    detect: ({ archive, change, popularity, history, now, because }) => {
      const found = (archive?.capabilities ?? []).filter((c) => c.kind === kind);
      const worst = found.toSorted((a, b) => nearness(a) - nearness(b))[0];
      if (archive === undefined) return [];
      if (worst === undefined) return unreadParts(archive);
      const level = levelOf(grade, worst, {
        compared: archive.before !== undefined,
        popularity,
        standing: standingOf({ popularity, history, now }),
        hides: hiding.has(kind),
        inJobs: change.ecosystem === 'githubactions',
      });
      if (level === undefined) return [];
      const others = found.length - 1;
      const more = others === 0 ? '' : ` (and ${others} more ${others === 1 ? 'place' : 'places'})`;
      const then = change.ecosystem === 'githubactions' && worst.reach === 'startup' ? inJobs : runs[worst.reach];
      const when = isState === true && then !== '' ? `, and runs${then}` : then;
      return [
        {
          message: `${placeOf(worst)} ${says}${when}${more}.`,
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

/** Of an action what runs by itself runs with every job. */
const inJobs = ' in every job that uses it';

interface Level {
  readonly severity: Severity;
  readonly confidence: Confidence;
}

/** Nothing was found in what was read: with parts unread that is no “nothing there”. */
function unreadParts({ notRead, cutShort }: ArchiveDelta): Detected {
  if (cutShort !== undefined) {
    return {
      inconclusive: `the archive was not read to its end: ${quote(cutShort, 200)}`,
      about: 'archive',
      failed: true,
    };
  }
  if (notRead.length === 0) return [];
  return { inconclusive: `parts of the archive were not read: ${listed(notRead)}`, about: 'archive parts' };
}

/** Of these nobody can say that a package needs them. */
const hiding: ReadonlySet<CapabilityKind> = new Set(['dns-exfiltration', 'encoded-payload', 'secrets-sent']);

interface Setting {
  readonly hides: boolean;
  /** It is an action: what it runs has the secrets of the jobs that use it. */
  readonly inJobs: boolean;
  readonly compared: boolean;
  readonly popularity: Popularity | undefined;
  readonly standing: Standing;
}

/** `newborn`: weeks old and not widely used; `obscure`: months old, or hardly anyone uses it; `settled`: all else. */
type Standing = 'newborn' | 'obscure' | 'settled';

const newbornDays = 30;
const youngDays = 60;

function standingOf(facts: {
  readonly popularity: Popularity | undefined;
  readonly history: History | undefined;
  readonly now: string;
}): Standing {
  if (isWidelyUsed(facts.popularity)) return 'settled';
  const age = daysBetween(bornAt(facts.history), facts.now) ?? youngDays;
  if (age < newbornDays) return 'newborn';
  return age < youngDays || isHardlyUsed(facts.popularity) === true ? 'obscure' : 'settled';
}

/**
 * What runs by itself at install or start weighs most, what must be called first weighs least. Without an archive to
 * compare with nothing is known to be new: then ordinary abilities are no finding unless hardly anyone knows the
 * package, and dangerous ones of widely used packages are theirs by design. What a package of a few weeks does at
 * install has no one to vouch for it, and neither has what it hides and runs when loaded; an action
 * that newly hides or sends something does so with the secrets of every job. A hook that always fetched something may do so on new lines.
 */
function levelOf(grade: CapabilitySpec['grade'], worst: Capability, setting: Setting): Level | undefined {
  const { reach, newFile } = worst;
  const { compared, popularity, standing } = setting;
  const newborn = !compared && standing === 'newborn';
  const early = reach === 'install' || reach === 'startup';
  if (grade === 'danger') {
    if (!compared && isWidelyUsed(popularity)) return { severity: 'low', confidence: 'low' };
    const sure = compared && (newFile || (setting.inJobs && setting.hides));
    if (early) return { severity: 'critical', confidence: sure || newborn ? 'high' : 'medium' };
    if (!compared && standing !== 'settled' && setting.hides && reach === 'import')
      return { severity: 'high', confidence: 'high' };
    if (newborn && reach === 'call') return { severity: 'high', confidence: 'low' };
    return reach === 'call'
      ? { severity: 'medium', confidence: compared ? 'medium' : 'low' }
      : { severity: 'high', confidence: compared && reach === 'import' ? 'high' : 'medium' };
  }
  if (grade === 'watch') {
    if (early) return { severity: newborn ? 'high' : 'medium', confidence: compared ? 'high' : 'medium' };
    return { severity: reach === 'call' ? 'low' : 'medium', confidence: compared ? 'medium' : 'low' };
  }
  if (!compared) return ofUnknownPackage(grade, early, standing);
  const telling = early && grade === 'plain';
  return telling ? { severity: 'medium', confidence: 'high' } : { severity: 'low', confidence: 'low' };
}

/** Ordinary abilities of a package that is new as a whole: a note where few know it, for what stands beside them. */
function ofUnknownPackage(grade: CapabilitySpec['grade'], early: boolean, standing: Standing): Level | undefined {
  if (standing === 'settled') return undefined;
  return early && grade === 'plain'
    ? { severity: 'medium', confidence: 'medium' }
    : { severity: 'low', confidence: 'low' };
}

function placeOf({ path, line }: Capability): string {
  return line === undefined ? quote(path) : `${quote(path)}:${line}`;
}
