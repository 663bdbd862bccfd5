import { isPinned } from '../../domain/dependency.ts';
import type { ArchiveDelta, Release, ReleaseFile } from '../../domain/facts.ts';
import { absent, known, unknown } from '../../domain/known.ts';
import type { Instant, Known } from '../../domain/known.ts';
import { ecosystems, isEcosystemId } from '../../ecosystems/index.ts';
import type { Budget, Collected, Source, Subject } from '../../evidence/source.ts';
import { countedHttp } from '../http/counted.ts';
import type { HttpClient } from '../http/port.ts';
import type { AnalysisTask } from './analysis/analyse.ts';
import type { ArchiveBytes } from './analysis/delta.ts';
import type { RegistrySays } from './analysis/manifest-differences.ts';
import type { AnalysisPool } from './analysis-pool.ts';
import { chooseFiles } from './choose-files.ts';
import type { ChosenFiles } from './choose-files.ts';
import { fetchArchive } from './fetch.ts';
import { strongestHash } from './integrity.ts';
import { defaultLimits } from './limits.ts';
import type { ArchiveLimits } from './limits.ts';
import { isSettled } from '../source/settled.ts';
import { sourceName } from '../source/repository-name.ts';
import { Remembered } from './remembered.ts';

export interface ArchivesOptions {
  readonly http: HttpClient;
  readonly pool: AnalysisPool;
  readonly now: () => Instant;
  readonly limits?: Partial<ArchiveLimits>;
}

/** Actions have no registry that keeps archives: what they are made of is asked of GitHub (action-archives-source.ts). */
const withArchives = Object.keys(ecosystems)
  .filter(isEcosystemId)
  .filter((id) => id !== 'githubactions');

/** Companions larger than this are left out: the main pair tells most. One that grows beyond it is said to be left out. */
const largestCompanion = 8 * 1024 * 1024;

/**
 * The archives of a release and of the one before it as a source of evidence: fetched by the registry's addresses,
 * compared in memory, never executed. Deltas are remembered by the hashes of their archives.
 */
export function archivesSource(options: ArchivesOptions): Source {
  const http = countedHttp(options.http);
  const limits = { ...defaultLimits, ...options.limits };
  const remembered = new Remembered<ArchiveDelta>(200);

  async function collect(subject: Subject, budget: Budget): Promise<Collected> {
    if (!subject.wanted.has('archive')) return {};
    return { archive: await archiveOf(subject, budget) };
  }

  async function archiveOf(subject: Subject, budget: Budget): Promise<Known<ArchiveDelta>> {
    const release = filesOf(subject.found.release);
    if ('fact' in release) return release.fact(options.now());
    const chosen = chooseFiles(release.files, previousFiles(subject, release.files));
    if (chosen === undefined) return absent('archives', options.now());
    if (isHuge(chosen.after) && isHuge(chosen.before)) return alwaysHuge(chosen.after.name);
    const forSource = mayHaveSource(subject);
    const key = keyOf(chosen, [...(subject.change.after.integrity ?? []), ...(forSource ? ['for source'] : [])]);
    const earlier = key === undefined ? undefined : remembered.get(key);
    if (earlier !== undefined) return known(earlier, 'archives', options.now());
    const delta = await compare(subject, chosen, budget);
    if (delta === 'missing') return missing(chosen.after, options.now());
    if ('reason' in delta) return unknown(delta.reason, 'archives');
    if (key !== undefined && delta.notRead.length === 0) remembered.set(key, delta);
    return known(delta, 'archives', options.now());
  }

  function isHuge(file: ReleaseFile | undefined): boolean {
    return (file?.size ?? 0) > limits.compressed;
  }

  /**
   * A project whose archives have always been beyond the limit (torch's wheels) cannot be looked into, and nobody failed: it is listed. One that
   * grows beyond the limit now is not excused: that would be a way around the look.
   */
  function alwaysHuge(name: string): Known<ArchiveDelta> {
    const mib = Math.round(limits.compressed / 1_048_576);
    const reason = `${name} and the archive before it have more than ${mib} MiB, the most that is looked into`;
    return { state: 'unknown', reason, from: 'archives', cause: 'not-told' };
  }

  async function compare(
    subject: Subject,
    chosen: ChosenFiles,
    budget: Budget,
  ): Promise<ArchiveDelta | { readonly reason: string } | 'missing'> {
    const fetched = await fetchAll(chosen, budget);
    if (fetched === 'missing' || 'reason' in fetched) return fetched;
    const { after } = subject.change;
    const analysed = await options.pool.run({
      ...fetched.task,
      ecosystem: subject.change.ecosystem,
      registry: registrySays(subject),
      forSource: mayHaveSource(subject),
      limits,
      stated: {
        registry: chosen.after.hashes,
        lockfile: after.integrity ?? [],
        ofOneFile: subject.change.ecosystem !== 'pypi',
      },
    });
    if (analysed.analysis === undefined) return { reason: analysed.ok ? 'nothing was read' : analysed.reason };
    const late = analysed.ok ? [] : [analysed.reason];
    const cut = analysed.ok ? {} : { cutShort: analysed.reason };
    const remark = chosen.remark === undefined ? [] : [chosen.remark];
    const notRead = [...remark, ...fetched.notRead, ...late, ...analysed.analysis.notRead];
    return { ...analysed.analysis, notRead, ...cut };
  }

  async function fetchAll(chosen: ChosenFiles, budget: Budget): Promise<FetchedAll> {
    const notRead: string[] = [];
    const get = async (file: ReleaseFile | undefined, most = limits.compressed): Promise<Got> => {
      if (file === undefined) return 'missing';
      const fetched = await fetchArchive(http, file, { most, budget });
      if ('bytes' in fetched) return { fileName: file.name, bytes: fetched.bytes };
      if ('missing' in fetched) return 'missing';
      notRead.push(fetched.reason);
      return 'failed';
    };
    const beside = chosen.companion;
    const companion = isSmall(beside?.after) ? beside : undefined;
    if (beside !== undefined && companion === undefined && isSmall(beside.before))
      notRead.push(`${beside.after.name} has grown beyond ${largestCompanion / 1_048_576} MiB, and is not looked into`);
    const [after, before, companionAfter, companionBefore] = await Promise.all([
      get(chosen.after),
      get(chosen.before),
      get(companion?.after, largestCompanion),
      get(companion?.before, largestCompanion),
    ]);
    if (after === 'missing') return 'missing';
    if (after === 'failed') return { reason: notRead[0] ?? 'the archive could not be fetched' };
    const afterBeside = bytesOf(companionAfter);
    return {
      task: {
        after,
        before: bytesOf(before),
        companion: afterBeside && { after: afterBeside, before: bytesOf(companionBefore) },
      },
      notRead,
    };
  }

  return {
    id: 'archives',
    routed: true,
    provides: ['archive'],
    slow: true,
    after: ['release', 'previousRelease', 'history'],
    ecosystems: withArchives,
    collect,
    use: http.use,
  };
}

