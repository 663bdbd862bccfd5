import { apisOf, modulesOf } from './apis.ts';
import type { Api } from './apis.ts';
import type { Language } from './language.ts';
import type { Phrase } from './phrases.ts';
import type { Sight } from './sights.ts';
import type { Token } from './tokens.ts';

/** Code as the rules see it. */
export interface Code {
  readonly text: string;
  readonly language: Language;
  readonly tokens: readonly Token[];
  readonly phrases: readonly Phrase[];
}

/** What the names, calls and imports of a piece of code do. */
export function sightsOfTokens(code: Code): readonly Sight[] {
  const apis = apisOf(code.language);
  const sights: Sight[] = [];
  for (let i = 0; i < code.tokens.length; i++) {
    const token = code.tokens[i];
    if (token?.kind !== 'name') continue;
    for (const api of apis.get(token.value) ?? []) if (stands(code, i, api)) sights.push(sightOf(code, i, api));
    sights.push(...special(code, i));
  }
  return [...sights, ...importSights(code)];
}

function stands({ tokens, language }: Code, i: number, api: Api): boolean {
  const before = tokens[i - 1]?.value ?? '';
  const isMember =
    before === '.' ||
    (before === '>' && tokens[i - 2]?.value === '-') ||
    (before === ':' && tokens[i - 2]?.value === ':') ||
    before === '\\';
  const rubyCall = language === 'ruby' && tokens[i + 1]?.kind === 'text';
  const called =
    rubyCall || tokens[i + 1]?.value === '(' || (tokens[i + 1]?.value === '?' && tokens[i + 2]?.value === '.');
  if (api.act === 'evaluate' && isFixed(tokens, i)) return false;
  if (api.stand === 'any') return true;
  if (api.stand === 'module') return !isMember && isModule(tokens, i);
  if (api.stand === 'member') return isMember;
  if (api.stand === 'call') return called;
  if (api.stand === 'member-call') return isMember && called && tokens[i - 2]?.value !== 'platform';
  const declared = before === 'function' || before === 'def' || before === 'fn';
  return !declared && called && (!isMember || isGlobal(tokens[i - 2]?.value));
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

/** `Function("return this")()` and its like: nothing but short literals is evaluated. */
function isFixed(tokens: readonly Token[], i: number): boolean {
  const end = closingToken(tokens, i);
  for (let at = i + 2; at < end; at++) {
    const token = tokens[at];
    if (token?.kind !== 'text' && token?.value !== ',') return false;
    if (token.value.length > 100 || token.escapes > 0) return false;
  }
  return end > i + 2;
}

function sightOf(code: Code, i: number, api: Api): Sight {
  const at = code.tokens[i]?.at ?? 0;
  return { act: api.act, at, what: snippet(code, i), end: argumentsEnd(code, i) };
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

function argumentsEnd(code: Code, i: number): number {
  return code.tokens[closingToken(code.tokens, i)]?.at ?? 0;
}

/** What a table of names cannot say: conditions on arguments and neighbours. */
function special(code: Code, i: number): readonly Sight[] {
  const token = code.tokens[i];
  if (token === undefined) return [];
  const at = token.at;
  const here = (act: Sight['act']): readonly Sight[] => [
    { act, at, what: snippet(code, i), end: argumentsEnd(code, i) },
  ];
  if (isSweep(code, i)) return here('environment');
  if (
    isSeedName(token.value) ||
    (token.value.length <= 30 &&
      /(?:seeds?|private_?key)$/i.test(token.value) &&
      /wallet|mnemonic|keypair|solana|ethereum|bitcoin|web3/i.test(code.text))
  )
    return [{ act: 'seed', at, what: token.value }];
  if (code.language === 'javascript') return specialOfJavaScript(code, i, here);
  if (code.language === 'python') return specialOfPython(code, i, here);
  if (code.language === 'csharp' && token.value === 'Start' && code.tokens[i - 2]?.value === 'Process')
    return here('process');
  if (code.language === 'php' && token.value === 'file_get_contents' && callText(code.tokens, i).includes('://'))
    return here('network');
  return [];
}

type Here = (act: Sight['act']) => readonly Sight[];

function specialOfJavaScript(code: Code, i: number, here: Here): readonly Sight[] {
  const { tokens } = code;
  const name = tokens[i]?.value;
  if (
    name === 'Function' &&
    tokens[i + 1]?.value === '(' &&
    tokens[i - 1]?.value !== '.' &&
    tokens[i - 1]?.value !== 'function' &&
    !isFixed(tokens, i)
  )
    return here('evaluate');
  if (name === 'from' && tokens[i - 2]?.value === 'Buffer' && /base64|hex/.test(callText(tokens, i)))
    return here('decode');
  if (name === 'ethereum' && tokens[i - 1]?.value === '.' && tokens[i + 1]?.value === '.') return here('wallet');
  if (name === 'mode' && /^0?o?7[0-7]{2}|^493$/.test((tokens[i + 2]?.value ?? '').replace(/^0o/, '')))
    return here('chmod');
  if ((name === 'lookup' || name === 'resolve') && isOfDns(tokens, i)) return here('dns');
  return [];
}

/** `dns.lookup(…)`, `dns.promises.resolve(…)`, `require("dns").lookup(…)`. */
function isOfDns(tokens: readonly Token[], i: number): boolean {
  if (tokens[i - 1]?.value !== '.' || tokens[i + 1]?.value !== '(') return false;
  return tokens.slice(Math.max(0, i - 6), i).some((token) => /^(?:node:)?dns(?:\/promises)?$/.test(token.value));
}

function specialOfPython(code: Code, i: number, here: Here): readonly Sight[] {
  const { tokens } = code;
  const name = tokens[i]?.value;
  if (name === 'open' && tokens[i + 1]?.value === '(' && /(?:^|\s)[wax]b?\+?(?:\s|$)/.test(callText(tokens, i)))
    return here('write');
  if (
    name === 'socket' &&
    tokens[i - 1]?.value !== '.' &&
    (tokens[i - 1]?.value === 'import' || tokens[i + 1]?.value === '.')
  )
    return here('network');
  if (name === 'request' && tokens[i - 2]?.value === 'urllib') return here('network');
  if (name === 'client' && tokens[i - 2]?.value === 'http') return here('network');
  if (name === 'loads' && tokens[i - 2]?.value === 'marshal') return here('evaluate');
  if (
    name === 'FunctionType' ||
    (name === 'compile' &&
      tokens[i + 1]?.value === '(' &&
      tokens[i - 1]?.value !== '.' &&
      callText(tokens, i).includes('exec'))
  )
    return here('evaluate');
  return [];
}

/** The literals among the arguments of a call, joined by spaces. */
export function callText(tokens: readonly Token[], i: number): string {
  const end = closingToken(tokens, i);
  const texts: string[] = [];
  for (let at = i + 1; at < end && texts.length < 40; at++)
    if (tokens[at]?.kind === 'text') texts.push((tokens[at]?.value ?? '').slice(0, 400));
  return texts.join(' ');
}

const takers = new Set([
  'stringify',
  'keys',
  'entries',
  'values',
  'dumps',
  'dict',
  'str',
  'list',
  'repr',
  'inspect',
  'pformat',
  'urlencode',
  'json_encode',
  'serialize',
  'print_r',
  'http_build_query',
  'var_export',
  'encode',
]);

/** The whole environment handed to something that lists or serialises it; a copy for a child process is no sweep. */
function isSweep({ tokens, language }: Code, i: number): boolean {
  const name = tokens[i]?.value;
  const before = tokens[i - 1]?.value ?? '';
  const after = tokens[i + 1]?.value ?? '';
  if (language === 'javascript') {
    if (
      name !== 'env' ||
      before !== '.' ||
      tokens[i - 2]?.value !== 'process' ||
      after === '.' ||
      after === '[' ||
      after === '?'
    )
      return false;
    return isTaken(tokens, i - 2) && !isFiltered(tokens, i);
  }
  if (language === 'python') {
    if (name !== 'environ' || before !== '.' || after === '[') return false;
    if (after !== '.') return isTaken(tokens, i - 2);
    const method = tokens[i + 2]?.value;
    return (
      method === 'items' || method === 'values' || ((method === 'copy' || method === 'keys') && isTaken(tokens, i - 2))
    );
  }
  if (language === 'ruby')
    return (
      name === 'ENV' &&
      after === '.' &&
      ['to_h', 'to_a', 'each', 'inspect', 'map', 'keys', 'values', 'to_json', 'to_hash'].includes(
        tokens[i + 2]?.value ?? '',
      )
    );
  if (language === 'php')
    return (
      (name === 'getenv' && after === '(' && tokens[i + 2]?.value === ')') ||
      ((name === '$_ENV' || name === '$_SERVER') && after !== '[' && isTaken(tokens, i))
    );
  if (language === 'go') return name === 'Environ' && before === '.';
  if (language === 'rust') return (name === 'vars' || name === 'vars_os') && tokens[i - 3]?.value === 'env';
  if (language === 'csharp') return name === 'GetEnvironmentVariables';
  return language === 'shell' && (name === 'printenv' || (name === 'env' && after === '|'));
}

/** `Object.keys(process.env).filter((key) => /^debug_/…)`: only the variables of one prefix are kept. */
function isFiltered(tokens: readonly Token[], i: number): boolean {
  const next = tokens.slice(i + 1, i + 16);
  if (next[1]?.value !== '.' || next[2]?.value !== 'filter') return false;
  return next.some(
    (token, at) =>
      (token.kind === 'regex' && token.value.startsWith('/^')) ||
      (token.value === 'startsWith' && next[at + 2]?.kind === 'text'),
  );
}

/** Whether the value that starts at `start` is an argument of a call that lists or serialises it, or is iterated over. */
function isTaken(tokens: readonly Token[], start: number): boolean {
  let depth = 0;
  for (let at = start - 1; at >= 0 && start - at < 40; at--) {
    const token = tokens[at];
    if (token === undefined) return false;
    if (token.value === 'in' || token.value === 'of') return depth === 0;
    if (token.value === ';') return false;
    if (token.kind !== 'punctuation') continue;
    if (token.value === ')') depth += 1;
    if (token.value !== '(') continue;
    depth -= 1;
    if (depth < 0 && takers.has(tokens[at - 1]?.value ?? '')) return true;
  }
  return false;
}

function isSeedName(name: string): boolean {
  if (name.length < 6 || name.length > 40 || !/nemonic|seed_?(?:phrase|words)|wallet_?seed/i.test(name)) return false;
  return !/public|type|length|error/i.test(name);
}

/** Imports of modules that say what a file is about: `require("x")`, `from "x"`, `import("x")`, Go's import lists. */
function importSights(code: Code): readonly Sight[] {
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
