import type { PublishedBy } from '../domain/facts.ts';
import { defineSignal } from './define-signal.ts';
import { valueOf, versionAfter } from './reading/change.ts';
import { datedRelease, releasesBefore, type DatedEntry } from './reading/history.ts';
import { listed, quote } from './reading/say.ts';
import { daysBetween } from './reading/time.ts';
import type { Draft } from './signal.ts';

/** Who first published this long ago is no newcomer any more. */
const newcomerDays = 30;
/** How many of the latest releases show the habit of publishing by a workflow. */
const habit = 3;
const newsDays = 90;

/** The first release by this publisher, or a person where a workflow used to publish. */
export const publisherChanged = defineSignal({
  id: 'publisher-changed',
  title: 'New publisher',
  why: 'A stolen token or a new hand shows as another account: axios and cline came from a person where a workflow used to publish, event-stream from a stranger who had just been let in.',
  remedy: 'Find out in the project’s repository whether this account is part of the team and why it published.',
  severity: 'medium',
  confidence: 'medium',
  needs: ['history', 'release'],
  detect: ({ history, release, change, now, because }) => {
    if (release === undefined) return [];
    const by = release.publishedBy;
    if (by.state === 'unknown') return { inconclusive: by.reason };
    const entry = datedRelease(history, versionAfter(change, release));
    if (by.state === 'absent' || entry === undefined) return [];
    if ((daysBetween(entry.publishedAt, now) ?? 0) > newsDays) return [];
    const earlier = releasesBefore(history, entry).filter((e) => e.publisher !== undefined);
    const draft = judge(by.value, earlier, entry, valueOf(release.attested));
    return draft === undefined
      ? []
      : [{ ...draft, because: [because('release', draft.message), because('history', habitOf(earlier))] }];
  },
});

/**
 * A workflow that publishes for the first time is progress, not a stranger; its own signal looks at where it was signed.
 * With staged publishing a person approves what a workflow built, and the registry names the person: an attested
 * release is therefore judged gently (npm/cli#9397).
 */
function judge(
  by: PublishedBy,
  earlier: readonly DatedEntry[],
  entry: DatedEntry,
  attested: boolean | undefined,
): Omit<Draft, 'because'> | undefined {
  if (earlier.length === 0 || by.kind === 'trusted-publisher') return undefined;
  const name = quote(by.account.name);
  const recent = earlier.slice(-habit);
  if (recent.length === habit && recent.every((e) => e.trusted === true)) {
    const message = `Published by the account ${name}, where a workflow published the releases before.`;
    return attested === true ? { message, severity: 'low' } : { message, severity: 'high', confidence: 'high' };
  }
  const first = earlier.find((e) => e.publisher === by.account.name);
  if (first === undefined) return { message: `First release by ${name}.` };
  if ((daysBetween(first.publishedAt, entry.publishedAt) ?? 0) >= newcomerDays) return undefined;
  const others = earlier.some((e) => e.publisher !== by.account.name);
  return others
    ? { message: `${name} published this package for the first time with ${quote(first.version)}, days before.` }
    : undefined;
}

function habitOf(earlier: readonly DatedEntry[]): string {
  return `Earlier publishers: ${listed([...new Set(earlier.map((e) => e.publisher ?? ''))])}`;
}
