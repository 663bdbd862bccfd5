import { afterOf, beforeOf, type Change } from '../domain/change.ts';
import { isPinned, type Entry } from '../domain/dependency.ts';
import type { Severity } from '../domain/finding.ts';
import type { Report } from '../domain/report.ts';
import type { JudgedFinding } from '../domain/verdict.ts';

/** All that a report says of one package, file or protection: one row, worst first. */
export interface Row {
  /** What it is about: the package's name, or the file's path. */
  readonly subject: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly path: string;
  readonly line: number | undefined;
  readonly action: 'block' | 'warn' | 'note';
  readonly worst: JudgedFinding;
  readonly findings: readonly JudgedFinding[];
  /** Names that brought it in, from a direct dependency down. */
  readonly via: readonly string[];
  readonly score: number;
}

const actions = { block: 0, warn: 1, note: 2 } as const;
const severities: Readonly<Record<Severity, number>> = { critical: 0, high: 1, medium: 2, low: 3 };

/** The findings grouped by package and file, sorted worst first and then by name, so that the same report reads the same. */
export function rowsOf(report: Report): readonly Row[] {
  const groups = new Map<string, JudgedFinding[]>();
  for (const finding of report.verdict.findings) {
    if (finding.action === 'off') continue;
    const key = `${finding.package?.purl ?? ''}\n${finding.path}`;
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  const changes = changeIndex(report.changes);
  return [...groups.values()].map((findings) => rowOf(findings, changes, report)).sort(worstFirst);
}

function rowOf(group: readonly JudgedFinding[], changes: ReadonlyMap<string, Change>, report: Report): Row {
  const findings = [...group].sort(worseFinding);
  const [worst] = findings;
  if (!worst) throw new RangeError('a row needs a finding');
  const named = worst.package;
  const change = named
    ? (changes.get(changeKey(worst.path, named.name, named.version)) ?? changes.get(changeKey(worst.path, named.name)))
    : undefined;
  const risk = report.risks.find((r) => r.path === worst.path && r.package.purl === named?.purl);
  return {
    subject: named?.name ?? worst.path,
    from: change ? versionOf(beforeOf(change)) : undefined,
    to: (change ? versionOf(afterOf(change)) : undefined) ?? named?.version,
    path: worst.path,
    line: worst.line,
    action: worst.action === 'off' ? 'note' : worst.action,
    worst,
    findings,
    via: change?.via ?? [],
    score: risk?.score ?? 0,
  };
}

/**
 * The worst finding of each source of evidence, at most `most`: an archive, a registry and a source repository that each say
 * something convince more than the archive's whole list.
 */
export function witnessesOf(row: Row, most: number): readonly JudgedFinding[] {
  const bySource = new Map<string, JudgedFinding>();
  for (const finding of row.findings) {
    const source = finding.because[0]?.source ?? '';
    if (!bySource.has(source)) bySource.set(source, finding);
  }
  return [...bySource.values()].slice(0, most);
}

/** What an entry says of its version: the pin (with a digest behind a tag), or the range as written. */
export function versionOf(entry: Entry | undefined): string | undefined {
  if (!entry) return undefined;
  if (!isPinned(entry)) return entry.range || undefined;
  return entry.comment === undefined ? entry.version : `${entry.version} (${entry.comment})`;
}

function changeIndex(changes: readonly Change[]): ReadonlyMap<string, Change> {
  const index = new Map<string, Change>();
  for (const change of changes) {
    const entry = afterOf(change);
    if (!entry) continue;
    if (isPinned(entry)) index.set(changeKey(change.path, change.name, entry.version), change);
    const byName = changeKey(change.path, change.name);
    if (!index.has(byName)) index.set(byName, change);
  }
  return index;
}

function changeKey(path: string, name: string, version = ''): string {
  return `${path}\n${name}\n${version}`;
}

function worseFinding(a: JudgedFinding, b: JudgedFinding): number {
  return rank(a) - rank(b) || severities[a.severity] - severities[b.severity] || byText(a.signal, b.signal);
}

function worstFirst(a: Row, b: Row): number {
  return (
    actions[a.action] - actions[b.action] ||
    severities[a.worst.severity] - severities[b.worst.severity] ||
    b.score - a.score ||
    byText(a.subject, b.subject) ||
    byText(a.path, b.path)
  );
}

function rank(finding: JudgedFinding): number {
  return finding.action === 'off' ? 3 : actions[finding.action];
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
