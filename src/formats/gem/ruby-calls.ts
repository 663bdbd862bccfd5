import { linesOf } from '../syntax/lines.ts';

/** A call of a Ruby file whose arguments are literals: `gem "rails", "~> 7.1", require: false`. */
export interface RubyCall {
  readonly method: string;
  /** Leading texts, in order. */
  readonly texts: readonly string[];
  /** Keyword arguments with literal values: texts, symbols, `true`, lists of texts joined by commas. */
  readonly options: ReadonlyMap<string, string>;
  /** Whether a part of the arguments is code that would have to be run. */
  readonly isDynamic: boolean;
  /** Whether the first argument is a literal: else no text is the name that the call is about. */
  readonly isFirstLiteral: boolean;
  /** Whether a block opens behind it (`do`). */
  readonly opensBlock: boolean;
  readonly line: number;
  readonly endLine: number;
}

const longestCall = 4096;

/**
 * Finds calls of the given methods at the start of lines, without running anything. Arguments that go on over lines
 * (after a comma or within brackets) are followed. A receiver before the method is passed over: `spec.add_dependency`.
 */
export function callsOf(text: string, methods: ReadonlySet<string>): readonly RubyCall[] {
  const calls: RubyCall[] = [];
  let pending: { readonly method: string; readonly line: number; source: string } | undefined;
  for (const { number: line, text: written } of rubyLines(text)) {
    const body = withoutComment(written).trim();
    if (pending === undefined) {
      const match = /^(?:[a-z_]\w*\.)?([a-z_]\w*)[ (]+(.*)$/.exec(body);
      const method = match?.[1] ?? '';
      if (match === null || !methods.has(method)) continue;
      pending = { method, line, source: match[2] ?? '' };
    } else pending.source += ` ${body}`;
    if (goesOn(pending.source) && pending.source.length < longestCall) continue;
    calls.push(callOf(pending, line));
    pending = undefined;
  }
  return calls;
}

/** The lines that Ruby reads as program: none of a `=begin … =end` block, none behind `__END__`. */
export function* rubyLines(text: string): Generator<{ readonly number: number; readonly text: string }> {
  let isComment = false;
  for (const line of linesOf(text)) {
    if (!isComment && line.text.trimEnd() === '__END__') return;
    if (/^=begin(?:\s|$)/.test(line.text)) isComment = true;
    if (!isComment) yield line;
    else if (/^=end(?:\s|$)/.test(line.text)) isComment = false;
  }
}

/** The line up to a `#` that stands outside of quotes. */
export function withoutComment(line: string): string {
  let quote = '';
  for (let at = 0; at < line.length; at += 1) {
    const character = line.charAt(at);
    if (quote !== '') {
      if (character === '\\') at += 1;
      else if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '#') return line.slice(0, at);
  }
  return line;
}

function goesOn(source: string): boolean {
  if (/[,\\]$/.test(source)) return true;
  const opened = source.split('[').length - source.split(']').length;
  return opened > 0;
}

interface Pending {
  readonly method: string;
  readonly line: number;
  readonly source: string;
}

function callOf({ method, line, source }: Pending, endLine: number): RubyCall {
  const opensBlock = /\bdo(?:\s*\|[^|]*\|)?$/.test(source);
  const body = source.replace(/\bdo(?:\s*\|[^|]*\|)?$/, '').replace(/\)\s*$/, '');
  const texts: string[] = [];
  const options = new Map<string, string>();
  let isDynamic = false;
  let isFirstLiteral = true;
  for (const [index, part] of argumentsOf(body).entries()) {
    const option = /^(?::?([a-z_]\w*)\s*=>|([a-z_]\w*):(?!:))\s*(.*)$/.exec(part);
    const value = literalOf(option === null ? part : (option[3] ?? ''));
    if (value === undefined) {
      isDynamic = true;
      if (index === 0) isFirstLiteral = false;
    } else if (option === null) texts.push(...value);
    else options.set(option[1] ?? option[2] ?? '', value.join(','));
  }
  return { method, texts, options, isDynamic, isFirstLiteral, opensBlock, line, endLine };
}

/** Divides at commas that stand outside of quotes and brackets. */
function argumentsOf(source: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let quote = '';
  let start = 0;
  for (let at = 0; at < source.length; at += 1) {
    const character = source.charAt(at);
    if (quote !== '') {
      if (character === '\\') at += 1;
      else if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if ('[({'.includes(character)) depth += 1;
    else if ('])}'.includes(character)) depth -= 1;
    else if (character === ',' && depth === 0) {
      parts.push(source.slice(start, at).trim());
      start = at + 1;
    }
  }
  return [...parts, source.slice(start).trim()].filter((part) => part !== '');
}

/** The value of a literal: a text, a symbol, true or false, or a list of those. Undefined for code. */
function literalOf(part: string): readonly string[] | undefined {
  const text = part.replace(/\.freeze$/, '');
  const quoted = /^"([^"\\]*)"$|^'([^'\\]*)'$/.exec(text);
  const value = quoted?.[1] ?? quoted?.[2];
  if (value !== undefined) return value.includes('#{') ? undefined : [value];
  const symbol = /^:"?([a-z_]\w*)"?$/i.exec(text)?.[1];
  if (symbol !== undefined) return [symbol];
  if (/^(?:true|false|nil)$/.test(text)) return [text];
  const percent = /^%q?\(([^()\\#]*)\)$|^%q?\[([^[\]\\#]*)\]$|^%q?\{([^{}\\#]*)\}$/i.exec(text);
  if (percent !== null) return [percent[1] ?? percent[2] ?? percent[3] ?? ''];
  const words = /^%[wiWI]\[([^\]#]*)\]$/.exec(text)?.[1];
  if (words !== undefined) return words.split(' ').filter((word) => word !== '');
  const list = /^\[([^[\]]*)\]$/.exec(text)?.[1];
  if (list === undefined) return undefined;
  const items = argumentsOf(list).map((item) => literalOf(item));
  return items.includes(undefined) ? undefined : items.flatMap((item) => item ?? []);
}
