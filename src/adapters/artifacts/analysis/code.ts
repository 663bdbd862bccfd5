import type { Language } from './language.ts';
import type { Phrase } from './phrases.ts';
import type { Linked } from './syntax/link-files.ts';
import type { TreeBudget } from './syntax/tree-budget.ts';
import type { Token } from './tokens.ts';

/** Code as the rules see it. */
export interface Code {
  readonly text: string;
  readonly language: Language;
  readonly tokens: readonly Token[];
  readonly phrases: readonly Phrase[];
  /** The file that it stands in. */
  readonly path?: string;
  /** What its file may still cost; undefined: as much as one piece may. */
  readonly budget?: TreeBudget;
  /** It is one of several files that are looked at as one program, and where it begins in that. */
  readonly part?: { readonly linked: Linked; readonly base: number };
}

/** The source from the name on, without line breaks, as evidence. */
export function snippet(code: Code, i: number): string {
  const first = code.tokens[Math.max(0, i - (code.tokens[i - 1]?.value === '.' ? 2 : 0))];
  const at = first?.at ?? 0;
  return code.text.slice(at, at + 90).split('\n', 1)[0] ?? '';
}

/** Index of the token that closes the call's arguments; the name itself where there is no call. */
export function closingToken(tokens: readonly Token[], i: number): number {
  if (tokens[i + 1]?.value !== '(') return i;
  let depth = 0;
  for (let at = i + 1; at < tokens.length && at - i < 600; at++) {
    if (tokens[at]?.kind !== 'punctuation') continue;
    const value = tokens[at]?.value;
    if (value === '(') depth += 1;
    if (value === ')') depth -= 1;
    if (depth === 0) return at;
  }
  return Math.min(tokens.length - 1, i + 600);
}

/** Offset of the end of a call's arguments. */
export function argumentsEnd(code: Code, i: number): number {
  return code.tokens[closingToken(code.tokens, i)]?.at ?? 0;
}

/** The literals among the arguments of a call, joined by spaces. */
export function callText(tokens: readonly Token[], i: number): string {
  const end = closingToken(tokens, i);
  const texts: string[] = [];
  for (let at = i + 1; at < end && texts.length < 40; at++)
    if (tokens[at]?.kind === 'text') texts.push((tokens[at]?.value ?? '').slice(0, 400));
  return texts.join(' ');
}

/** `Function("return this")()` and its like: nothing but short literals is evaluated. */
export function isFixed(tokens: readonly Token[], i: number): boolean {
  const end = closingToken(tokens, i);
  for (let at = i + 2; at < end; at++) {
    const token = tokens[at];
    if (token?.kind !== 'text' && token?.value !== ',') return false;
    if (token.value.length > 100 || token.escapes > 0) return false;
  }
  return end > i + 2;
}
