import type { HereStyle } from './here-documents.ts';
import type { Language } from './language.ts';
import type { MarkedStyle } from './marked-literals.ts';

/** How a language writes what is not code: comments and texts. */
export interface Lexis {
  readonly line: readonly string[];
  readonly block: readonly [string, string] | undefined;
  readonly quotes: string;
  readonly triple: boolean;
  readonly template: boolean;
  readonly regex: boolean;
  readonly here?: HereStyle;
  /** Quotes in which a backslash escapes nothing but itself and the quote. */
  readonly plainQuotes?: string;
  /** Quotes in which a backslash is a character like any other. */
  readonly rawQuotes?: string;
  /** Literals with marks of their own. */
  readonly marked?: MarkedStyle;
}

const c: Lexis = { line: ['//'], block: ['/*', '*/'], quotes: '"\'', triple: false, template: false, regex: false };
const hash: Lexis = { line: ['#'], block: undefined, quotes: '"\'`', triple: false, template: false, regex: false };

export const lexes: Readonly<Record<Language, Lexis>> = {
  batch: { ...hash, line: [], quotes: '"', rawQuotes: '"' },
  csharp: { ...c, quotes: '"', marked: 'csharp' },
  dart: { ...c, triple: true },
  elixir: { ...hash, quotes: '"\'', triple: true },
  erlang: { ...hash, line: ['%'], quotes: '"\'' },
  go: { ...c, quotes: '"`', rawQuotes: '`', marked: 'characters' },
  java: { ...c, triple: true },
  javascript: { ...c, template: true, regex: true },
  php: { ...c, line: ['//', '#'], quotes: '"\'`', here: 'php', plainQuotes: "'" },
  powershell: { ...hash, block: ['<#', '#>'], quotes: '"\'', rawQuotes: '"\'' },
  python: { ...hash, quotes: '"\'', triple: true },
  ruby: { ...hash, here: 'ruby', plainQuotes: "'", marked: 'ruby' },
  rust: { ...c, quotes: '"', marked: 'rust' },
  shell: { ...hash, rawQuotes: "'" },
};
