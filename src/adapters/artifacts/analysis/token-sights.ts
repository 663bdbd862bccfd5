import type { Api } from './api-table.ts';
import { apisOf, modulesOf } from './apis.ts';
import { argumentsEnd, isFixed, snippet } from './code.ts';
import type { Code } from './code.ts';
import type { Phrase } from './phrases.ts';
import type { Sight } from './sights.ts';
import { specialSights } from './special-acts.ts';
import { sightsOfText } from './text-sights.ts';
import type { Token } from './tokens.ts';

/** What the names, calls and imports of a piece of code do. */
export function sightsOfTokens(code: Code): readonly Sight[] {
  const apis = apisOf(code.language);
  const sights: Sight[] = [];
  for (let i = 0; i < code.tokens.length; i++) {
    const token = code.tokens[i];
    if (token?.kind === 'regex') sights.push(...sightsOfPattern(token));
    if (token?.kind !== 'name') continue;
    for (const api of apis.get(token.value) ?? []) if (stands(code, i, api)) sights.push(sightOf(code, i, api));
    sights.push(...specialSights(code, i));
  }
  return [...sights, ...importSights(code)];
}

/** Regular expressions that addresses of wallets or private keys match. */
function sightsOfPattern({ value, at }: Token): readonly Sight[] {
  return sightsOfText(value.slice(0, 1000))
    .filter(({ act }) => act === 'key-pattern' || act === 'wallet')
    .map((found) => ({ ...found, at }));
}

function stands(code: Code, i: number, api: Api): boolean {
  const { tokens, language } = code;
  const before = tokens[i - 1]?.value ?? '';
  const isMember =
    before === '.' ||
    (before === '>' && tokens[i - 2]?.value === '-') ||
    (before === ':' && (language === 'erlang' || tokens[i - 2]?.value === ':')) ||
    before === '\\';
  const called =
    isCommandCall(code, i) ||
    tokens[i + 1]?.value === '(' ||
    (tokens[i + 1]?.value === '?' && tokens[i + 2]?.value === '.');
  if (api.act === 'evaluate' && isFixed(tokens, i)) return false;
  if (api.stand === 'any') return true;
  if (api.stand === 'module') return !isMember && isModule(tokens, i);
  if (api.stand === 'member') return isMember;
  if (api.stand === 'call') return called;
  if (api.stand === 'member-call') return isMember && called && tokens[i - 2]?.value !== 'platform';
  const declared = before === 'function' || before === 'def' || before === 'fn';
  return !declared && called && (!isMember || isGlobal(tokens[i - 2]?.value));
}

const rubyWords = new Set(['and', 'do', 'end', 'if', 'in', 'not', 'or', 'rescue', 'then', 'unless', 'until', 'while']);

/** Ruby calls without brackets: `eval text`, `system 'a'`, `exec *words`. */
function isCommandCall({ text, tokens, language }: Code, i: number): boolean {
  const next = tokens[i + 1];
  if (language !== 'ruby' || next === undefined) return false;
  const between = text.slice((tokens[i]?.at ?? 0) + (tokens[i]?.value.length ?? 0), next.at);
  if (next.kind === 'text') return !between.includes('\n');
  if (!/^[ \t]+$/.test(between)) return false;
  if (next.kind === 'name') return !rubyWords.has(next.value);
  return '[*&:'.includes(next.value) && !/\s/.test(text.charAt(next.at + 1));
}

const longestLine = 1000;

/** Where the arguments end; without brackets those of scripts end with their line. */
function endOfCall(code: Code, i: number): number {
  const { text, tokens, language } = code;
  const bare =
    tokens[i + 1]?.value !== '(' && (language === 'ruby' || language === 'shell' || language === 'powershell');
  if (!bare) return argumentsEnd(code, i);
  const at = tokens[i]?.at ?? 0;
  const end = text.slice(at, at + longestLine).indexOf('\n');
  return Math.min(text.length, at + (end < 0 ? longestLine : end));
}

function isModule(tokens: readonly Token[], i: number): boolean {
  const before = tokens[i - 1]?.value;
  const after = tokens[i + 1]?.value;
  return (
    before === 'import' ||
    before === 'from' ||
    before === 'use' ||
    after === '.' ||
    (after === ':' && tokens[i + 2]?.value === ':')
  );
}

function isGlobal(name: string | undefined): boolean {
  return (
    name === 'window' ||
    name === 'globalThis' ||
    name === 'self' ||
    name === 'global' ||
    name === 'builtins' ||
    name === '__builtins__' ||
    name === 'Kernel'
  );
}

function sightOf(code: Code, i: number, api: Api): Sight {
  const at = code.tokens[i]?.at ?? 0;
  return { act: api.act, at, what: snippet(code, i), end: endOfCall(code, i) };
}

/** Imports of modules that say what a file is about: `require("x")`, `from "x"`, `import("x")`, Go's import lists. */
export function importSights(code: Code): readonly Sight[] {
  const known = modulesOf(code.language);
  if (known.size === 0) return [];
  const sights: Sight[] = [];
  for (const phrase of code.phrases) {
    const act = known.get(phrase.value.replace(/^node:/, ''));
    if (act === undefined || !isImport(code, phrase)) continue;
    const at = code.tokens[phrase.first]?.at ?? 0;
    sights.push({ act, at, what: phrase.value });
    if (phrase.pieces > 1 || phrase.decodedBy !== undefined)
      sights.push({ act: 'hidden-text', at, what: `the name ${phrase.value} put together from pieces` });
  }
  return sights;
}

function isImport({ tokens, language }: Code, phrase: Phrase): boolean {
  const before = tokens[phrase.first - 1]?.value ?? '';
  if (language === 'go')
    return (
      before === '(' ||
      before === 'import' ||
      tokens[phrase.first - 1]?.kind === 'text' ||
      tokens[phrase.first - 1]?.kind === 'name'
    );
  if (before === 'from' || before === 'import') return true;
  const caller = tokens[phrase.first - 2]?.value ?? '';
  return before === '(' && (/require|import/i.test(caller) || caller === 'getBuiltinModule' || caller.length <= 2);
}
