import type { DependencySet, Scope } from '../../domain/dependency.ts';
import { EntryCollector } from '../collect.ts';
import type { Format } from '../format.ts';
import { addWritten } from './entry.ts';
import { pythonTokens } from './python-tokens.ts';
import type { PythonToken } from './python-tokens.ts';

/** setup.py: a program, of which only literal lists can be read. */
export const setupPy: Format = {
  id: 'setup-py',
  ecosystem: 'pypi',
  kind: 'manifest',
  files: ['setup.py'],
  reads: { direct: 'yes', scope: 'yes', integrity: 'no', origin: 'yes', lines: 'yes', requiredBy: 'no' },
  note: 'A program: only lists written out as literals after install_requires, setup_requires, tests_require and extras_require are read. What the program computes is not known, and nothing is said of it.',
  parse: parseSetupPy,
};

const lists = new Map<string, Scope>([
  ['install_requires', 'runtime'],
  ['setup_requires', 'build'],
  ['tests_require', 'dev'],
  ['extras_require', 'optional'],
]);

const closers = new Map([
  ['[', ']'],
  ['(', ')'],
  ['{', '}'],
]);

/** The longest setup.py of a real project seen has 70,000 characters. */
const longestProgram = 1_000_000;

/** Lists beyond this many tokens are not written by hand. */
const mostTokens = 20_000;

function parseSetupPy(content: string, path: string): DependencySet {
  const collected = new EntryCollector(setupPy, path);
  if (content.length > longestProgram) {
    collected.problem('too-large', `a setup.py of ${content.length} characters is not read`);
    return collected.finish();
  }
  const tokens = [...pythonTokens(content)];
  for (let i = 0; i + 2 < tokens.length; i++) {
    const scope = lists.get(tokens[i]?.text ?? '');
    const start = scope === undefined ? undefined : startOfValue(tokens, i);
    if (scope === undefined || start === undefined) continue;
    const list = literalsFrom(tokens, start);
    for (const token of list.literals) addWritten(collected, token.text, { line: token.line, scope, direct: true });
    // What stands inside a list is not looked at again: else lists within lists would cost their square.
    i = list.end;
  }
  return collected.finish();
}

/** Where the value begins: of `name = […]`, `"name": […]`, `name=dict(…)`, `name="…"`. */
function startOfValue(tokens: readonly PythonToken[], i: number): number | undefined {
  const sign = tokens[i + 1]?.text;
  const isKey = tokens[i]?.kind === 'string' && sign === ':';
  const isName = tokens[i]?.kind === 'name' && sign === '=';
  const value = tokens[i + 2];
  if ((!isKey && !isName) || value === undefined) return undefined;
  if (closers.has(value.text) && value.kind === 'sign') return i + 2;
  if (value.kind === 'string') return [',', ')', '}'].includes(tokens[i + 3]?.text ?? '') ? i + 2 : undefined;
  const isMaker = value.kind === 'name' && ['dict', 'list', 'tuple', 'set'].includes(value.text);
  return isMaker && tokens[i + 3]?.text === '(' ? i + 3 : undefined;
}

interface Literals {
  readonly literals: readonly PythonToken[];
  /** The token that closes the bracket, or the last that was looked at. */
  readonly end: number;
}

/** The strings of the bracket that opens at `start`, keys of a dictionary left out; none of those that are computed. */
function literalsFrom(tokens: readonly PythonToken[], start: number): Literals {
  const literals: PythonToken[] = [];
  const open: string[] = [];
  const lone = tokens[start];
  if (lone?.kind === 'string') return { literals: [lone], end: start };
  const last = Math.min(tokens.length, start + mostTokens) - 1;
  let end = start;
  for (; end <= last; end++) {
    const token = tokens[end];
    if (token === undefined) break;
    const closer = token.kind === 'sign' ? closers.get(token.text) : undefined;
    if (closer !== undefined) open.push(closer);
    else if (token.kind === 'sign' && token.text === open.at(-1)) open.pop();
    else if (token.kind === 'string' && isElement(tokens, end)) literals.push(token);
    if (open.length === 0) break;
  }
  return { literals, end: Math.min(end, last) };
}

/** An element stands between brackets and commas; whatever touches another token is part of an expression or a key. */
function isElement(tokens: readonly PythonToken[], i: number): boolean {
  const before = tokens[i - 1]?.text ?? '';
  const after = tokens[i + 1]?.text ?? '';
  return ['[', '(', '{', ',', ':'].includes(before) && [']', ')', '}', ','].includes(after);
}
