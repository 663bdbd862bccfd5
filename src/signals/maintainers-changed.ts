import type { History, Owners, Release } from '../domain/facts.ts';
import { defineSignal } from './define-signal.ts';
import { valueOf } from './reading/change.ts';
import { listed, quote } from './reading/say.ts';
import { daysBetween, hoursBetween } from './reading/time.ts';
import type { Draft } from './signal.ts';

/** Fewer earlier publishers say nothing about a habit. */
const enough = 3;
/** Who came in this long before a release at most came in for it. */
const shortlyDays = 90;
/** Who first published this long ago is no newcomer, though our snapshot lacks him. */
const newcomerDays = 30;

interface Circumstances {
  readonly release: Release | undefined;
  readonly history: History | undefined;
  readonly now: string;
  readonly releaseAgeHours: number;
}

type Judged = Omit<Draft, 'because'>;

/** The people who may publish are other ones than before. */
export const maintainersChanged = defineSignal({
  id: 'maintainers-changed',
  title: 'Owners changed',
  why: 'A package changes hands before it is abused: event-stream was given away on request, strong_password’s sole owner became an empty account.',
  remedy: 'Find the hand-over in the project’s repository, or stay on the release before it.',
  severity: 'medium',
  confidence: 'medium',
  needs: ['owners'],
  uses: ['history', 'release'],
  detect: ({ owners, history, release, now, releaseAgeHours, because }) => {
    if (owners === undefined) return [];
    const circumstances = { release, history, now, releaseAgeHours };
    const { before } = owners;
    const judged = before === undefined ? undefined : sinceBefore(owners, before, circumstances);
    const found = judged ?? (isOlder(before, release) ? undefined : strangersOnly(owners, history));
    if (found !== undefined) return [{ ...found, because: [because('owners', found.message.replace(/\.$/, ''))] }];
    const published = history?.releases.some((entry) => entry.publisher !== undefined) === true;
    if (owners.firstSeen !== true || published) return [];
    return { inconclusive: 'its owners are seen here for the first time', about: 'owners before' };
  },
});

/** A snapshot from before the release knows what the earlier publishers only let guess. */
function isOlder(before: Owners['before'], release: Release | undefined): boolean {
  if (before === undefined) return false;
  const published = valueOf(release?.publishedAt);
  return published === undefined || (daysBetween(before.at, published) ?? 0) >= 0;
}

/** What the owners of now say beside those of before; undefined where nobody came in. */
function sinceBefore(
  owners: Owners,
  before: NonNullable<Owners['before']>,
  circumstances: Circumstances,
): Judged | undefined {
  const names = owners.accounts.map((account) => account.name);
  const earlier = before.accounts.map((account) => account.name);
  const joined = names.filter((name) => !earlier.includes(name));
  const left = earlier.filter((name) => !names.includes(name));
  const allLeft = left.length > 0 && left.length === earlier.length;
  const day = before.at.slice(0, 10);
  const { organisation } = owners;
  if (allLeft && organisation !== undefined) {
    const same = organisation === before.organisation;
    const message = same
      ? `The people who may publish are others than on ${day} (${listed(left)}); the organisation ${quote(organisation)} still owns it.`
      : `Handed over to the organisation ${quote(organisation)} since ${day}; no longer: ${listed(left)}.`;
    return { message, severity: same ? 'low' : 'medium' };
  }
  if (allLeft && names.length === 0) return { message: `Nobody owns it any more; on ${day} it was ${listed(left)}.` };
  if (joined.length === 0) return undefined;
  const gone = left.length === 0 ? '' : `; no longer: ${listed(left)}`;
  const newcomer = newPublisher(joined, before.at, circumstances);
  if (newcomer !== undefined) return { ...newcomer, message: `${newcomer.message}${gone}.` };
  const message = `New owners since ${day}: ${listed(joined)}${gone}.`;
  return { message, severity: allLeft ? 'high' : 'low' };
}

/** A new owner who published the release under review: let in for it, or taken in. */
function newPublisher(
  joined: readonly string[],
  at: string,
  { release, history, now, releaseAgeHours }: Circumstances,
): Judged | undefined {
  const by = valueOf(release?.publishedBy);
  const published = valueOf(release?.publishedAt);
  if (by?.kind !== 'account' || !joined.includes(by.account.name)) return undefined;
  const wait = daysBetween(at, published ?? '');
  // A snapshot younger than the release cannot say who was let in before it.
  if (wait === undefined || wait < 0 || wait > shortlyDays) return undefined;
  const first = history?.releases.find((entry) => entry.publisher === by.account.name)?.publishedAt;
  if ((daysBetween(first, published ?? '') ?? 0) >= newcomerDays) return undefined;
  const age = hoursBetween(published, now);
  const fresh = age !== undefined && age < releaseAgeHours;
  const message = `${listed([by.account.name])} became an owner after ${at.slice(0, 10)} and published this release`;
  return fresh ? { message, severity: 'high', confidence: 'high' } : { message };
}

/** Without a snapshot: none of those who published the earlier releases is an owner now. */
function strangersOnly(owners: Owners, history: History | undefined): Judged | undefined {
  const now = new Set(owners.accounts.map((account) => account.name));
  const published = (history?.releases ?? []).filter((e) => e.publisher !== undefined && e.trusted !== true);
  const people = [...new Set(published.map((e) => e.publisher ?? ''))];
  const old = [...new Set(published.slice(0, -1).map((e) => e.publisher ?? ''))];
  const stranger = people.length > old.length || old.length > 1;
  if (published.length <= enough || !stranger || now.size === 0) return undefined;
  const settled = published.slice(0, Math.ceil(published.length / 2)).map((e) => e.publisher ?? '');
  if (settled.some((name) => now.has(name))) return undefined;
  const message = `None of the accounts that published the earlier releases (${listed([...new Set(settled)])}) is an owner now.`;
  return { message, confidence: 'low' };
}
