import type { Confidence, Finding, Severity } from '../domain/finding.ts';
import type { Risk, RiskLevel } from '../domain/risk.ts';
import { families, pairs, points, repeated, unscored, type Pair } from './weights.ts';

type Contribution = Risk['contributions'][number];
type PackageFinding = Finding & { readonly package: NonNullable<Finding['package']> };

/** Scores at which a level begins. Warning and blocking are the policy's own thresholds. */
const levels: readonly (readonly [RiskLevel, number])[] = [
  ['critical', 75],
  ['high', 50],
  ['medium', 25],
  ['low', 1],
];

/** Low signs alone, however many, do not add up to more than this: notes never warn. */
const mostFromNotes = 20;
/** Without one sign that is high by itself the score stays below the block. */
const mostFromMedium = 60;

/**
 * How worrying each package is, worst first. Takes the findings that count: not those that the policy has off or an
 * exception accepts. Every point is accounted for in `contributions`.
 */
export function scoreRisks(findings: readonly Finding[]): readonly Risk[] {
  const groups = Map.groupBy(
    findings.filter(isAboutPackage).filter((f) => !unscored.has(f.signal)),
    (f) => f.package.purl,
  );
  const risks = [...groups.values()].map(riskOf);
  return risks.toSorted((a, b) => b.score - a.score || (a.package.purl < b.package.purl ? -1 : 1));
}

function isAboutPackage(finding: Finding): finding is PackageFinding {
  return finding.package !== undefined;
}

function riskOf(findings: readonly PackageFinding[]): Risk {
  const strongest = strongestOf(findings);
  const single = familyPoints([...strongest.values()]);
  const together = pairs.flatMap((pair) => pairPoints(pair, strongest));
  const contributions = [...single, ...summed(together)].filter((c) => c.points > 0);
  contributions.sort((a, b) => b.points - a.points || (a.signal < b.signal ? -1 : 1));
  const sum = contributions.reduce((total, c) => total + c.points, 0);
  const score = Math.min(100, capOf([...strongest.values()]), sum);
  const first = [...strongest.values()][0];
  const place = first ?? { package: { ecosystem: 'generic', name: '', purl: '' } as const, path: '' };
  return { package: place.package, path: place.path, score, level: levelOf(score), contributions };
}

/** One finding per signal, its strongest: a second place of the same sign adds nothing. */
function strongestOf(findings: readonly PackageFinding[]): ReadonlyMap<string, PackageFinding> {
  const best = new Map<string, PackageFinding>();
  for (const finding of findings) {
    const other = best.get(finding.signal);
    if (other === undefined || pointsOf(finding) > pointsOf(other)) best.set(finding.signal, finding);
  }
  return best;
}

/** The strongest sign of a family counts whole, the second half, every further one a quarter. */
function familyPoints(findings: readonly PackageFinding[]): readonly Contribution[] {
  const groups = Map.groupBy(findings, (f) => familyOf(f.signal));
  return [...groups.values()].flatMap((group) =>
    group
      .toSorted((a, b) => pointsOf(b) - pointsOf(a) || (a.signal < b.signal ? -1 : 1))
      .map((f, i) => ({ signal: f.signal, points: Math.round(pointsOf(f) * (repeated[i] ?? repeated.at(-1) ?? 0)) })),
  );
}

function pairPoints(pair: Pair, findings: ReadonlyMap<string, PackageFinding>): readonly Contribution[] {
  const pick = (ids: readonly string[], least = pair.least) =>
    ids
      .map((id) => findings.get(id))
      .filter((f) => f !== undefined && rank[f.severity] >= rank[least])
      .toSorted((a, b) => pointsOf(b) - pointsOf(a))[0];
  const [one, other] = [pick(pair.one, pair.leastOne), pick(pair.other, pair.leastOther)];
  if (one === undefined || other === undefined || one.signal === other.signal) return [];
  const sure = Math.min(trust[one.confidence], trust[other.confidence]);
  return [{ signal: `${one.signal} + ${other.signal}`, points: Math.round(pair.points * sure) }];
}

/** Two rows may be about the same two signs: one line says what they add together. */
function summed(contributions: readonly Contribution[]): readonly Contribution[] {
  return [...Map.groupBy(contributions, ({ signal }) => signal)].map(([signal, rows]) => ({
    signal,
    points: rows.reduce((sum, { points: more }) => sum + more, 0),
  }));
}

/** Pairs of doubtful signs are doubtful themselves. */
const trust: Readonly<Record<Confidence, number>> = { high: 1, medium: 1, low: 0.5 };
const rank: Readonly<Record<Severity, number>> = { low: 0, medium: 1, high: 2, critical: 3 };

function capOf(findings: readonly PackageFinding[]): number {
  if (findings.every((f) => f.severity === 'low')) return mostFromNotes;
  return findings.some((f) => rank[f.severity] >= rank.high) ? 100 : mostFromMedium;
}

function pointsOf(finding: Finding | undefined): number {
  return finding === undefined ? 0 : points[finding.severity][finding.confidence];
}

function familyOf(signal: string): string {
  return Object.entries(families).find(([, members]) => members.includes(signal))?.[0] ?? signal;
}

function levelOf(score: number): RiskLevel {
  return levels.find(([, least]) => score >= least)?.[0] ?? 'none';
}
