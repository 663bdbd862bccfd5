import { decodeEscape } from './escapes.ts';
import type { Token } from './tokens.ts';

/** A name that has characters written as escapes, and where it ends. */
interface EscapedName {
  readonly value: string;
  readonly at: number;
  readonly end: number;
  readonly escapes: number;
}

const namePart = /[\w$\u0080-\uffff]/;

/** JavaScript lets names have escapes (`\u0065val`), and nobody writes them so but to hide them: such names become one token. */
export function withPlainNames(tokens: readonly Token[], text: string): readonly Token[] {
  if (!text.includes('\\u') || !tokens.some((token, i) => isEscape(tokens, token, i))) return tokens;
  const plain: Token[] = [];
  let end = 0;
  for (const [i, token] of tokens.entries()) {
    if (token.at < end) continue;
    if (!isEscape(tokens, token, i)) {
      plain.push(token);
      continue;
    }
    const before = plain.at(-1);
    const joins = before?.kind === 'name' && before.at + before.value.length === token.at;
    if (joins) plain.pop();
    const name = nameAt(text, joins ? before.at : token.at);
    end = name.end;
    plain.push({ kind: 'name', value: name.value, at: name.at, escapes: name.escapes });
  }
  return plain;
}

function isEscape(tokens: readonly Token[], { kind, value, at }: Token, i: number): boolean {
  const next = tokens[i + 1];
  return kind === 'punctuation' && value === '\\' && next?.at === at + 1 && next.value.startsWith('u');
}

function nameAt(text: string, at: number): EscapedName {
  let value = '';
  let escapes = 0;
  let end = at;
  while (end < text.length) {
    const character = text.charAt(end);
    if (character === '\\' && text.charAt(end + 1) === 'u') {
      const escape = decodeEscape(text, end);
      value += escape.value;
      escapes += 1;
      end += escape.length;
    } else if (namePart.test(character)) {
      value += character;
      end += 1;
    } else break;
  }
  return { value, at, end, escapes };
}

/** The text with these names written out, as long as before: a tree then finds everything where it stands. */
export function withNamesWrittenOut(text: string, tokens: readonly Token[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const { kind, at, escapes } of tokens) {
    if (kind !== 'name' || escapes === 0) continue;
    const { value, end } = nameAt(text, at);
    parts.push(text.slice(from, at), value.padEnd(end - at, ' '));
    from = end;
  }
  return from === 0 ? text : parts.join('') + text.slice(from);
}
