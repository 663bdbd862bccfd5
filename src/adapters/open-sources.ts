import { existsSync } from 'node:fs';
import { unknown, type Instant } from '../domain/known.ts';
import type { SecondSource } from '../evidence/second-source.ts';
import type { Source } from '../evidence/source.ts';
import { bundledCompromises } from './advisories/bundled.ts';
import { loadIncidents } from './advisories/incident.ts';
import { openMirror, type Mirror } from './advisories/mirror.ts';
import { advisorySources } from './advisories/source.ts';
import { openAnalysisPool } from './artifacts/analysis-pool.ts';
import { actionArchivesFor } from './artifacts/action-archives-for.ts';
import { archivesSource } from './artifacts/archives-source.ts';
import { depsDev } from './depsdev/source.ts';
import { createHttpClient } from './http/client.ts';
import { lookalikesFrom } from './names/lookalikes.ts';
import { loadPopular, loadRankings } from './names/popular.ts';
import { allowedFor, rootsOf, type SourceRoots } from './roots.ts';
import { githubAsking, githubSourcesOver, type GithubReader } from './source/github-source.ts';
import { sourcesBesideGithub } from './sources.ts';

/** Every source of evidence, ready to be asked, and the way to let go of their connections. */
export interface OpenSources {
  /** GitHub is asked with the operator's token, or without one. */
  readonly all: readonly Source[];
  /** The same sources, with GitHub asked as that reader. */
  readonly as: (reader: GithubReader) => readonly Source[];
  /** A second source for what registries leave open, where the operator named one. */
  readonly second?: SecondSource;
  readonly close: () => Promise<void>;
}

export interface SourcesChoice {
  /** Roots that the operator named; the others are the public services. */
  readonly roots: Partial<SourceRoots>;
  /** Ask no service: only what comes with the program and the local copy of the advisories. The others say that they were not asked. */
  readonly offline: boolean;
  /** Stamps facts. */
  readonly now: () => Instant;
  /** Leave the bundled compromises out: to measure what is seen without them. */
  readonly withoutIncidents?: boolean;
  /** File of the local copy of the advisories (`lockwarden sync`). Where it exists it is asked instead of OSV. */
  readonly advisoryFile?: string;
  /** Folder of the operator's rankings of packages (`lockwarden names`), taken beside the short lists that are bundled. */
  readonly namesFolder?: string;
}

/** Opens the sources: what is bundled always, a local copy of the advisories where there is one, the network unless `offline`. */
export async function openSources(choice: SourcesChoice): Promise<OpenSources> {
  const [incidents, popular, ranked] = await Promise.all([
    loadIncidents(),
    loadPopular(),
    loadRankings(choice.namesFolder),
  ]);
  const names = lookalikesFrom([...popular, ...ranked]);
  const bundled = [bundledCompromises(choice.withoutIncidents === true ? [] : incidents), names];
  const mirror = openCopy(choice.advisoryFile);
  const roots = rootsOf(choice.roots);
  const http = createHttpClient({ roots: allowedFor(roots) });
  const pool = openAnalysisPool();
  const archives = archivesSource({ http, pool, now: choice.now });
  const config = mirror ? { ...roots, advisories: mirror.lookup } : roots;
  const others = [...bundled, ...sourcesBesideGithub(config, http, choice.now), archives];
  const asking = githubAsking(config, http);
  const wellKnown = new Set([...popular, ...ranked].filter(isOfActions).flatMap(({ names }) => names));
  const actions = actionArchivesFor({ asking, root: roots.githubApi, pool, now: choice.now, wellKnown });
  const sources = githubSourcesOver(asking, config, choice.now);
  const github = (reader?: GithubReader): readonly Source[] => [...sources(reader), actions(reader)];
  if (choice.offline) {
    const copy = copySources(mirror, choice.now);
    const asleep = [...sourcesBesideGithub(config, http, choice.now), archives, ...github()]
      .filter(({ provides }) => mirror === undefined || !provides.includes('advisories'))
      .map(notAsked);
    return { all: [...bundled, ...copy, ...asleep], as: () => [...bundled, ...copy, ...asleep], close };
  }
  return {
    all: [...others, ...github()],
    as: (reader) => [...others, ...github(reader)],
    ...(roots.depsdev === undefined ? {} : { second: depsDev({ http, root: roots.depsdev, now: choice.now }) }),
    close,
  };

  async function close(): Promise<void> {
    mirror?.close();
    await Promise.all([http.close(), pool.close()]);
  }
}

function isOfActions({ ecosystem }: { readonly ecosystem: string }): boolean {
  return ecosystem === 'githubactions';
}

/** A source that is left in peace tells nothing, and says so: what it would have told is not known to be harmless. */
function notAsked(source: Source): Source {
  const why = unknown(`${source.id} was not asked: the review is offline`, source.id);
  const told = Object.fromEntries(source.provides.map((fact) => [fact, why]));
  return { ...source, collect: () => Promise.resolve(told), use: () => ({ asked: 0, failed: 0 }) };
}

function openCopy(file: string | undefined): Mirror | undefined {
  return file !== undefined && existsSync(file) ? openMirror(file) : undefined;
}

/** Without the network the copy is all there is to tell of advisories. */
function copySources(mirror: Mirror | undefined, now: () => Instant): readonly Source[] {
  if (!mirror) return [];
  const use = () => ({ asked: 0, failed: 0 });
  return advisorySources({ id: 'advisories', lookup: mirror.lookup, registries: new Map(), now, use });
}
