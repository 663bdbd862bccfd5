import type { Code } from './code.ts';

const longest = 120;
/** Languages in which a line that is complete ends the statement. */
const endsWithLine: ReadonlySet<string> = new Set(['go', 'java', 'ruby', 'shell', 'batch', 'powershell']);

/** Index of the last token of the statement that goes on at `i`: chained calls and arguments belong to it. */
export function statementEnd({ text, tokens, language }: Code, i: number): number {
  let depth = 0;
  for (let at = i; at < tokens.length && at - i < longest; at++) {
    const token = tokens[at];
    if (token === undefined) break;
    const mark = token.kind === 'punctuation' ? token.value : '';
    if ('([{'.includes(mark) && mark !== '') depth += 1;
    else if (')]}'.includes(mark) && mark !== '') depth -= 1;
    if (depth < 0 || (depth === 0 && mark === ';')) return at - 1;
    if (depth > 0 || !endsWithLine.has(language)) continue;
    const next = tokens[at + 1];
    if (next === undefined || (next.value !== '.' && text.slice(token.at, next.at).includes('\n') && at > i)) return at;
    if (at === i && token.kind === 'name' && text.slice(token.at, next.at).includes('\n')) return at;
  }
  return Math.min(tokens.length - 1, i + longest);
}

/** The texts of a statement from `i` on, in their order. */
export function statementTexts(code: Code, i: number): readonly string[] {
  const found: string[] = [];
  const end = statementEnd(code, i);
  for (let at = i; at <= end && found.length < 40; at++) {
    const token = code.tokens[at];
    if (token?.kind === 'text') found.push(token.value.slice(0, 400));
  }
  return found;
}

/** Index of the token at each offset that is asked for; a map made once for a piece of code. */
export function tokenIndex({ tokens }: Code): ReadonlyMap<number, number> {
  return new Map(tokens.map((token, i) => [token.at, i]));
}
