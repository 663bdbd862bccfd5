import { compareDigits, isDigits, withoutLeadingZeros } from './digits.ts';
import { longestVersion } from './limits.ts';

const stabilities: Readonly<Record<string, string>> = {
  a: 'alpha',
  alpha: 'alpha',
  b: 'beta',
  beta: 'beta',
  p: 'patch',
  pl: 'patch',
  patch: 'patch',
  rc: 'RC',
  stable: '',
};

interface Modifier {
  readonly stability: string;
  readonly number: string;
  readonly isDev: boolean;
}

/**
 * Composer's normal form of a version: four numbers, then the stability (`1.0-b2` → `1.0.0.0-beta2`); a branch is
 * `dev-name`, a numbered branch `1.9999999.9999999.9999999-dev`. Undefined where Composer would refuse the text.
 * Source: getcomposer.org/doc/articles/versions.md and the documented behaviour of composer/semver.
 */
export function normaliseComposer(version: string): string | undefined {
  const text = withoutFlags(version);
  if (text === '' || text.length > longestVersion) return undefined;
  const lower = text.toLowerCase();
  if (lower === 'master' || lower === 'trunk' || lower === 'default') return `dev-${lower}`;
  if (lower.startsWith('dev-')) return `dev-${text.slice(4)}`;
  const plain = /^[^,\s+]+\+\S+$/.test(text) ? text.slice(0, text.indexOf('+')) : text;
  return normaliseNumbers(plain) ?? normaliseDates(plain) ?? normaliseNumberedBranch(plain);
}

/** What counts of `2.x-dev as 2.1.0` and `1.0@beta`. */
function withoutFlags(version: string): string {
  const text = version.trim();
  const alias = /^([^,\s]+)\s+as\s+[^,\s]+$/.exec(text)?.[1] ?? text;
  return alias.replace(/@(?:stable|RC|beta|alpha|dev)$/i, '');
}

function normaliseNumbers(text: string): string | undefined {
  const match = /^v?([0-9]{1,5})(\.[0-9]+)?(\.[0-9]+)?(\.[0-9]+)?(.*)$/is.exec(text);
  const modifier = modifierOf(match?.[5] ?? '');
  if (match === null || modifier === undefined) return undefined;
  const numbers = [match[1], match[2] ?? '.0', match[3] ?? '.0', match[4] ?? '.0'].join('');
  return `${numbers}${suffixOf(modifier)}`;
}

function normaliseDates(text: string): string | undefined {
  const match = /^v?([0-9]{4}(?:[.:-]?[0-9]{2}){1,6}(?:[.:-]?[0-9]{1,3}){0,2})(.*)$/is.exec(text);
  const modifier = modifierOf(match?.[2] ?? '');
  if (match?.[1] === undefined || modifier === undefined) return undefined;
  return `${match[1].replaceAll(/[^0-9]/g, '.')}${suffixOf(modifier)}`;
}

function modifierOf(rest: string): Modifier | undefined {
  const match = /^[._-]?(?:(stable|beta|b|rc|alpha|a|patch|pl|p)((?:[.-]?[0-9]+)*)?)?([.-]?dev)?$/i.exec(rest);
  if (match === null) return undefined;
  const [, word = '', number = '', dev] = match;
  return {
    stability: stabilities[word.toLowerCase()] ?? '',
    number: number.replace(/^[.-]+/, ''),
    isDev: dev !== undefined,
  };
}

function suffixOf(modifier: Modifier): string {
  const stability = modifier.stability === '' ? '' : `-${modifier.stability}${modifier.number}`;
  return modifier.isDev ? `${stability}-dev` : stability;
}

/** `1.x-dev`, `2.1.*-dev`: a branch that stands above every release of its line. */
function normaliseNumberedBranch(text: string): string | undefined {
  const name = /^(.*?)[.-]?dev$/is.exec(text)?.[1];
  const match =
    name === undefined ? null : /^v?([0-9]+)(\.(?:[0-9]+|[x*]))?(\.(?:[0-9]+|[x*]))?(\.(?:[0-9]+|[x*]))?$/i.exec(name);
  if (match === null) return undefined;
  const parts = [match[1] ?? '', match[2] ?? '.x', match[3] ?? '.x', match[4] ?? '.x'];
  return `${parts.join('').replaceAll(/[xX*]/g, '9999999')}-dev`;
}

/** Composer's order; undefined between a named branch and anything but itself. */
export function compareComposer(a: string, b: string): number | undefined {
  const left = normaliseComposer(a);
  const right = normaliseComposer(b);
  return left === undefined || right === undefined ? undefined : compareNormalised(left, right);
}

/** The order of two normal forms. */
export function compareNormalised(left: string, right: string): number | undefined {
  if (left === right) return 0;
  if (left.startsWith('dev-') || right.startsWith('dev-')) return undefined;
  const [a, b] = [partsOf(left), partsOf(right)];
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index += 1) {
    const order = comparePart(a[index] ?? '', b[index] ?? '');
    if (order !== 0) return order;
  }
  if (a.length === b.length) return 0;
  return a.length > b.length ? againstEnd(a[length] ?? '') : -againstEnd(b[length] ?? '');
}

function partsOf(normalised: string): readonly string[] {
  return normalised.match(/[0-9]+|[a-z]+/gi) ?? [];
}

/** A further number makes a version greater; a further word by its stability against the release. */
function againstEnd(part: string): number {
  return isDigits(part) ? 1 : rankOf(part) - releaseRank;
}

function comparePart(a: string, b: string): number {
  if (isDigits(a) && isDigits(b)) return compareDigits(withoutLeadingZeros(a), withoutLeadingZeros(b));
  return rankOf(a) - rankOf(b);
}

const releaseRank = 4;
const ranks: Readonly<Record<string, number>> = { dev: 0, alpha: 1, beta: 2, RC: 3, patch: 5 };

function rankOf(part: string): number {
  return isDigits(part) ? releaseRank : (ranks[part] ?? -1);
}

/** Whether a version is no release: a branch, or alpha, beta, candidate. */
export function isComposerPrerelease(version: string): boolean {
  const normalised = normaliseComposer(version);
  return normalised !== undefined && (normalised.startsWith('dev-') || /-(?:alpha|beta|RC|.*dev$)/.test(normalised));
}
