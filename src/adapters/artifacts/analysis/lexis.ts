import type { HereStyle } from './here-documents.ts';
import type { Language } from './language.ts';

/** How a language writes what is not code: comments and texts. */
export interface Lexis {
  readonly line: readonly string[];
  readonly block: readonly [string, string] | undefined;
  readonly quotes: string;
  readonly triple: boolean;
  readonly template: boolean;
  readonly regex: boolean;
  readonly here?: HereStyle;
}

const c: Lexis = { line: ['//'], block: ['/*', '*/'], quotes: '"\'', triple: false, template: false, regex: false };
const hash: Lexis = { line: ['#'], block: undefined, quotes: '"\'`', triple: false, template: false, regex: false };

export const lexes: Readonly<Record<Language, Lexis>> = {
  batch: { ...hash, line: [], quotes: '"' },
  csharp: { ...c, quotes: '"' },
  dart: { ...c, triple: true },
  elixir: { ...hash, quotes: '"\'', triple: true },
  erlang: { ...hash, line: ['%'], quotes: '"\'' },
  go: { ...c, quotes: '"`' },
  java: { ...c, quotes: '"', triple: true },
  javascript: { ...c, template: true, regex: true },
  php: { ...c, line: ['//', '#'], here: 'php' },
  powershell: { ...hash, block: ['<#', '#>'], quotes: '"\'' },
  python: { ...hash, quotes: '"\'', triple: true },
  ruby: { ...hash, here: 'ruby' },
  rust: { ...c, quotes: '"' },
  shell: hash,
};
