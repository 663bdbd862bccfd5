import { Evaluator } from './evaluate.ts';
import type { Followed } from './flows.ts';
import { readJavaScript } from './javascript.ts';
import type { Name, Node, Program } from './node.ts';
import type { Dialect } from './raw.ts';
import { bind } from './scope.ts';
import { Taint } from './taint.ts';

/** A file of a package that is read together with others. */
export interface LinkedFile {
  readonly key: string;
  readonly text: string;
  readonly dialect: Exclude<Dialect, 'python'>;
}

/** Several files as one program: what one exports is what another imports. */
export interface Linked {
  readonly followed: Followed;
  /** Where the text of each file begins in the text of all, by its key; files without a tree are missing. */
  readonly bases: ReadonlyMap<string, number>;
}

/** Reads files into one program. `resolve` says which file of the package an import means. */
export function linkFiles(
  files: readonly LinkedFile[],
  resolve: (key: string, module: string) => string | undefined,
): Linked {
  const keys = new Set(files.map((file) => file.key));
  const bases = new Map<string, number>();
  const roots: Node[] = [];
  const declared = new Set<number>();
  let doubtful = false;
  let base = 0;
  for (const { key, text, dialect } of files) {
    const variableOf = (module: string): string | undefined => {
      const target = resolve(key, module);
      return target !== undefined && keys.has(target) ? variable(target) : undefined;
    };
    const program = readJavaScript(text, dialect, { base, variableOf });
    if (program !== undefined) {
      bases.set(key, base);
      roots.push(...rootsOf(key, program, { at: base, end: base + text.length }));
      for (const at of program.declared) declared.add(at);
      doubtful ||= program.doubtful;
    }
    base += text.length + 1;
  }
  const root: Node = { kind: 'group', children: roots, scope: false, at: 0, end: base };
  const bound = bind({ root, declared, doubtful }, 'javascript');
  const evaluator = new Evaluator(bound, 'javascript');
  const text = files.map((file) => file.text).join('\n');
  const taint = new Taint(bound, evaluator, { language: 'javascript', strict: true });
  return { followed: { text, bound, evaluator, taint, language: 'javascript', nameOf: nameOf(bases) }, bases };
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

/**
 * A file as a function of its own, so that its names are its own, with the variable that others know its exports by:
 * `exports of x = exports`.
 */
function rootsOf(
  key: string,
  { root }: Program,
  place: { readonly at: number; readonly end: number },
): readonly Node[] {
  const nowhere = { at: -1, end: -1 };
  const own: Name = { kind: 'name', name: 'exports', ...nowhere };
  const outer: Name = { kind: 'name', name: variable(key), ...nowhere };
  const declare = (target: Node, value: Node | undefined): Node => ({
    kind: 'assign',
    target,
    value,
    adds: false,
    declares: 'block',
    ...nowhere,
  });
  const handedOut: Node = { kind: 'assign', target: outer, value: own, adds: false, declares: undefined, ...nowhere };
  const children = [declare({ ...own }, undefined), handedOut, root];
  const body: Node = { kind: 'group', children, scope: false, ...place };
  const module: Node = {
    kind: 'function',
    name: undefined,
    hoists: false,
    params: [],
    body,
    returnsBody: false,
    ...place,
  };
  return [declare({ ...outer }, undefined), module];
}
