import type { Code } from './code.ts';
import type { Language } from './language.ts';
import type { Token } from './tokens.ts';

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

type Sweep = (tokens: readonly Token[], i: number) => boolean;

const rubyMethods = new Set([
  'each',
  'each_pair',
  'filter',
  'filter_map',
  'find_all',
  'inspect',
  'keys',
  'map',
  'reject',
  'select',
  'sort',
  'to_a',
  'to_h',
  'to_hash',
  'to_json',
  'values',
]);

const sweeps: Partial<Record<Language, Sweep>> = {
  csharp: (tokens, i) => tokens[i]?.value === 'GetEnvironmentVariables',
  dart: (tokens, i) =>
    tokens[i]?.value === 'environment' && tokens[i - 2]?.value === 'Platform' && tokens[i + 1]?.value !== '[',
  elixir: (tokens, i) => tokens[i]?.value === 'get_env' && isCalledBare(tokens, i),
  erlang: (tokens, i) =>
    (tokens[i]?.value === 'getenv' && isCalledBare(tokens, i)) || tokens[i]?.value === 'list_env_vars',
  go: (tokens, i) => tokens[i]?.value === 'Environ' && tokens[i - 1]?.value === '.',
  java: (tokens, i) => tokens[i]?.value === 'getenv' && isCalledBare(tokens, i),
  javascript: sweepOfJavaScript,
  php: sweepOfPhp,
  python: sweepOfPython,
  ruby: (tokens, i) =>
    tokens[i]?.value === 'ENV' &&
    tokens[i + 1]?.value === '.' &&
    rubyMethods.has(tokens[i + 2]?.value ?? '') &&
    !tokens.slice(i, i + 20).some((token) => token.value === 'start_with'),
  rust: (tokens, i) => /^vars(?:_os)?$/.test(tokens[i]?.value ?? '') && tokens[i - 3]?.value === 'env',
  shell: (tokens, i) => tokens[i]?.value === 'printenv' || (tokens[i]?.value === 'env' && tokens[i + 1]?.value === '|'),
};

function isCalledBare(tokens: readonly Token[], i: number): boolean {
  return tokens[i + 1]?.value === '(' && tokens[i + 2]?.value === ')';
}

/** The whole environment handed to something that lists or serialises it; a copy for a child process is no sweep. */
export function isSweep({ tokens, language }: Code, i: number): boolean {
  return sweeps[language]?.(tokens, i) ?? false;
}

function sweepOfJavaScript(tokens: readonly Token[], i: number): boolean {
  if (tokens[i]?.value !== 'env' || tokens[i - 1]?.value !== '.' || tokens[i - 2]?.value !== 'process') return false;
  const isOne = ['.', '[', '?'].includes(tokens[i + 1]?.value ?? '');
  return !isOne && isTaken(tokens, i - 2) && !isFiltered(tokens, i);
}

function sweepOfPython(tokens: readonly Token[], i: number): boolean {
  const after = tokens[i + 1]?.value ?? '';
  if (tokens[i]?.value !== 'environ' || tokens[i - 1]?.value !== '.' || after === '[') return false;
  if (after !== '.') return isTaken(tokens, i - 2);
  const method = tokens[i + 2]?.value;
  if (method === 'items' || method === 'values') return !isOfOnePrefix(tokens, i);
  return (method === 'copy' || method === 'keys') && isTaken(tokens, i - 2);
}

/** `if name.startswith("MYAPP_")` in the loop: the settings of one program. */
function isOfOnePrefix(tokens: readonly Token[], i: number): boolean {
  const next = tokens.slice(i, i + 40);
  return next.some((token, at) => token.value === 'startswith' && next[at + 1]?.value === '(');
}

function sweepOfPhp(tokens: readonly Token[], i: number): boolean {
  const name = tokens[i]?.value;
  if (name === 'getenv') return isCalledBare(tokens, i);
  return (name === '$_ENV' || name === '$_SERVER') && tokens[i + 1]?.value !== '[' && isTaken(tokens, i);
}

/** The keys of the environment filtered by `/^debug_/`: only the variables of one prefix are kept. */
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
