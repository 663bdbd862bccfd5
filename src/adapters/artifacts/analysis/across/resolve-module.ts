import { resolvePython } from './resolve-python.ts';

const endings = ['', '.js', '.cjs', '.mjs', '.ts', '.tsx', '.jsx', '.cts', '.mts'];
const indices = ['/index.js', '/index.cjs', '/index.mjs', '/index.ts', '/index.tsx'];
/** What compiled code calls by the name that it will have. */
const sources: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\.js$/, ['.ts', '.tsx', '.jsx']],
  [/\.mjs$/, ['.mts']],
  [/\.cjs$/, ['.cts']],
];

/** The file of a package that an import means: by a relative path as Node.js and TypeScript look for it, or as Python does. */
export function resolveModule(
  files: { readonly has: (key: string) => boolean },
  from: string,
  module: string,
): string | undefined {
  if (from.endsWith('.py')) return resolvePython(files, from, module);
  if (!/^\.{1,2}(?:\/|$)/.test(module)) return undefined;
  const path = joined(from, module);
  if (path === undefined) return undefined;
  if (path !== '') for (const ending of endings) if (files.has(path + ending)) return path + ending;
  for (const index of indices) {
    const key = path === '' ? index.slice(1) : path + index;
    if (files.has(key)) return key;
  }
  for (const [ending, others] of sources) {
    const stem = path.replace(ending, '');
    const other = stem === path ? undefined : others.map((one) => stem + one).find((key) => files.has(key));
    if (other !== undefined) return other;
  }
  return undefined;
}

/** Undefined where it climbs out of the package. */
function joined(from: string, module: string): string | undefined {
  const segments = from.split('/').slice(0, -1);
  for (const segment of module.split('/')) {
    if (segment === '..') {
      if (segments.pop() === undefined) return undefined;
    } else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  return segments.join('/');
}
