import type { Scorecard } from '../../domain/facts.ts';
import { defined, field, fieldAt, instantOf, listOf, numberOf, textOf } from '../fields.ts';

/** Checks that are named. */
const named = 3;

/** The Scorecard of a project; undefined where it has none. A check below 0 could not be run and says nothing. */
export function readScorecard(project: string, answer: unknown): Scorecard | undefined {
  const card = field(answer, 'scorecard');
  const score = numberOf(field(card, 'overallScore'));
  if (score === undefined || score > 10) return undefined;
  const checks = listOf(field(card, 'checks'))
    .slice(0, 100)
    .flatMap((check) => {
      const [name, points] = [textOf(field(check, 'name')), numberOf(field(check, 'score') ?? 0)];
      return name === undefined || points === undefined ? [] : [{ name: name.slice(0, 60), points }];
    })
    .toSorted((a, b) => a.points - b.points || (a.name < b.name ? -1 : 1));
  const lowest = checks.filter(({ points }) => points <= score).slice(0, named);
  return {
    project,
    score,
    ...defined({ date: instantOf(fieldAt(card, 'date')) }),
    lowest: lowest.map(({ name }) => name),
  };
}
