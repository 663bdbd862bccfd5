import { Evaluator } from './evaluate.ts';
import type { Followed } from './flows.ts';
import { readJavaScript } from './javascript.ts';
import { handedOut, namesOfModule, starsOf, takenFrom } from './python-among.ts';
import { readPython } from './python.ts';
import type { Among } from './reader.ts';
import type { Name, Node, Program } from './node.ts';
import type { Dialect } from './raw.ts';
import { bind } from './scope.ts';
import { Taint } from './taint.ts';

/** A file of a package that is read together with others. */
export interface LinkedFile {
  readonly key: string;
  readonly text: string;
  readonly dialect: Dialect;
}

/** Several files as one program: what one exports is what another imports. */
export interface Linked {
  readonly followed: Followed;
  /** Where the text of each file begins in the text of all, by its key; files without a tree are missing. */
  readonly bases: ReadonlyMap<string, number>;
}

interface ReadFile extends LinkedFile {
  readonly base: number;
  readonly program: Program;
  readonly among: Among;
}

/** Reads files of one language into one program. `resolve` says which file of the package an import means. */
export function linkFiles(
  files: readonly LinkedFile[],
  resolve: (key: string, module: string) => string | undefined,
): Linked {
  const read = readAll(files, resolve);
  const bases = new Map(read.map(({ key, base }) => [key, base]));
  const language = files.some(({ dialect }) => dialect === 'python') ? 'python' : 'javascript';
  const children = language === 'python' ? pythonRoots(read) : read.flatMap((one) => rootsOf(one));
  const text = files.map((file) => file.text).join('\n');
  const root: Node = { kind: 'group', children, scope: false, at: 0, end: text.length + 1 };
  const declared = new Set(read.flatMap(({ program }) => [...program.declared]));
  const bound = bind({ root, declared, doubtful: read.some(({ program }) => program.doubtful) }, language, true);
  const evaluator = new Evaluator(bound, language);
  const taint = new Taint(bound, evaluator, { language, strict: true });
  return { followed: { text, bound, evaluator, taint, language, nameOf: nameOf(bases) }, bases };
}

function readAll(
  files: readonly LinkedFile[],
  resolve: (key: string, module: string) => string | undefined,
): readonly ReadFile[] {
  const keys = new Set(files.map((file) => file.key));
  const read: ReadFile[] = [];
  let base = 0;
  for (const file of files) {
    const { key, text, dialect } = file;
    const variableOf = (module: string): string | undefined => {
      const target = resolve(key, module);
      return target !== undefined && keys.has(target) ? variable(target) : undefined;
    };
    const among = { base, variableOf };
    const program = dialect === 'python' ? readPython(text, among) : readJavaScript(text, dialect, among);
    if (program !== undefined) read.push({ ...file, base, program, among });
    base += text.length + 1;
  }
  return read;
}

/** The file that a place stands in. */
function nameOf(bases: ReadonlyMap<string, number>): (at: number) => string {
  const starts = [...bases];
  return (at) => starts.findLast(([, base]) => base <= at)?.[0] ?? '';
}

/** No name of the language looks like that. */
function variable(key: string): string {
  return `exports of ${key}`;
}

const nowhere = { at: -1, end: -1 };

function named(name: string): Name {
  return { kind: 'name', name, ...nowhere };
}

function declare(name: string): Node {
  return { kind: 'assign', target: named(name), value: undefined, adds: false, declares: 'block', ...nowhere };
}

/**
 * A file as a function of its own, so that its names are its own, with the variable that others know its exports by:
 * `exports of x = exports`.
 */
function rootsOf({ key, program, base, text }: ReadFile): readonly Node[] {
  const value = named('exports');
  const target = named(variable(key));
  const handed: Node = { kind: 'assign', target, value, adds: false, declares: undefined, ...nowhere };
  return [declare(variable(key)), file([declare('exports'), handed, program.root], { base, text })];
}

function file(children: readonly Node[], { base, text }: Pick<ReadFile, 'base' | 'text'>): Node {
  const place = { at: base, end: base + text.length };
  const body: Node = { kind: 'group', children, scope: false, ...place };
  return {
    kind: 'function',
    name: undefined,
    hoists: false,
    params: [],
    body,
    returnsBody: false,
    isFile: true,
    ...place,
  };
}

/** The same of Python, where all that a file has can be imported, and `*` takes all of another. */
function pythonRoots(read: readonly ReadFile[]): readonly Node[] {
  const names = new Map(read.map(({ key, program }) => [variable(key), new Set(namesOfModule(program.root))]));
  const taken = read.map(({ program, among }) =>
    starsOf(program.root)
      .flatMap((module) => among.variableOf(module) ?? [])
      .slice(0, mostStars),
  );
  for (let round = 0; round < mostRounds; round++) {
    for (const [index, { key }] of read.entries()) {
      const own = names.get(variable(key));
      for (const other of taken[index] ?? [])
        for (const name of [...(names.get(other) ?? [])].slice(0, mostNames)) own?.add(name);
    }
  }
  return read.flatMap(({ key, program, base, text }, index) => {
    const all = (taken[index] ?? []).flatMap((other) =>
      takenFrom(other, [...(names.get(other) ?? [])].slice(0, mostNames)),
    );
    const out = handedOut(variable(key), [...(names.get(variable(key)) ?? [])].slice(0, mostNames));
    return [declare(variable(key)), file([...all, program.root, ...out], { base, text })];
  });
}

const mostStars = 5;
/** Modules of which everything is handed on by others. */
const mostRounds = 3;
const mostNames = 2_000;
