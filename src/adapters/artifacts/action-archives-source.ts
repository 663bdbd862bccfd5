import type { ArchiveDelta } from '../../domain/facts.ts';
import { absent, known, unknown } from '../../domain/known.ts';
import type { Instant, Known } from '../../domain/known.ts';
import type { Budget, Collected, Source, Subject } from '../../evidence/source.ts';
import type { CountedHttp } from '../http/counted.ts';
import { actionsLeftOut } from './action-choice.ts';
import { actionCommits } from './action-commits.ts';
import type { ActionCommits } from './action-commits.ts';
import { fetchTarball } from './action-tarball.ts';
import type { Tarball } from './action-tarball.ts';
import type { AnalysisPool } from './analysis-pool.ts';
import { defaultLimits } from './limits.ts';
import type { ArchiveLimits } from './limits.ts';
import { Remembered } from './remembered.ts';
import { SharedFlights } from './shared-flights.ts';

export interface ActionArchivesOptions {
  /** Asks GitHub, as whoever the review is for. */
  readonly http: CountedHttp;
  /** GitHub's API. */
  readonly root: string;
  readonly pool: AnalysisPool;
  readonly now: () => Instant;
  /** Actions that many use, as `owner/repo`: of many changed ones they are looked at after the others. */
  readonly wellKnown?: ReadonlySet<string>;
  /** Deltas of earlier reviews, by repository, commits and folder: they never change. */
  readonly remembered?: Remembered<ArchiveDelta>;
  readonly limits?: Partial<ArchiveLimits>;
}

const id = 'github-archives';
/** Pairs of archives that are held at the same time. */
const pairsAtOnce = 4;

/**
 * The code of a changed action: its repository as of the old and of the new commit, compared in memory, never executed. One request a side,
 * shared by all actions of that repository in the review; none where no action changed.
 */
export function actionArchivesSource(options: ActionArchivesOptions): Source {
  const { http, root, pool, now, wellKnown = new Set() } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const remembered = options.remembered ?? new Remembered<ArchiveDelta>(100);
  const flights = new SharedFlights<readonly [Tarball, Tarball]>(pairsAtOnce);

  async function collect(subject: Subject, budget: Budget): Promise<Collected> {
    if (!subject.wanted.has('archive')) return {};
    const comparable = actionCommits(subject);
    if (comparable.state === 'nothing') return { archive: absent(id, now()) };
    if (comparable.state === 'open') return { archive: comparable.why };
    return { archive: await archiveOf(comparable.commits, budget) };
  }

  async function archiveOf(commits: ActionCommits, budget: Budget): Promise<Known<ArchiveDelta>> {
    const { name, folder, before, after } = commits;
    const pair = [name.owner, name.name, before, after].join(' ').toLowerCase();
    const key = `${pair} ${folder}`;
    const earlier = remembered.get(key);
    if (earlier !== undefined) return known(earlier, id, now());
    const get = (sha: string): Promise<Tarball> =>
      fetchTarball(http, { root, name, sha, most: limits.compressed }, budget);
    const fact = await flights.share(
      pair,
      async () => await Promise.all([get(before), get(after)]),
      async (tarballs) => await compare(commits, tarballs),
    );
    if (fact.state === 'known' && fact.value.notRead.length === 0) remembered.set(key, fact.value);
    return fact;
  }

  async function compare(
    { name, folder, before, after }: ActionCommits,
    [old, current]: readonly [Tarball, Tarball],
  ): Promise<Known<ArchiveDelta>> {
    if (!('bytes' in old) || !('bytes' in current)) return notHad(old, current);
    // Others may compare the same bytes, and a worker keeps what it is given.
    const archive = (sha: string, { bytes }: { readonly bytes: Buffer }) => ({
      fileName: `${name.owner}-${name.name}-${sha.slice(0, 12)}.tar.gz`,
      bytes: Buffer.from(Uint8Array.from(bytes).buffer),
    });
    const analysed = await pool.run({
      ecosystem: 'githubactions',
      after: archive(after, current),
      before: archive(before, old),
      companion: undefined,
      registry: undefined,
      actionFolder: folder,
      limits,
      stated: { registry: [], lockfile: [], ofOneFile: true },
    });
    const { analysis } = analysed;
    if (analysis === undefined) return unknown(analysed.ok ? 'nothing was read' : analysed.reason, id);
    if (analysis.fileCount.after === 0) return { ...unknown(emptyReason(analysis), id), ...causeOf(analysis) };
    if (analysed.ok) return known(analysis, id, now());
    const { reason } = analysed;
    return known({ ...analysis, notRead: [reason, ...analysis.notRead], cutShort: reason }, id, now());
  }

  return {
    id,
    provides: ['archive'],
    slow: true,
    after: ['pinnedCommit', 'previousCommit'],
    ecosystems: ['githubactions'],
    leavesOut: (changes) => actionsLeftOut(changes, wellKnown),
    collect,
    use: http.use,
  };
}

/**
 * A commit without an archive for this asker, a redirect that the roots do not allow and a repository that always was too large are
 * nobody's failure: they are listed. One that grows beyond the limit now is not excused: that would be a way around the look.
 */
function notHad(old: Tarball, current: Tarball): Known<ArchiveDelta> {
  const worst = 'bytes' in current ? old : current;
  const reason = 'bytes' in worst ? 'the archive could not be had' : worst.reason;
  const whys = [old, current].map((one) => ('bytes' in one ? undefined : one.why));
  if (whys.includes('failed')) return unknown(failedReason([current, old]) ?? reason, id);
  const grew = whys[1] === 'large' && whys[0] === undefined;
  return grew ? unknown(reason, id) : { state: 'unknown', reason, from: id, cause: 'not-told' };
}

function failedReason(tarballs: readonly Tarball[]): string | undefined {
  for (const one of tarballs) if (!('bytes' in one) && one.why === 'failed') return one.reason;
  return undefined;
}

function emptyReason({ notRead, cutShort }: ArchiveDelta): string {
  return cutShort ?? notRead[0] ?? 'the archive holds no action';
}

/** What never held an action there is nobody's failure; where there was one, it may be hidden behind a link or a break. */
function causeOf({ fileCount }: ArchiveDelta): { readonly cause?: 'not-told' } {
  return fileCount.before === 0 ? { cause: 'not-told' } : {};
}
