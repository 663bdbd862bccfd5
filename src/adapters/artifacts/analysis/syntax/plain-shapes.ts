import type { Token } from '../tokens.ts';

type Shape = (tokens: readonly Token[], i: number) => boolean;

/**
 * Shapes that look like hiding, that honest modules have as well, and that hide something only beside an interface or what is decoded:
 * `{ a } = require("./a")`, `= require.resolve(a)`; of Python `import codecs` and what declares an encoding,
 * `from a import (b)`, how an object is pickled, and parts of modules that are asked for by a name that is there to read.
 */
export function isPlain(tokens: readonly Token[], i: number, language: 'javascript' | 'python'): boolean {
  const { kind, value = '' } = tokens[i] ?? {};
  return kind === 'name' && (plain[language].get(value)?.(tokens, i) ?? false);
}

const plain: Readonly<Record<'javascript' | 'python', ReadonlyMap<string, Shape>>> = {
  javascript: new Map([['require', isPlainRequire]]),
  python: new Map([
    ['__reduce__', () => true],
    ['__reduce_ex__', () => true],
    ['codecs', isOrdinaryCodec],
    ['getattr', isReadable],
    ['import', (tokens, i) => tokens[i + 1]?.value === '('],
  ]),
};

function isPlainRequire(tokens: readonly Token[], i: number): boolean {
  if (tokens[i - 1]?.value !== '=' || isMade(tokens, i)) return false;
  const next = tokens[i + 1]?.value;
  if (next === '.') return /^(?:cache|resolve)$/.test(tokens[i + 2]?.value ?? '');
  return next === '(' && tokens[i - 2]?.value === '}';
}

function isOrdinaryCodec(tokens: readonly Token[], i: number): boolean {
  const next = tokens[i + 1]?.value;
  if (next === '.') return ofEncodings.test(tokens[i + 2]?.value ?? '');
  return tokens[i - 1]?.value === 'import' && next !== 'as';
}

const ofEncodings = /^(?:BOM|Codec|Incremental|Stream|charmap_|make_|open$|register)/;

/** `getattr(sys, "frozen")`, but for what leads to any module. */
function isReadable(tokens: readonly Token[], i: number): boolean {
  const key = tokens[i + 4];
  if (!readable.has(tokens[i + 2]?.value ?? '') || tokens[i + 3]?.value !== ',') return false;
  return key?.kind === 'text' && key.value !== 'modules' && ',)'.includes(tokens[i + 5]?.value ?? '+');
}

const readable = new Set(['os', 'posix', 'pty', 'socket', 'subprocess', 'sys']);

/** The name of the module that is loaded here is not simply written down. */
export function isMade(tokens: readonly Token[], i: number): boolean {
  if (tokens[i + 1]?.value !== '(' || tokens[i - 1]?.value === '.') return false;
  return tokens[i + 2]?.kind !== 'text' || tokens[i + 3]?.value === '+' || tokens[i + 3]?.value === '.';
}
