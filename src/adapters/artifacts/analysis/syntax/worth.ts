import type { Code } from '../code.ts';
import type { Act, Sight } from '../sights.ts';
import type { Token } from '../tokens.ts';
import { namesInterfaces } from './names-interfaces.ts';
import { isMade, isPlain } from './plain-shapes.ts';

/** Acts that a tree can tell more of: that it is something else, or where its values come from and go to. */
const telling: ReadonlySet<Act> = new Set<Act>([
  'clipboard',
  'command',
  'credential',
  'dns',
  'download-command',
  'environment',
  'evaluate',
  'hidden-text',
  'load-native',
  'network',
  'process',
  'suspicious-host',
  'text-record',
]);

/** Names by which code reaches what it does not name. */
const reaching = new Set([
  '_load',
  'RtlMoveMemory',
  'ShellExecuteA',
  'ShellExecuteW',
  'VirtualAlloc',
  'WinExec',
  'WriteProcessMemory',
  '__builtins__',
  '__dict__',
  '__getattribute__',
  '__import__',
  '_winapi',
  'attrgetter',
  'builtins',
  'environ',
  'fromhex',
  'getBuiltinModule',
  'import_module',
  'marshal',
  'methodcaller',
  'runcode',
  'runpy',
  'unhexlify',
  'zipimporter',
]);
/** What does something when it is called, and gets another name where it is not. */
const called = new Set(['eval', 'exec', 'fetch']);
/** The same of parts of a module, where they are not called at once: `f = os.system`, `target=os.system`. */
const partsOfOs = /^(?:exec[lv]p?e?|popen|posix_spawnp?|spawn[lv]p?e?|startfile|system)$/;
/** Objects that hold what is dangerous: a key in brackets may be any of it. */
const holders = new Set(['global', 'globalThis', 'module', 'process', 'require', 'window']);
const pythonHolders = new Set(['builtins', 'importlib', 'os', 'posix', 'pty', 'socket', 'subprocess', 'sys']);

/**
 * Whether a piece of code is worth the time that a tree takes: it does something that the rules know, or it has one of the
 * shapes in which that is hidden. Most code has neither.
 */
export function isWorthATree({ tokens, language: of }: Code, sights: readonly Sight[]): boolean {
  if (sights.some((sight) => telling.has(sight.act))) return true;
  const language = of === 'python' ? 'python' : 'javascript';
  let anyPlain = false;
  for (const [i, token] of tokens.entries()) {
    if (isPlain(tokens, i, language)) anyPlain = true;
    else if (isHiding(tokens, token, i)) return true;
  }
  if (!anyPlain) return false;
  return sights.some(({ act }) => act === 'decode') || namesInterfaces(tokens, language);
}

function isHiding(tokens: readonly Token[], token: Token, i: number): boolean {
  if (token.kind !== 'name') return token.value === '[' && isSplitKey(tokens, i);
  if (reaching.has(token.value)) return true;
  const before = tokens[i - 1]?.value;
  const next = tokens[i + 1];
  if (called.has(token.value)) return next?.value !== '(' && next?.value !== ':' && before !== '.';
  if (before === '.' && next?.value !== '(' && partsOfOs.test(token.value) && tokens[i - 2]?.value !== 'platform')
    return true;
  // `const { eval: run } = globalThis`.
  if (holders.has(token.value) && before === '=' && tokens[i - 2]?.value === '}') return true;
  if (holders.has(token.value) && next?.value === '[') return tokens[i + 2]?.kind !== 'number';
  return shapes.get(token.value)?.(tokens, i) ?? false;
}

/** Names that hide something only in a certain shape. */
const shapes: ReadonlyMap<string, (tokens: readonly Token[], i: number) => boolean> = new Map([
  // `const { env } = process`: the environment under a name that says nothing by itself.
  ['process', (tokens, i) => tokens[i - 1]?.value === '=' && tokens[i - 2]?.value === '}'],
  // The name of the module is made, or `require` gets another name.
  ['require', (tokens, i) => isMade(tokens, i) || (tokens[i - 1]?.value === '=' && tokens[i + 1]?.value !== '(')],
  // `from os import *`: what is taken has no names here.
  [
    'import',
    (tokens, i) => isMade(tokens, i) || (tokens[i + 1]?.value === '*' && pythonHolders.has(tokens[i - 1]?.value ?? '')),
  ],
  // `globals()["…"]`: any name of the file, and what the language itself has.
  ['globals', isLookedInto],
  ['locals', isLookedInto],
  ['codecs', () => true],
  ['setattr', (tokens, i) => tokens[i + 4]?.kind === 'text' && pythonHolders.has(tokens[i + 6]?.value ?? '')],
  // A literal that is unpickled says which functions to call.
  [
    'loads',
    (tokens, i) => tokens[i - 2]?.value === 'pickle' && tokens.slice(i + 2, i + 7).some(({ kind }) => kind === 'text'),
  ],
  ['pickle', (tokens, i) => tokens[i + 1]?.value === 'import' || tokens[i + 1]?.value === 'as'],
  // `[].at.constructor(code)`, `x.constructor.constructor(code)`; what copies itself calls `name.constructor(…)`.
  [
    'constructor',
    (tokens, i) => {
      if (tokens[i - 1]?.value !== '.') return false;
      const called = tokens[i + 1]?.value === '(' && (tokens[i - 2]?.kind !== 'name' || tokens[i - 3]?.value === '.');
      return called || (tokens[i + 1]?.value === '.' && tokens[i + 2]?.value === 'constructor');
    },
  ],
  ['Reflect', (tokens, i) => holders.has(tokens[i + 4]?.value ?? '') || calling.has(tokens[i + 2]?.value ?? '')],
  ['binding', (tokens, i) => tokens[i - 2]?.value === 'process' && tokens[i + 1]?.value === '('],
  [
    'getattr',
    (tokens, i) =>
      pythonHolders.has(tokens[i + 2]?.value ?? '') ||
      (tokens[i + 3]?.value === ',' && tokens[i + 4]?.kind === 'text' && !',)'.includes(tokens[i + 5]?.value ?? ')')),
  ],
]);

/** What calls its first argument. */
const calling = new Set(['apply', 'construct']);

function isLookedInto(tokens: readonly Token[], i: number): boolean {
  return tokens[i + 1]?.value === '(' && tokens[i + 3]?.value === '[';
}

/** `["ev" + "al"]`: a key that is put together, or the constructor of something. */
function isSplitKey(tokens: readonly Token[], i: number): boolean {
  if (tokens[i + 1]?.value === 'constructor' && tokens[i + 2]?.value === ']') return true;
  const first = tokens[i + 1];
  if (first?.kind !== 'text' || tokens[i + 2]?.value !== '+' || i === 0) return false;
  // No interface has a name that begins like `num-` or `.`.
  return tokens[i - 1]?.kind !== 'punctuation' && /^\w*$/.test(first.value);
}
