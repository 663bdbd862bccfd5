import { longestRange } from './limits.ts';

export type Operator = '<' | '<=' | '=' | '!=' | '>' | '>=';

/** Orders two versions; undefined where it cannot. */
export type Compare = (a: string, b: string) => number | undefined;

/** Whether a version stands in the relation to a bound; undefined where the two cannot be ordered. */
export function holds(order: number | undefined, operator: Operator): boolean | undefined {
  if (order === undefined) return undefined;
  switch (operator) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '=':
      return order === 0;
    case '!=':
      return order !== 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
  }
}

/** Three-valued "and": one false decides, else one unknown makes all unknown. */
export function every(answers: readonly (boolean | undefined)[]): boolean | undefined {
  if (answers.includes(false)) return false;
  return answers.includes(undefined) ? undefined : true;
}

/** Three-valued "or": one true decides, else one unknown makes all unknown. */
export function some(answers: readonly (boolean | undefined)[]): boolean | undefined {
  if (answers.includes(true)) return true;
  return answers.includes(undefined) ? undefined : false;
}

const operators = new Map<string, Operator>([
  ['', '='],
  ['=', '='],
  ['==', '='],
  ['!=', '!='],
  ['<>', '!='],
  ['<', '<'],
  ['<=', '<='],
  ['>', '>'],
  ['>=', '>='],
]);

/** Splits `>= 1.2` into its operator (empty where there is none) and the rest. */
export function splitOperator(text: string): { readonly operator: string; readonly rest: string } {
  let end = 0;
  while (end < text.length && '<>=!~^'.includes(text.charAt(end))) end += 1;
  return { operator: text.slice(0, end), rest: text.slice(end).trim() };
}

/**
 * Reads comparators as advisories write them (`>= 1.2, < 2.0`, alternatives by `||`), by an ecosystem's own order. A lone
 * version means that version. Undefined where a part is no comparator.
 */
export function satisfiesComparators(version: string, range: string, compare: Compare): boolean | undefined {
  if (range.length > longestRange) return undefined;
  const alternatives = range.split('||').map((alternative) => {
    const parts = comparatorsOf(alternative);
    if (parts.length === 0) return undefined;
    return every(parts.map((part) => satisfiesOne(version, part, compare)));
  });
  return some(alternatives);
}

/** The comparators of one alternative: split at commas and spaces, an operator kept with what follows it. */
export function comparatorsOf(alternative: string): readonly string[] {
  const words = alternative.split(/[\s,]+/).filter((word) => word !== '');
  const parts: string[] = [];
  let pending = '';
  for (const word of words) {
    const joined = pending + word;
    const isOperatorAlone = splitOperator(joined).rest === '';
    if (isOperatorAlone) pending = joined;
    else {
      parts.push(joined);
      pending = '';
    }
  }
  return pending === '' ? parts : [...parts, pending];
}

function satisfiesOne(version: string, part: string, compare: Compare): boolean | undefined {
  const { operator, rest } = splitOperator(part);
  const known = operators.get(operator);
  if (known === undefined || rest === '') return undefined;
  return holds(compare(version, rest), known);
}
