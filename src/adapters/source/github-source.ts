import { beforeOf } from '../../domain/change.ts';
import { absent, type Instant, type Known } from '../../domain/known.ts';
import type { FactName } from '../../domain/facts.ts';
import type { Budget, Collected, Source, Subject } from '../../evidence/source.ts';
import { systemClock } from '../http/clock.ts';
import { countedHttp, type CountedHttp } from '../http/counted.ts';
import type { HttpClient } from '../http/port.ts';
import type { SourceRoots } from '../roots.ts';
import { restAccess, type GithubAccess } from './access.ts';
import { commitFact } from './commit-fact.ts';
import { githubApi, type GithubApi } from './github-api.ts';
import { graphqlAccess } from './graphql-access.ts';
import { graphqlBatches, newStanding, type GraphqlStanding } from './graphql-batches.ts';
import { withinLimits, type UsedUp } from './rate-limit.ts';
import { repositoryFact } from './repository-fact.ts';
import { isSettled } from './settled.ts';
import { sourceFilesFact } from './source-files-fact.ts';
import { tagFact } from './tag-fact.ts';

const provides = ['pinnedCommit', 'previousCommit', 'repository', 'sourceTag'] as const;

/** Who asks GitHub on behalf of a review. */
export interface GithubReader {
  /** Whoever shares an allowance with it has the same name. */
  readonly who: string;
  /** A token goes along: GraphQL is there only for those. */
  readonly signedIn: boolean;
  /** The client that puts the token there, on requests below GitHub's API root and on no other. */
  readonly http: (base: HttpClient) => HttpClient;
}

/** Makes GitHub's sources for a reader; without one, for whoever the operator's token stands for. */
export type GithubSourcesFor = (reader?: GithubReader) => readonly Source[];

/**
 * GitHub as the place where source is kept: what the repository itself says of a release or of a pinned commit. Sources
 * made for several readers share what is known of the service: used-up allowances, and that it has no GraphQL.
 */
export function githubSources(roots: SourceRoots, base: HttpClient, now: () => Instant): GithubSourcesFor {
  return githubSourcesOver(githubAsking(roots, base), roots, now);
}

/** A way to ask GitHub as one reader: each client counts for itself, all keep to what is known of the reader's allowances. */
export interface GithubAsking {
  readonly reader: GithubReader;
  readonly client: () => CountedHttp;
}

/** Makes ways to ask GitHub that share what is known of used-up allowances. Without a reader: as the operator, or as nobody. */
export function githubAsking(roots: SourceRoots, base: HttpClient): (reader?: GithubReader) => GithubAsking {
  const usedUp: UsedUp = new Map();
  const operator: GithubReader = {
    who: roots.githubToken === undefined ? 'nobody' : 'the operator',
    signedIn: roots.githubToken !== undefined,
    http: (client) => client,
  };
  return (reader = operator) => {
    const { who, signedIn } = reader;
    const client = (): CountedHttp => {
      const counted = countedHttp(reader.http(base));
      const limits = { who, signedIn, usedUp, clock: systemClock, wallClock: Date.now };
      return { ...withinLimits(counted, limits), use: counted.use };
    };
    return { reader, client };
  };
}

/** The same sources over ways to ask that others use as well. */
export function githubSourcesOver(
  asking: ReturnType<typeof githubAsking>,
  roots: SourceRoots,
  now: () => Instant,
): GithubSourcesFor {
  const standing = new Map<string, GraphqlStanding>();
  return (as) => {
    const { reader, client } = asking(as);
    const { who, signedIn } = reader;
    const [http, forFiles] = [client(), client()];
    const rest = githubApi(http, roots.githubApi);
    const files = filesSource(githubApi(forFiles, roots.githubApi), now, forFiles.use);
    if (!signedIn) return [sourceOver(restAccess(rest), now, http.use), files];
    const known = standing.get(who) ?? newStanding();
    standing.set(who, known);
    const batches = graphqlBatches(http, roots.githubApi, { standing: known });
    return [sourceOver(graphqlAccess(batches, rest), now, http.use), files];
  };
}

/** The source tree of a release's tag, held against its archive: it waits for both. */
function filesSource(api: GithubApi, now: () => Instant, use: Source['use']): Source {
  async function collect(subject: Subject, { signal }: Budget): Promise<Collected> {
    if (!subject.wanted.has('sourceFiles')) return {};
    return { sourceFiles: await sourceFilesFact(api, subject, { from: 'github', now, signal }) };
  }

  const after = ['archive', 'release', 'sourceTag'] as const;
  return { id: 'github-files', provides: ['sourceFiles'], after, ecosystems: 'all', collect, use };
}

function sourceOver(access: GithubAccess, now: () => Instant, use: Source['use']): Source {
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
      aboutRelease('repository', () => repositoryFact(access, subject, context)),
      aboutRelease('sourceTag', () => tagFact(access, subject, context)),
      wants('pinnedCommit') ? commitFact(access, subject, { ...context, entry: change.after }) : undefined,
      wants('previousCommit') ? commitFact(access, subject, { ...context, entry: before }) : undefined,
    ]);
    return {
      ...(repository ? { repository } : {}),
      ...(sourceTag ? { sourceTag } : {}),
      ...(pinnedCommit ? { pinnedCommit } : {}),
      ...(previousCommit ? { previousCommit } : {}),
    };
  }

  return { id: 'github', provides, after: ['history', 'release'], ecosystems: 'all', collect, use };
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
