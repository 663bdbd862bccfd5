import type { Scorecard } from '../../domain/facts.ts';
import type { Instant } from '../../domain/known.ts';
import type { EcosystemId, PackageVersion } from '../../domain/package.ts';
import { releaseKey, type SecondAnswers, type SecondSource, type SecondTelling } from '../../evidence/second-source.ts';
import { field, fieldAt } from '../fields.ts';
import { countedHttp } from '../http/counted.ts';
import type { HttpClient } from '../http/port.ts';
import { askBatch } from './batch.ts';
import { readScorecard } from './scorecard.ts';
import { projectId, readVersion, releaseAsked, systems, versionQuestion } from './version.ts';

interface Parts {
  readonly http: HttpClient;
  readonly root: string;
  readonly now: () => Instant;
}

/**
 * deps.dev as a second source: one batch for all releases of a review and one for their source projects. Whatever goes wrong is a reason in its answer;
 * where only the projects could not be had, the releases are told without scores.
 */
export function depsDev({ http: base, root, now }: Parts): SecondSource {
  const http = countedHttp(base);

  async function tell(releases: readonly PackageVersion[], signal: AbortSignal): Promise<SecondAnswers> {
    const distinct = [...new Map(releases.map((release) => [releaseKey(release), release])).values()];
    const questions = distinct.flatMap((release) => versionQuestion(release) ?? []);
    const tellings = new Map<string, SecondTelling>();
    if (questions.length === 0) return { state: 'told', tellings, at: now() };
    const answered = await askBatch({ path: 'versionbatch', answer: 'version' }, questions, { http, root, signal });
    if ('reason' in answered) return { state: 'failed', reason: answered.reason };
    const wanted = new Set(distinct.map(releaseKey));
    const projects = new Map<string, string>();
    for (const { request, value } of answered.answers) {
      const release = releaseAsked(request);
      if (release === undefined || value === undefined || !wanted.has(releaseKey(release))) continue;
      const { telling, project } = readVersion(value);
      tellings.set(releaseKey(release), telling);
      if (project !== undefined) projects.set(releaseKey(release), project);
    }
    const cards = await scorecards([...new Set(projects.values())], signal);
    for (const [key, telling] of tellings) {
      const scorecard = cards.get(projects.get(key) ?? '');
      if (scorecard !== undefined) tellings.set(key, { ...telling, scorecard });
    }
    return { state: 'told', tellings, at: now() };
  }

  async function scorecards(projects: readonly string[], signal: AbortSignal): Promise<ReadonlyMap<string, Scorecard>> {
    const questions = projects.map((id) => ({ projectKey: { id } }));
    const answered =
      questions.length === 0
        ? { answers: [] }
        : await askBatch({ path: 'projectbatch', answer: 'project' }, questions, { http, root, signal });
    if ('reason' in answered) return new Map();
    return new Map(
      answered.answers.flatMap(({ request, value }) => {
        const id = projectId(fieldAt(request, 'projectKey', 'id'));
        const card = id === undefined || field(value, 'scorecard') === undefined ? undefined : readScorecard(id, value);
        return id === undefined || card === undefined ? [] : [[id, card] as const];
      }),
    );
  }

  return { id: 'deps.dev', ecosystems: Object.keys(systems) as EcosystemId[], tell, use: http.use };
}
