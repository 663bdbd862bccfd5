import type { Pep440 } from './pep440.ts';
import { compareDigits } from './digits.ts';
import { comparePep440, isPep440Prerelease, parsePep440 } from './pep440.ts';

type Operator = '~=' | '==' | '!=' | '<=' | '>=' | '<' | '>' | '===';

/** One clause of a specifier: `>=1.2`, `==1.*`, `===anything`. */
export type Clause =
  | { readonly kind: 'version'; readonly operator: Exclude<Operator, '==='>; readonly version: Pep440 }
  | { readonly kind: 'prefix'; readonly operator: '==' | '!='; readonly version: Pep440 }
  | { readonly kind: 'arbitrary'; readonly operator: '==='; readonly text: string };

/** Operators, longer ones first where one begins with another. */
const operators: readonly Operator[] = ['===', '~=', '==', '!=', '<=', '>=', '<', '>'];

/** More clauses than any person or tool writes; beyond it a specifier counts as unreadable. */
const mostClauses = 200;

/** Reads a comma-separated specifier (PEP 440, "Version specifiers"); undefined where a clause is none. */
export function parseSpecifier(text: string): readonly Clause[] | undefined {
  const parts = text.split(',', mostClauses + 1);
  if (parts.length > mostClauses) return undefined;
  const clauses: Clause[] = [];
  for (const part of parts) {
    const trimmed = part.trim();
    if (trimmed === '') continue;
    const clause = parseClause(trimmed);
    if (clause === undefined) return undefined;
    clauses.push(clause);
  }
  return clauses;
}

function parseClause(text: string): Clause | undefined {
  const operator = operators.find((o) => text.startsWith(o));
  if (operator === undefined) return undefined;
  const operand = text.slice(operator.length).trim();
  if (operator === '===') return /[\s;)]/.test(operand) ? undefined : { kind: 'arbitrary', operator, text: operand };
  if ((operator === '==' || operator === '!=') && operand.endsWith('.*')) {
    const version = parsePep440(operand.slice(0, -2));
    return version !== undefined && isBareRelease(version) ? { kind: 'prefix', operator, version } : undefined;
  }
  const version = parsePep440(operand);
  if (version === undefined) return undefined;
  const admitsLocal = operator === '==' || operator === '!=';
  if (version.local.length > 0 && !admitsLocal) return undefined;
  if (operator === '~=' && version.release.length < 2) return undefined;
  return { kind: 'version', operator, version };
}

/** Before `.*` only epoch and release may stand. */
function isBareRelease(v: Pep440): boolean {
  return v.pre === undefined && v.post === undefined && v.dev === undefined && v.local.length === 0;
}

/**
 * Whether a version lies in a specifier. Pre-releases are held against the bounds like any other version: whether an
 * installer would choose one is another question (`mentionsPrerelease`). Undefined where the specifier cannot be read or
 * where the version is none and a clause asks for its order.
 */
export function satisfiesSpecifier(version: string, specifier: string): boolean | undefined {
  const clauses = parseSpecifier(specifier);
  if (clauses === undefined) return undefined;
  const parsed = parsePep440(version);
  let unknown = false;
  for (const clause of clauses) {
    if (clause.kind === 'arbitrary') {
      if (clause.text.toLowerCase() !== version.trim().toLowerCase()) return false;
    } else if (parsed === undefined) unknown = true;
    else if (!clauseAdmits(clause, parsed)) return false;
  }
  return unknown ? undefined : true;
}

/** Whether the specifier itself asks for pre-releases, which lets installers choose them (PEP 440, "Handling of pre-releases"). */
export function mentionsPrerelease(specifier: string): boolean {
  const clauses = parseSpecifier(specifier) ?? [];
  return clauses.some((clause) => {
    if (clause.operator === '!=') return false;
    const version = clause.kind === 'arbitrary' ? parsePep440(clause.text) : clause.version;
    return version !== undefined && isPep440Prerelease(version);
  });
}

/** The one version that a specifier fixes: a single `==` without `.*`, or `===`. Undefined for everything else. */
export function pinnedVersion(specifier: string): string | undefined {
  const clauses = parseSpecifier(specifier);
  const [only] = clauses ?? [];
  if (only === undefined || clauses?.length !== 1) return undefined;
  if (only.kind === 'arbitrary') return only.text === '' ? undefined : only.text;
  if (only.kind !== 'version' || only.operator !== '==') return undefined;
  return specifier.replaceAll(',', ' ').trim().slice(2).trim();
}

function clauseAdmits(clause: Exclude<Clause, { kind: 'arbitrary' }>, version: Pep440): boolean {
  if (clause.kind === 'prefix') return startsWith(version, clause.version) === (clause.operator === '==');
  const bound = clause.version;
  switch (clause.operator) {
    case '==':
      return equals(version, bound);
    case '!=':
      return !equals(version, bound);
    case '<=':
      return comparePep440(publicOf(version), bound) <= 0;
    case '>=':
      return comparePep440(publicOf(version), bound) >= 0;
    case '<':
      return isBelow(version, bound);
    case '>':
      return isAbove(version, bound);
    case '~=':
      return (
        comparePep440(version, bound) >= 0 && startsWith(version, { ...bound, release: bound.release.slice(0, -1) })
      );
  }
}

/** A bound without local label admits every label. */
function equals(version: Pep440, bound: Pep440): boolean {
  return comparePep440(bound.local.length === 0 ? publicOf(version) : version, bound) === 0;
}

/** `<1.0` excludes the pre-releases of 1.0, unless the bound is one itself. */
function isBelow(version: Pep440, bound: Pep440): boolean {
  return comparePep440(version, isPep440Prerelease(bound) ? bound : { ...bound, dev: '0' }) < 0;
}

/** `>1.0` excludes 1.0 with a label and the post-releases of 1.0, unless the bound is one itself. */
function isAbove(version: Pep440, bound: Pep440): boolean {
  if (comparePep440(publicOf(version), bound) <= 0) return false;
  const boundHasPosts = bound.post === undefined && bound.dev === undefined;
  const base = { ...publicOf(version), post: undefined, dev: undefined };
  return !(boundHasPosts && version.post !== undefined && comparePep440(base, bound) === 0);
}

function startsWith(version: Pep440, prefix: Pep440): boolean {
  if (version.epoch !== prefix.epoch) return false;
  return prefix.release.every((part, i) => compareDigits(version.release[i] ?? '0', part) === 0);
}

function publicOf(version: Pep440): Pep440 {
  return { ...version, local: [] };
}
