import { beforeOf } from '../../domain/change.ts';
import { absent, type Instant, type Known } from '../../domain/known.ts';
import type { FactName } from '../../domain/facts.ts';
import type { Budget, Collected, Source, Subject } from '../../evidence/source.ts';
import { countedHttp } from '../http/counted.ts';
import type { HttpClient } from '../http/port.ts';
import type { SourceRoots } from '../roots.ts';
import { commitFact } from './commit-fact.ts';
import { githubApi } from './github-api.ts';
import { repositoryFact } from './repository-fact.ts';
import { tagFact } from './tag-fact.ts';

/**
 * Days after which a release's tag is not asked for. Compromised releases were found within days (docs/decisions/0004); asking costs up to nine requests a
 * package of an account's hourly allowance, which ordinary bumps of settled releases must not use up.
 */
const settledDays = 30;

const provides = ['pinnedCommit', 'previousCommit', 'repository', 'sourceTag'] as const;

/** GitHub as the place where source is kept: what the repository itself says of a release or of a pinned commit. */
export function githubSource(roots: SourceRoots, base: HttpClient, now: () => Instant): Source {
  const http = countedHttp(base);
  const api = githubApi(http, roots.githubApi);

  async function collect(subject: Subject, budget: Budget): Promise<Collected> {
    const context = { from: 'github', now, signal: budget.signal };
    const { change } = subject;
    const before = beforeOf(change) ?? (change.kind === 'added' ? change.beside : undefined);
    const settled = isSettled(subject);
    const wants = (fact: FactName): boolean => subject.wanted.has(fact);
    const aboutRelease = <T>(fact: FactName, ask: () => Promise<Known<T>>): Promise<Known<T>> | undefined => {
      if (!wants(fact)) return undefined;
      return settled ? Promise.resolve(absent<T>('github', now())) : ask();
    };
    const [repository, sourceTag, pinnedCommit, previousCommit] = await Promise.all([
      aboutRelease('repository', () => repositoryFact(api, subject, context)),
      aboutRelease('sourceTag', () => tagFact(api, subject, context)),
      wants('pinnedCommit') ? commitFact(api, subject, { ...context, entry: change.after }) : undefined,
      wants('previousCommit') ? commitFact(api, subject, { ...context, entry: before }) : undefined,
    ]);
    return {
      ...(repository ? { repository } : {}),
      ...(sourceTag ? { sourceTag } : {}),
      ...(pinnedCommit ? { pinnedCommit } : {}),
      ...(previousCommit ? { previousCommit } : {}),
    };
  }

  return { id: 'github', provides, after: ['history', 'release'], ecosystems: 'all', collect, use: http.use };
}

function isSettled({ found, now }: Subject): boolean {
  const { release } = found;
  if (release?.state !== 'known' || release.value.publishedAt.state !== 'known') return false;
  return Date.parse(now) - Date.parse(release.value.publishedAt.value) > settledDays * 86_400_000;
}

const registryFacts = [
  'history',
  'newDependencies',
  'owners',
  'popularity',
  'previousRelease',
  'projectStatus',
  'release',
  'remedy',
  'resolution',
] as const;

/** Actions have no registry: their repository is all there is, so a registry's facts are absent, not unknown. */
export function actionsSource(now: () => Instant): Source {
  return {
    id: 'github-actions',
    provides: registryFacts,
    ecosystems: ['githubactions'],
    collect: async () => Object.fromEntries(registryFacts.map((fact) => [fact, absent('github', now())])),
    use: () => ({ asked: 0, failed: 0 }),
  };
}
