import { beforeOf } from '../../domain/change.ts';
import { absent, type Instant } from '../../domain/known.ts';
import type { FactName } from '../../domain/facts.ts';
import type { Budget, Collected, Source, Subject } from '../../evidence/source.ts';
import { countedHttp } from '../http/counted.ts';
import type { HttpClient } from '../http/port.ts';
import type { SourceRoots } from '../roots.ts';
import { commitFact } from './commit-fact.ts';
import { githubApi } from './github-api.ts';
import { repositoryFact } from './repository-fact.ts';
import { tagFact } from './tag-fact.ts';

const provides = ['pinnedCommit', 'previousCommit', 'repository', 'sourceTag'] as const;

/** GitHub as the place where source is kept: what the repository itself says of a release or of a pinned commit. */
export function githubSource(roots: SourceRoots, base: HttpClient, now: () => Instant): Source {
  const http = countedHttp(base);
  const api = githubApi(http, roots.githubApi);

  async function collect(subject: Subject, budget: Budget): Promise<Collected> {
    const context = { from: 'github', now, signal: budget.signal };
    const { change } = subject;
    const before = beforeOf(change) ?? (change.kind === 'added' ? change.beside : undefined);
    const wants = (fact: FactName): boolean => subject.wanted.has(fact);
    const [repository, sourceTag, pinnedCommit, previousCommit] = await Promise.all([
      wants('repository') ? repositoryFact(api, subject, context) : undefined,
      wants('sourceTag') ? tagFact(api, subject, context) : undefined,
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
