/** A setting of an HCL file whose value is a literal text, with the blocks and objects around it, outermost first. */
export interface HclSetting {
  readonly path: readonly HclHead[];
  readonly key: string;
  readonly value: string;
  readonly line: number;
}

/** The head of a block (`module "vpc" {`) or of an object (`aws = {`). */
export interface HclHead {
  readonly words: readonly string[];
  readonly line: number;
}

const deepest = 50;
/** Heads have few words; more come from a file that is none. */
const mostWords = 10;

interface Token {
  readonly kind: 'word' | 'text' | 'sign' | 'end';
  readonly text: string;
  readonly line: number;
}

/**
 * The literal settings of a Terraform configuration in the order of the file, without working anything out: a text that holds
 * `${…}` or is part of an expression is none. Source: developer.hashicorp.com, "Configuration Syntax".
 */
export function hclSettings(source: string): readonly HclSetting[] {
  const settings: HclSetting[] = [];
  const path: HclHead[] = [];
  let row: Token[] = [];
  let brackets = 0;
  const take = (): void => {
    const [key, equals, value, more] = row;
    const isLiteral = key?.kind !== 'sign' && equals?.text === '=' && value?.kind === 'text' && more === undefined;
    if (isLiteral && key !== undefined && value !== undefined && !/[$%]\{/.test(value.text))
      settings.push({ path: [...path], key: key.text, value: value.text, line: value.line });
    row = [];
  };
  for (const token of tokens(source)) {
    const { kind, text, line } = token;
    if (kind === 'sign' && (text === '[' || text === '(')) brackets += 1;
    else if (kind === 'sign' && (text === ']' || text === ')')) brackets = Math.max(0, brackets - 1);
    if (kind === 'sign' && text === '{') {
      const words = row.filter((one) => one.kind !== 'sign').map((one) => one.text);
      if (path.length < deepest) path.push({ words, line: row[0]?.line ?? line });
      row = [];
    } else if (kind === 'sign' && text === '}') {
      take();
      path.pop();
    } else if (kind === 'end' || (kind === 'sign' && text === ',')) {
      if (brackets === 0) take();
    } else if (row.length < mostWords) row.push(token);
  }
  take();
  return settings;
}

function* tokens(source: string): Generator<Token> {
  let line = 1;
  for (let at = 0; at < source.length;) {
    const character = source.charAt(at);
    const heredoc = character === '<' ? heredocAt(source, at) : undefined;
    if (character === '\n') {
      yield { kind: 'end', text: '', line };
      line += 1;
      at += 1;
    } else if (character === '#' || source.startsWith('//', at)) at = endOf(source, '\n', at);
    else if (source.startsWith('/*', at) || heredoc !== undefined) {
      const end = heredoc ?? Math.min(source.length, endOf(source, '*/', at) + 2);
      if (heredoc !== undefined) yield { kind: 'sign', text: '<', line };
      line += source.slice(at, end).split('\n').length - 1;
      at = end;
    } else if (character === '"') {
      const end = endOfText(source, at);
      const isClosed = end - at > 1 && source.charAt(end - 1) === '"';
      yield isClosed ? { kind: 'text', text: source.slice(at + 1, end - 1), line } : { kind: 'sign', text: '?', line };
      at = end;
    } else if (/[\w-]/.test(character)) {
      let end = at + 1;
      while (end < source.length && /[\w-]/.test(source.charAt(end))) end += 1;
      yield { kind: 'word', text: source.slice(at, end), line };
      at = end;
    } else {
      if (character.trim() !== '') yield { kind: 'sign', text: character, line };
      at += 1;
    }
  }
}

function endOf(source: string, sign: string, from: number): number {
  const end = source.indexOf(sign, from);
  return end === -1 ? source.length : end;
}

/** Behind the closing quote. A text ends at its line; quotes within `${…}` belong to it. */
function endOfText(source: string, start: number): number {
  let braces = 0;
  let at = start + 1;
  for (; at < source.length; at += 1) {
    const character = source.charAt(at);
    if (character === '\n') return at;
    if (character === '\\') at += 1;
    else if (character === '{' && /[$%]/.test(source.charAt(at - 1))) braces += 1;
    else if (character === '}' && braces > 0) braces -= 1;
    else if (character === '"' && braces === 0) return at + 1;
  }
  return at;
}

/** Where a here-document ends; undefined where none begins. */
function heredocAt(source: string, at: number): number | undefined {
  const match = /^<<-?([A-Za-z_]\w{0,100})[ \t]*\r?\n/.exec(source.slice(at, at + 200));
  if (match === null) return undefined;
  const name = match[1] ?? '';
  let row = at + match[0].length;
  while (row < source.length) {
    const end = endOf(source, '\n', row);
    if (source.slice(row, end).trim() === name) return end;
    row = end + 1;
  }
  return source.length;
}
