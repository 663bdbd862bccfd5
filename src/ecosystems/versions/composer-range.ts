import { every, holds, some } from './comparators.ts';
import type { Operator } from './comparators.ts';
import { compareNormalised, normaliseComposer } from './composer.ts';
import { successor } from './digits.ts';
import { longestRange } from './limits.ts';

/** One bound in Composer's normal form. */
interface Bound {
  readonly operator: Operator;
  readonly version: string;
}

const operators: Readonly<Record<string, Operator>> = {
  '': '=',
  '=': '=',
  '==': '=',
  '!=': '!=',
  '<>': '!=',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
};

/**
 * Whether a version fits a Composer constraint: alternatives by `|` or `||`, comparators by comma or space, `^`, `~`,
 * wildcards, hyphen ranges, branches. Undefined where it cannot be read. Stability flags do not count here: they tell
 * the solver what it may choose. Source: getcomposer.org/doc/articles/versions.md.
 */
export function satisfiesComposer(version: string, range: string): boolean | undefined {
  const normalised = normaliseComposer(version);
  if (normalised === undefined || range.length > longestRange) return undefined;
  const alternatives = range.split(/\|\|?/).map((alternative) => boundsOfAll(alternative.trim()));
  const readable = alternatives.filter((bounds) => bounds !== undefined);
  if (readable.length < alternatives.length) return undefined;
  return some(readable.map((bounds) => every(bounds.map((bound) => fits(normalised, bound)))));
}

function boundsOfAll(alternative: string): readonly Bound[] | undefined {
  const hyphen = /^(\S+)\s+-\s+(\S+)$/.exec(alternative);
  if (hyphen !== null) {
    // What begins with `dev-` is a branch to its end; no branch has a blank in its name, so it matches nothing.
    if (alternative.startsWith('dev-')) return [{ operator: '=', version: alternative }];
    return hyphenBounds(hyphen[1] ?? '', hyphen[2] ?? '');
  }
  const unaliased = alternative.replace(/\s+as\s+\S+$/, '');
  const words = unaliased
    .replaceAll(/([<>=!~^])\s+/g, '$1')
    .split(/[\s,]+/)
    .filter((word) => word !== '');
  if (words.length === 0) return undefined;
  const bounds = words.map((word) => boundsOf(word));
  return bounds.includes(undefined) ? undefined : bounds.flatMap((list) => list ?? []);
}

/** A named branch is equal to itself and to nothing else; no release lies above or below it. */
function fits(version: string, bound: Bound): boolean | undefined {
  const isBranch = version.startsWith('dev-') || bound.version.startsWith('dev-');
  if (!isBranch) return holds(compareNormalised(version, bound.version), bound.operator);
  if (bound.operator === '=') return version === bound.version;
  return bound.operator === '!=' ? version !== bound.version : false;
}

function boundsOf(word: string): readonly Bound[] | undefined {
  const flag = /@(RC|beta|alpha|dev)$/i.exec(word)?.[1];
  const text = word.replace(/@(?:stable|RC|beta|alpha|dev)$/i, '').replace(/^(dev-[^#]+|[^#]+-dev)#.*$/i, '$1');
  if (/^v?[xX*](?:\.[xX*])*$/.test(text) || text === '') return [];
  if (text.startsWith('~') || text.startsWith('^')) return lineBounds(text.charAt(0), text.slice(1));
  const wildcard = /^v?([0-9]+(?:\.[0-9]+){0,2})(?:\.[xX*])+$/.exec(text)?.[1];
  if (wildcard !== undefined) return between(wildcard.split('.'), wildcard.split('.').length);
  const operator = /^[<>=!]*/.exec(text)?.[0] ?? '';
  const version = normaliseComposer(text.slice(operator.length)) ?? branchOf(text.slice(operator.length));
  const known = Object.hasOwn(operators, operator) ? operators[operator] : undefined;
  if (version === undefined || known === undefined) return undefined;
  const flagged = flag !== undefined && known !== '=' && isStable(version) ? `${version}-${flag}` : version;
  return [{ operator: known, version: withLowestStability(known, flagged) }];
}

/** `foobar-dev` in a constraint means the branch `dev-foobar`. */
function branchOf(text: string): string | undefined {
  return /^[0-9a-zA-Z./-]+-dev$/.test(text) ? `dev-${text.slice(0, -4)}` : undefined;
}

/** `<2` and `>=2` are drawn below the prereleases of 2; a bound that names its stability stays as it is. */
function withLowestStability(operator: Operator, version: string): string {
  const needs = (operator === '<' || operator === '>=') && isStable(version);
  return needs ? `${version}-dev` : version;
}

function isStable(version: string): boolean {
  return !version.startsWith('dev-') && !/-[a-zA-Z]/.test(version);
}

function lineBounds(sign: string, text: string): readonly Bound[] | undefined {
  const low = normaliseComposer(text);
  if (low === undefined || low.startsWith('dev-')) return undefined;
  const given = /^v?([0-9]+(?:\.[0-9]+){0,3})/i.exec(text)?.[1]?.split('.') ?? [];
  const numbers = [0, 1, 2, 3].map((index) => given[index] ?? '0');
  const firstNonZero = numbers.findIndex((number) => !/^0+$/.test(number));
  const caret = firstNonZero < 0 || firstNonZero >= given.length ? given.length : firstNonZero + 1;
  const position = sign === '^' ? Math.min(caret, 3) : Math.max(1, given.length - 1);
  // Composer adds its lowest stability behind the build, where it is lost.
  const lowest: Bound = { operator: '>=', version: text.includes('+') ? low : withLowestStability('>=', low) };
  return [lowest, { operator: '<', version: upperBound(numbers, position) }];
}

function between(given: readonly string[], position: number): readonly Bound[] {
  const numbers = [0, 1, 2, 3].map((index) => given[index] ?? '0');
  return [
    { operator: '>=', version: `${numbers.join('.')}-dev` },
    { operator: '<', version: upperBound(numbers, position) },
  ];
}

/** The first version after the line that the first `position` numbers name. */
function upperBound(numbers: readonly string[], position: number): string {
  const raised = numbers.map((number, index) => {
    if (index < position - 1) return number;
    return index === position - 1 ? successor(number) : '0';
  });
  return `${raised.join('.')}-dev`;
}

/** `1.0 - 2.0` ends below 2.1, `1.0 - 2.0.0` at 2.0.0 itself. */
function hyphenBounds(from: string, to: string): readonly Bound[] | undefined {
  const low = normaliseComposer(from);
  const high = normaliseComposer(to);
  const isOdd = [from, to].some((side) => side.includes('@') || side.startsWith('dev-'));
  if (low === undefined || high === undefined || isOdd) return undefined;
  const lowest: Bound = { operator: '>=', version: withLowestStability('>=', low) };
  const given = /^v?([0-9]+(?:\.[0-9]+){0,3})$/i.exec(to)?.[1]?.split('.') ?? [];
  if (given.length === 0 || given.length > 2) return [lowest, { operator: '<=', version: high }];
  const numbers = [0, 1, 2, 3].map((index) => given[index] ?? '0');
  return [lowest, { operator: '<', version: upperBound(numbers, given.length) }];
}
