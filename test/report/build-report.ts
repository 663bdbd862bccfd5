import type { Change } from '../../src/domain/change.ts';
import type { Dependency } from '../../src/domain/dependency.ts';
import { purlOf } from '../../src/domain/package.ts';
import type { Report } from '../../src/domain/report.ts';
import type { JudgedFinding } from '../../src/domain/verdict.ts';

export function dependency(name: string, version: string, extra: Partial<Dependency> = {}): Dependency {
  return {
    ecosystem: 'pypi',
    name,
    version,
    place: { path: 'requirements.txt', line: 3 },
    scope: 'runtime',
    direct: true,
    origin: { kind: 'registry' },
    integrity: [],
    requiredBy: [],
    ...extra,
  };
}

export function bump(name: string, from: string, to: string): Change {
  return {
    kind: 'changed',
    path: 'requirements.txt',
    ecosystem: 'pypi',
    name,
    via: [],
    before: dependency(name, from),
    after: dependency(name, to),
    step: 'up',
    moved: [],
  };
}

export function finding(name: string, version: string, extra: Partial<JudgedFinding> = {}): JudgedFinding {
  return {
    signal: 'startup-hook-added',
    severity: 'critical',
    confidence: 'high',
    message: `${name} ${version} adds litellm_init.pth, a file that Python runs at every start`,
    because: [{ fact: 'litellm_init.pth is new in the wheel', source: 'archive', at: '2026-03-24T11:05:00Z' }],
    remedy: `Stay on the version before it`,
    package: { ecosystem: 'pypi', name, version, purl: purlOf({ ecosystem: 'pypi', name, version }) },
    path: 'requirements.txt',
    line: 3,
    action: 'block',
    ...extra,
  };
}

export function report(extra: Partial<Report> = {}): Report {
  return {
    schema: 1,
    subject: { base: 'b'.repeat(40), head: 'a'.repeat(40), repository: 'acme/shop', pullRequest: 7 },
    now: '2026-03-24T11:05:00Z',
    clockFixed: false,
    files: [{ path: 'requirements.txt', format: 'requirements-txt', state: 'changed' }],
    changes: [],
    risks: [],
    verdict: {
      decision: 'pass',
      summary: '0 blocking, 0 to review, 0 changed',
      findings: [],
      unchecked: [],
      unusedExceptions: [],
    },
    coverage: { changed: 0, checked: 0 },
    problems: [],
    sources: [{ id: 'pypi', asked: 4, failed: 0 }],
    policySource: 'default policy',
    policyProblems: [],
    ...extra,
  };
}

/** The first-light story: litellm blocked, a second package to look at, one quiet bump. */
export function firstLight(): Report {
  const to = purlOf({ ecosystem: 'pypi', name: 'litellm', version: '1.82.8' });
  return report({
    changes: [
      bump('litellm', '1.82.6', '1.82.8'),
      bump('requests', '2.32.4', '2.32.5'),
      bump('rich', '14.0.0', '14.1.0'),
    ],
    risks: [
      {
        package: { ecosystem: 'pypi', name: 'litellm', version: '1.82.8', purl: to },
        path: 'requirements.txt',
        score: 97,
        level: 'critical',
        contributions: [{ signal: 'startup-hook-added', points: 60 }],
      },
    ],
    verdict: {
      decision: 'block',
      summary: '1 blocking, 1 to review, 3 changed',
      findings: [
        finding('litellm', '1.82.8'),
        finding('litellm', '1.82.8', {
          signal: 'source-tag-missing',
          severity: 'high',
          message: 'BerriAI/litellm has no tag for 1.82.8 although its last 5 releases have one',
          action: 'warn',
        }),
        finding('rich', '14.1.0', {
          signal: 'fresh-release',
          severity: 'medium',
          message: 'published 38 minutes ago',
          remedy: 'Wait until it is three days old',
          action: 'warn',
        }),
      ],
      unchecked: [],
      unusedExceptions: [],
    },
    coverage: { changed: 3, checked: 3 },
  });
}
