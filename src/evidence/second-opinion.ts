import type { Evidence } from '../domain/evidence.ts';
import type { Advisory, Release } from '../domain/facts.ts';
import { known, unknown, type Instant, type Known } from '../domain/known.ts';
import { releaseKey, type SecondAnswers, type SecondTelling } from './second-source.ts';

interface Opinion {
  /** How its facts name their source. */
  readonly id: string;
  readonly answers: SecondAnswers;
  /** The review looks at an instant of the past: what has no date of its own may be younger. */
  readonly past: boolean;
}

/**
 * Fills what the registry left open in releases that it does know, each fact under its own source, and puts a second time of publication beside the
 * first. It never replaces what the registry told, never makes up for a registry that failed, and "it lists nothing" is never taken for "there is nothing".
 */
export function withSecondOpinion(evidence: readonly Evidence[], opinion: Opinion): readonly Evidence[] {
  const { answers, id } = opinion;
  if (answers.state === 'failed') {
    const missing = unknown<never>(answers.reason, id);
    return evidence.map((one) => ({ ...one, release: changed(one.release, (r) => ({ ...r, scorecard: missing })) }));
  }
  return evidence.map((one) => {
    const fill = (release: Known<Release>) =>
      changed(release, (r) => filled(r, tellingOf(one, r, answers), { ...opinion, answers }));
    return {
      ...one,
      ...malwareListed(one, opinion),
      release: fill(one.release),
      previousRelease: fill(one.previousRelease),
    };
  });
}

type Told = Extract<SecondAnswers, { state: 'told' }>;

function changed(fact: Known<Release>, change: (release: Release) => Release): Known<Release> {
  return fact.state === 'known' ? { ...fact, value: change(fact.value) } : fact;
}

/** What is told of a release, unless it was published after the review's instant: then it does not exist for it. */
function tellingOf({ change, now }: Evidence, { version }: Release, { tellings }: Told): SecondTelling | undefined {
  const { ecosystem, name } = change;
  const telling = tellings.get(releaseKey({ ecosystem, name, version }));
  return isLater(telling?.publishedAt, now) ? undefined : telling;
}

function isLater(instant: Instant | undefined, now: Instant): boolean {
  return instant !== undefined && Date.parse(instant) > Date.parse(now);
}

function filled(
  release: Release,
  telling: SecondTelling | undefined,
  { id, answers }: Opinion & { answers: Told },
): Release {
  if (telling === undefined) return release;
  const open = <T>(fact: Known<T>, value: T | undefined): Known<T> =>
    fact.state === 'unknown' && value !== undefined ? known(value, id, answers.at) : fact;
  const { publishedAt, licence, scorecard, attested } = telling;
  const noLicence = release.license.state !== 'known' && licence !== undefined;
  return {
    ...release,
    publishedAt: open(release.publishedAt, publishedAt),
    ...(publishedAt === undefined ? {} : { otherPublishedAt: known(publishedAt, id, answers.at) }),
    deprecated: open<string | false>(release.deprecated, telling.deprecated),
    license: noLicence ? known(licence, id, answers.at) : release.license,
    repository: open(release.repository, telling.repository),
    commit: open(release.commit, attested?.commit),
    attested: open(release.attested, attested === undefined ? undefined : true),
    ...(scorecard === undefined ? {} : { scorecard: known(scorecard, id, answers.at) }),
  };
}

/**
 * Where the advisory service failed, malware that is listed here is told all the same. Other advisories are not: a part of the list would close the
 * gap that keeps the check from being green.
 */
function malwareListed(one: Evidence, { id, answers, past }: Opinion): Pick<Evidence, 'advisories'> | undefined {
  const { advisories, release, change } = one;
  if (answers.state !== 'told' || past || advisories.state !== 'unknown' || advisories.from === undefined)
    return undefined;
  const version =
    'version' in change.after ? change.after.version : release.state === 'known' ? release.value.version : '';
  const { ecosystem, name } = change;
  const listed = answers.tellings.get(releaseKey({ ecosystem, name, version }))?.advisories ?? [];
  const after = listed.filter((advisory) => advisory.startsWith('MAL-')).map((advisory) => malware(advisory, id));
  return after.length === 0 ? undefined : { advisories: known({ after, before: [] }, id, answers.at) };
}

function malware(id: string, source: string): Advisory {
  return { id, aliases: [], kind: 'malware', summary: 'listed as malware', severity: 'critical', source };
}
