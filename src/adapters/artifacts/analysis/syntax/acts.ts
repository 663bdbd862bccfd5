import type { Act } from '../sights.ts';
import { javascriptActs } from './acts-javascript.ts';
import { nativeActs, pythonActs } from './acts-python.ts';

/** What calling an interface does, by its path; `.*` stands for everything that a module has. */
export type Acts = ReadonlyMap<string, Act>;

/** A table of paths, out of rows of one act. */
export function acts(rows: readonly (readonly [Act, readonly string[]])[]): Acts {
  return new Map(rows.flatMap(([act, paths]) => paths.map((path) => [path, act] as const)));
}

/** What a call of this path does; undefined for an interface of no interest. */
export function actOf(path: string, language: 'javascript' | 'python'): Act | undefined {
  const table = language === 'javascript' ? javascriptActs : pythonActs;
  const plain = path.replace(/\.(?:call|apply)$/, '');
  const exact = table.get(plain);
  if (exact !== undefined) return exact;
  if (language === 'python' && /^ctypes\b/.test(plain)) return nativeActs.get(plain.slice(plain.lastIndexOf('.') + 1));
  for (let end = plain.length; end > 0; end = plain.lastIndexOf('.', end - 1)) {
    const found = table.get(`${plain.slice(0, end).replaceAll('()', '')}.*`);
    if (found !== undefined) return found;
  }
  return undefined;
}
