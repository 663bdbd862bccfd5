import { compareDigits, compareText, isDigits } from './digits.ts';
import { longestRange, longestVersion } from './limits.ts';

/**
 * Conda's versions: an epoch, parts between dots, each part a run of numbers and words; and a local label of the same
 * make. Source: conda's documentation of "version ordering". Numbers stay strings of digits.
 */
export interface CondaVersion {
  /** The epoch is the first part. */
  readonly parts: readonly (readonly string[])[];
  readonly local: readonly (readonly string[])[];
}

/** Reads a version; undefined where conda would refuse the text. */
export function parseCondaVersion(written: string): CondaVersion | undefined {
  const lower = written.trim().toLowerCase();
  if (lower === '' || lower.length > longestVersion) return undefined;
  const text = lower.includes('_') ? lower : lower.replaceAll('-', '_');
  if (!/^[a-z0-9.+!_]+$/.test(text)) return undefined;
  const [version = '', local, ...more] = text.split('+');
  const [first = '', second, ...others] = version.split('!');
  if (more.length > 0 || others.length > 0) return undefined;
  const epoch = second === undefined ? '0' : first;
  const main = partsOf(second ?? first);
  const label = local === undefined ? [] : partsOf(local);
  if (!isDigits(epoch) || main === undefined || label === undefined) return undefined;
  return { parts: [[epoch], ...main], local: label };
}

/** A last underscore belongs to the part before it (the way openssl counts: 1.0.1_ before 1.0.1a). */
function partsOf(text: string): readonly (readonly string[])[] | undefined {
  const trailing = text.endsWith('_');
  const body = (trailing ? text.slice(0, -1) : text).replaceAll('_', '.');
  const pieces = `${body}${trailing ? '_' : ''}`.split('.');
  if (pieces.includes('')) return undefined;
  return pieces.map((piece) => {
    const runs = piece.match(/[0-9]+|[^0-9]+/g) ?? [];
    return isDigits(runs[0] ?? '') ? runs : ['0', ...runs];
  });
}

/** Negative, zero or positive. A missing part counts as 0. */
export function compareCondaVersions(a: CondaVersion, b: CondaVersion): number {
  return compareLists(a.parts, b.parts) || compareLists(a.local, b.local);
}

function compareLists(a: readonly (readonly string[])[], b: readonly (readonly string[])[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const order = compareParts(a[i] ?? ['0'], b[i] ?? ['0']);
    if (order !== 0) return order;
  }
  return 0;
}

function compareParts(a: readonly string[], b: readonly string[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const order = compareRuns(a[i] ?? '0', b[i] ?? '0');
    if (order !== 0) return order;
  }
  return 0;
}

function compareRuns(a: string, b: string): number {
  const [x, y] = [rank(a), rank(b)];
  if (x !== y) return x - y;
  return x === 2 ? compareDigits(a, b) : compareText(a, b);
}

/** `dev` before every word, words before numbers, `post` after them. */
function rank(run: string): number {
  if (run === 'dev') return 0;
  if (run === 'post') return 3;
  return isDigits(run) ? 2 : 1;
}

/** Whether a version begins with another: `1.2` begins 1.2.9 and 1.2, not 1.20. */
export function condaStartsWith(version: CondaVersion, prefix: CondaVersion): boolean {
  if (prefix.local.length > 0) return compareCondaVersions(version, prefix) === 0;
  const last = prefix.parts.length - 1;
  if (compareLists(version.parts.slice(0, last), prefix.parts.slice(0, last)) !== 0) return false;
  const runs = prefix.parts[last] ?? [];
  const ours = version.parts[last] ?? [];
  return runs.every((run, i) => {
    const mine = ours[i] ?? '0';
    const mayGoOn = i === runs.length - 1 && rank(run) === 1;
    return mayGoOn ? mine.startsWith(run) : compareRuns(mine, run) === 0;
  });
}

/**
 * Whether a version lies in a range: `>=1.2,<2|3.*`. Undefined for what we do not read (regular expressions, nested
 * parentheses, versions that are none).
 */
export function satisfiesConda(version: string, range: string): boolean | undefined {
  const parsed = parseCondaVersion(version);
  if (parsed === undefined || range.length > longestRange) return undefined;
  let unknown = false;
  for (const alternative of range.split('|')) {
    const answers = alternative.split(',').map((atom) => satisfiesAtom(parsed, atom.trim()));
    if (answers.every((answer) => answer === true)) return true;
    if (!answers.includes(false)) unknown = true;
  }
  return unknown ? undefined : false;
}

function satisfiesAtom(version: CondaVersion, atom: string): boolean | undefined {
  if (atom === '' || atom === '*') return true;
  const operator = /^(?:==|!=|>=|<=|~=|=|<|>)?/.exec(atom)?.[0] ?? '';
  const operand = atom.slice(operator.length).trim();
  const isPrefix = operand.endsWith('*');
  const bound = parseCondaVersion(isPrefix ? operand.replace(/\.?\*$/, '') : operand);
  if (bound === undefined) return undefined;
  return holds(version, isPrefix ? prefixOperator(operator) : operator, bound);
}

/** With a star, `==1.2.*` and `1.2.*` ask for the beginning; an order ignores the star. */
function prefixOperator(operator: string): string {
  if (operator === '' || operator === '==') return '=';
  return operator === '!=' ? '!=*' : operator;
}

function holds(version: CondaVersion, operator: string, bound: CondaVersion): boolean {
  const order = compareCondaVersions(version, bound);
  switch (operator) {
    case '=':
      return condaStartsWith(version, bound);
    case '!=*':
      return !condaStartsWith(version, bound);
    case '!=':
      return order !== 0;
    case '>=':
      return order >= 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '<':
      return order < 0;
    case '~=':
      return order >= 0 && condaStartsWith(version, { parts: bound.parts.slice(0, -1), local: [] });
    default:
      return order === 0;
  }
}
