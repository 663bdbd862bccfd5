import type { Token } from '../tokens.ts';

const mostModules = 60;
const mostNames = 40;
const mostDots = 8;

/** A place among the tokens and what was read up to it. */
interface Read<T> {
  readonly value: T;
  readonly next: number;
}

/**
 * What the import statements of Python name: `.a.b`, `..`, `pkg.sub`. Of `from a import b` both `a` and `a.b`, since only the
 * files tell whether `b` is one.
 */
export function importsOfPython(tokens: readonly Token[]): readonly string[] {
  const found = new Set<string>();
  for (let i = 0; i < tokens.length && found.size < mostModules; i++) {
    const word = tokens[i]?.kind === 'name' ? tokens[i]?.value : undefined;
    if (word === 'from') {
      const { value: module, next } = modulePath(tokens, i + 1);
      if (module === '' || tokens[next]?.value !== 'import') continue;
      const names = namesAt(tokens, next + 1);
      i = names.next - 1;
      found.add(module);
      for (const name of names.value) found.add(module.endsWith('.') ? `${module}${name}` : `${module}.${name}`);
    } else if (word === 'import') {
      const modules = modulesAt(tokens, i + 1);
      i = modules.next - 1;
      for (const module of modules.value) found.add(module);
    }
  }
  return [...found];
}

/** Dots, and names with dots between them. */
function modulePath(tokens: readonly Token[], start: number): Read<string> {
  let path = '';
  let at = start;
  while (at - start < mostDots && /^\.{1,3}$/.test(tokens[at]?.value ?? '')) path += tokens[at++]?.value ?? '';
  while (tokens[at]?.kind === 'name' && tokens[at]?.value !== 'import' && path.length < 200) {
    path += tokens[at++]?.value ?? '';
    if (tokens[at]?.value !== '.' || tokens[at + 1]?.kind !== 'name') break;
    path += '.';
    at += 1;
  }
  return { value: path, next: at };
}

/** `a as b, c`, in brackets or not. */
function namesAt(tokens: readonly Token[], start: number): Read<readonly string[]> {
  const names: string[] = [];
  let at = tokens[start]?.value === '(' ? start + 1 : start;
  while (tokens[at]?.kind === 'name' && names.length < mostNames) {
    names.push(tokens[at]?.value ?? '');
    at += tokens[at + 1]?.value === 'as' ? 3 : 1;
    if (tokens[at]?.value !== ',') break;
    at += 1;
  }
  return { value: names, next: Math.max(at, start) };
}

/** `a.b as c, d`. */
function modulesAt(tokens: readonly Token[], start: number): Read<readonly string[]> {
  const modules: string[] = [];
  let at = start;
  while (tokens[at]?.kind === 'name' && modules.length < mostNames) {
    const { value, next } = modulePath(tokens, at);
    modules.push(value);
    at = tokens[next]?.value === 'as' ? next + 2 : next;
    if (tokens[at]?.value !== ',') break;
    at += 1;
  }
  return { value: modules, next: Math.max(at, start) };
}
