import { snippet } from './code.ts';
import type { Code } from './code.ts';
import type { Draft } from './combine.ts';
import type { Token } from './tokens.ts';

/** Tokens of one import statement that are looked at. */
const longestImport = 200;

/**
 * A class of another library that is changed while a Python module is read: `setattr(other.Class, …)` or `Class.method = …` of an
 * imported class (semantic-types 2025 replaced the constructors of key pairs). Modules of the package itself are not foreign.
 */
export function foreignPatches(code: Code, path: string, isAdded: (at: number) => boolean): readonly Draft[] {
  if (code.language !== 'python') return [];
  const { tokens } = code;
  const imported = importedNames(tokens, new Set(path.split('/').map((part) => part.replace(/\.py$/, ''))));
  if (imported.size === 0) return [];
  for (const [i, token] of tokens.entries()) {
    if (token.kind !== 'name' || !isAdded(token.at)) continue;
    const target = token.value === 'setattr' && tokens[i + 1]?.value === '(' ? i + 2 : i;
    const chain = chainAt(tokens, target);
    if (chain.length === 0 || !imported.has(chain[0] ?? '')) continue;
    const isSetting = target === i && tokens[i - 1]?.value !== '.' && isAssigned(tokens, target + chain.length * 2 - 1);
    const owner = target === i ? chain.slice(0, -1) : chain;
    if ((target !== i || isSetting) && owner.some((name) => /^[A-Z]\w*[a-z]/.test(name)))
      return [{ kind: 'foreign-patch', at: token.at, evidence: snippet(code, i) }];
  }
  return [];
}

/** Names that import statements bind to other packages: `import a.b`, `import a as c`, `from a import B as C`. */
function importedNames(tokens: readonly Token[], own: ReadonlySet<string>): ReadonlySet<string> {
  const names = new Set<string>();
  for (let i = 0; i < tokens.length; i++) {
    if (tokens[i]?.kind !== 'name') continue;
    if (tokens[i]?.value === 'from') i = bindFrom(tokens, i, { names, own });
    else if (tokens[i]?.value === 'import') {
      const path = chainAt(tokens, i + 1);
      const root = path[0];
      if (root === undefined) continue;
      i += path.length * 2;
      if (!own.has(root)) names.add(tokens[i]?.value === 'as' ? (tokens[i + 1]?.value ?? '') : root);
    }
  }
  return names;
}

interface Binding {
  readonly names: Set<string>;
  /** Parts of the file's own path: what is imported from there is no other package's. */
  readonly own: ReadonlySet<string>;
}

/** `from a.b import C as D, E`; answers where it ends. With a dot in front it is the package's own. */
function bindFrom(tokens: readonly Token[], i: number, { names, own }: Binding): number {
  const root = tokens[i + 1];
  let start = i + 1;
  while (start - i < longestImport && tokens[start] !== undefined && tokens[start]?.value !== 'import') start += 1;
  if (tokens[start]?.value !== 'import') return i;
  const foreign = root?.kind === 'name' && !own.has(root.value);
  return bindNames(tokens, start + 1, foreign ? names : new Set());
}

/** The names behind `import`, each with its `as`; answers where they end. */
function bindNames(tokens: readonly Token[], start: number, names: Set<string>): number {
  let at = tokens[start]?.value === '(' ? start + 1 : start;
  const end = at + longestImport;
  while (at < end && tokens[at]?.kind === 'name') {
    const renamed = tokens[at + 1]?.value === 'as';
    names.add(tokens[renamed ? at + 2 : at]?.value ?? '');
    at += renamed ? 3 : 1;
    if (tokens[at]?.value !== ',') break;
    at += 1;
  }
  return at - 1;
}

/** `a`, `a.b`, `a.b.c` from `i` on. */
function chainAt(tokens: readonly Token[], i: number): readonly string[] {
  const chain: string[] = [];
  for (let at = i; tokens[at]?.kind === 'name' && chain.length < 8; at += 2) {
    chain.push(tokens[at]?.value ?? '');
    if (tokens[at + 1]?.value !== '.') break;
  }
  return chain;
}

function isAssigned(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.value === '=' && tokens[at + 1]?.value !== '=';
}
