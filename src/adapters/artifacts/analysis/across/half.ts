import type { Code } from '../code.ts';
import type { Act, Sight } from '../sights.ts';
import { dialectOf, longest } from '../syntax/look-through.ts';
import type { Token } from '../tokens.ts';
import { importsOfPython } from './python-imports.ts';

/**
 * What one file can do of something that takes two: it gathers, sends or loads, decodes, runs, or names modules by what it
 * is told. */
export type Part = 'decodes' | 'gathers' | 'names' | 'runs' | 'sends';

/** What a file of JavaScript or Python has to do with others of its package. */
export interface Half {
  readonly language: 'javascript' | 'python';
  readonly parts: ReadonlySet<Part>;
  /** What it imports: by paths, or by the names of Python. */
  readonly modules: readonly string[];
}

const partOf: ReadonlyMap<Act, Part> = new Map<Act, Part>([
  ['credential', 'gathers'],
  ['decode', 'decodes'],
  ['environment', 'gathers'],
  ['evaluate', 'runs'],
  ['load-native', 'runs'],
  ['network', 'sends'],
  ['process', 'runs'],
]);
/** More imports than that are those of a list, not of code. */
const mostModules = 60;

/** The halves that a file of JavaScript or Python has, out of what is seen in it anyway; undefined for other files, and where there is nothing. */
export function halfOf(code: Code, sights: readonly Sight[]): Half | undefined {
  const { language } = code;
  if ((language !== 'javascript' && language !== 'python') || code.text.length > longest) return undefined;
  if (dialectOf(code) === undefined) return undefined;
  const parts = new Set<Part>();
  for (const { act } of sights) {
    const part = partOf.get(act);
    if (part !== undefined) parts.add(part);
  }
  const modules = new Set<string>(language === 'python' ? importsOfPython(code.tokens) : []);
  const { tokens } = code;
  const { names, partOfName } = language === 'python' ? python : javascript;
  for (let i = 0; i < tokens.length; i++) {
    const { kind, value } = tokens[i] ?? nothing;
    if (kind === 'text') {
      if (value.startsWith('.') && modules.size < mostModules && isPath.test(value) && isImported(tokens, i))
        modules.add(value);
    } else if (kind === 'name' && names.has(value)) {
      const part = partOfName(tokens, i);
      if (part !== undefined) parts.add(part);
    }
  }
  return parts.size === 0 && modules.size === 0 ? undefined : { language, parts, modules: [...modules] };
}

const isPath = /^\.{1,2}(?:\/[^\s<>"'`]{0,200})?$/;

/** `require("x")`, `import("x")`, `import "x"`, `from "x"`. */
function isImported(tokens: readonly Token[], i: number): boolean {
  const before = tokens[i - 1]?.value;
  if (before === 'from' || before === 'import') return true;
  const word = tokens[i - 2]?.value;
  return before === '(' && (word === 'require' || word === 'import');
}

/** The environment as a whole, and modules whose names are made: in another file it may be seen what they are. */
function ofName(tokens: readonly Token[], i: number): Part | undefined {
  const name = tokens[i]?.value;
  const next = tokens[i + 1];
  if (name === 'env' && tokens[i - 2]?.value === 'process' && !['.', '[', '?'].includes(next?.value ?? ''))
    return 'gathers';
  if (name === 'process' && tokens[i - 1]?.value === '=' && tokens[i - 2]?.value === '}') return 'gathers';
  const isMade = (name === 'require' || name === 'import') && tokens[i - 1]?.value !== '.' && next?.value === '(';
  return isMade && tokens[i + 2]?.kind === 'name' ? 'names' : undefined;
}

function ofPythonName(tokens: readonly Token[], i: number): Part | undefined {
  const name = tokens[i]?.value;
  const next = tokens[i + 1]?.value ?? '';
  if ((name === 'environ' || name === 'environb') && next !== '[' && !(next === '.' && tokens[i + 2]?.value === 'get'))
    return 'gathers';
  // `setattr(other.Class, …)`: what the class makes for others passes through here.
  if (name === 'setattr') return next === '(' && tokens[i + 3]?.value === '.' ? 'gathers' : undefined;
  const isMade = name === '__import__' || name === 'import_module' || name === 'getattr';
  return isMade && next === '(' && tokens[i + 2]?.kind === 'name' ? 'names' : undefined;
}

const javascript = { names: new Set(['env', 'import', 'process', 'require']), partOfName: ofName };
const python = {
  names: new Set(['__import__', 'environ', 'environb', 'getattr', 'import_module', 'setattr']),
  partOfName: ofPythonName,
};
const nothing: Pick<Token, 'kind' | 'value'> = { kind: 'punctuation', value: '' };

/** Which halves make a whole: secrets that are sent, code that is decoded or loaded and run. */
export const wholes: readonly Whole[] = [
  { one: 'gathers', other: 'sends', furthest: 4 },
  { one: 'decodes', other: 'runs', furthest: 3 },
  { one: 'decodes', other: 'names', furthest: 2 },
  { one: 'sends', other: 'runs', furthest: 2 },
];

interface Whole {
  readonly one: Part;
  readonly other: Part;
  /** Imports between the two files: the more common the halves are, the nearer they must stand. */
  readonly furthest: number;
}
