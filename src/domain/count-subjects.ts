import type { JudgedFinding } from './verdict.ts';

/** How many things the findings are about, by what they lead to. */
export interface SubjectCounts {
  readonly block: number;
  readonly warn: number;
}

/** Packages, or places where no package is meant; one that blocks is not counted among those to review. */
export function countSubjects(findings: readonly JudgedFinding[]): SubjectCounts {
  const subject = (f: JudgedFinding) => f.package?.purl ?? `${f.path}:${f.line ?? ''}:${f.signal}`;
  const blocking = new Set(findings.filter((f) => f.action === 'block').map(subject));
  const review = new Set(findings.filter((f) => f.action === 'warn' && !blocking.has(subject(f))).map(subject));
  return { block: blocking.size, warn: review.size };
}
