import { snippet } from './code.ts';
import type { Code } from './code.ts';
import type { Draft } from './combine.ts';

/**
 * Python that loads a module of which there is only the compiled form: a `.pyc` file that no scanner of sources reads held all of fshec2 (2023).
 */
export function compiledModules(code: Code, isAdded: (at: number) => boolean): readonly Draft[] {
  if (code.language !== 'python') return [];
  const at = code.tokens.findIndex(
    (token, i) => token.value === 'SourcelessFileLoader' && code.tokens[i + 1]?.value === '(' && isAdded(token.at),
  );
  const token = code.tokens[at];
  if (token === undefined) return [];
  return [{ kind: 'encoded-payload', at: token.at, evidence: snippet(code, at), subject: 'a compiled module' }];
}