type Got = ArchiveBytes | 'missing' | 'failed';
type FetchedAll =
  | { readonly task: Pick<AnalysisTask, 'after' | 'before' | 'companion'>; readonly notRead: readonly string[] }
  | { readonly reason: string }
  | 'missing';

function bytesOf(got: Got): ArchiveBytes | undefined {
  return got === 'missing' || got === 'failed' ? undefined : got;
}

/** The files of a release, or the fact to give in their place. */
function filesOf(
  release: Known<Release> | undefined,
): { readonly files: readonly ReleaseFile[] } | { readonly fact: (now: Instant) => Known<ArchiveDelta> } {
  if (release === undefined) return { fact: () => unknown('the release is not known', 'archives') };
  // The reason why the release is not known is the reason here, and so is whether it was anyone's failure.
  if (release.state === 'unknown') return { fact: () => ({ ...release, from: 'archives' }) };
  if (release.state === 'absent') return { fact: (now) => absent('archives', now) };
  const { files } = release.value;
  if (files.state === 'unknown') return { fact: () => unknown(files.reason, 'archives') };
  return files.state === 'absent' ? { fact: (now) => absent('archives', now) } : { files: files.value };
}

/**
 * The files of the release before. Where only the commit of one version changed (a moved tag in composer.lock), the
 * archive before is the same address with the old commit.
 */
function previousFiles(subject: Subject, files: readonly ReleaseFile[]): readonly ReleaseFile[] {
  const { change } = subject;
  const before = change.kind === 'changed' ? change.before : undefined;
  const [oldCommit, newCommit] = [before, change.after].map((entry) =>
    entry !== undefined && isPinned(entry) ? entry.digest : undefined,
  );
  if (
    isCommit(oldCommit) &&
    isCommit(newCommit) &&
    oldCommit !== newCommit &&
    files.some((file) => file.url.includes(newCommit))
  ) {
    return files.map(({ size: _size, ...file }) => ({
      ...file,
      url: file.url.replaceAll(newCommit, oldCommit),
      name: file.name.replaceAll(newCommit, oldCommit),
      hashes: [],
    }));
  }
  const previous = subject.found.previousRelease;
  return previous?.state === 'known' && previous.value.files.state === 'known' ? previous.value.files.value : [];
}

function isCommit(text: string | undefined): text is string {
  return text !== undefined && /^[0-9a-f]{40}$/.test(text);
}

function isSmall(file: ReleaseFile | undefined): boolean {
  return file !== undefined && (file.size ?? 0) <= largestCompanion;
}

/**
 * A file that the registry lists and does not have cannot be installed, so nothing new runs. Composer and Go (kind `zip`)
 * then take the source instead, which nobody looked at.
 */
function missing(file: ReleaseFile, now: Instant): Known<ArchiveDelta> {
  return file.kind === 'zip'
    ? unknown(`${file.name}: the registry lists it and does not have it`, 'archives')
    : absent('archives', now);
}

/**
 * Deltas are equal where all archives are, by strong hashes, and where the lockfile states the same hashes, with which the
 * bytes are compared as well; without hashes nothing is remembered.
 */
function keyOf(chosen: ChosenFiles, stated: readonly string[]): string | undefined {
  const files = [chosen.after, chosen.before, chosen.companion?.after, chosen.companion?.before];
  const parts = files.map((file) => (file === undefined ? 'none' : strongestHash(file)));
  return parts.includes(undefined) ? undefined : [...parts, ...stated].join(' ');
}

function registrySays(subject: Subject): RegistrySays | undefined {
  const { release } = subject.found;
  if (release?.state !== 'known') return undefined;
  const { dependencies, hooks, version } = release.value;
  return {
    name: subject.change.name,
    version,
    ...(dependencies.state === 'known' ? { dependencies: dependencies.value } : {}),
    ...(hooks.state === 'known' ? { hooks: hooks.value } : {}),
  };
}

/** Whether the code will be held against a source tree: that of a young release whose source somebody may be asked for. */
function mayHaveSource(subject: Subject): boolean {
  return subject.wanted.has('sourceFiles') && !isSettled(subject) && sourceName(subject).state === 'named';
}
