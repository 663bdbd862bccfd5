import { loaders, passing } from './api-path.ts';
import { applied } from './combine-values.ts';
import { javascriptFolds, pythonFolds } from './fold-calls.ts';
import { unknown } from './value.ts';
import type { Value } from './value.ts';

export const longestPath = 200;

/** What a known interface answers; `api` makes the value of a path. */
export function callOfApi(
  path: string,
  args: readonly Value[],
  { python, api }: { readonly python: boolean; readonly api: (path: string) => Value },
): Value {
  const [first, second] = args;
  const name = path.replace(/\.(?:call|apply)$/, '');
  if (loaders.has(name)) return first?.kind === 'text' ? api(first.text) : unknown;
  if (passing.has(name)) return first ?? unknown;
  if ((name === ':getattr' || name === ':Reflect.get') && first?.kind === 'api')
    return second?.kind === 'text' ? api(`${first.path}.${second.text}`) : unknown;
  if (name === ':map' && second?.kind === 'list' && first !== undefined)
    return { kind: 'list', items: second.items.slice(0, 4_096).map((item) => applied(first, item)) };
  const fold = (python ? pythonFolds : javascriptFolds).get(name);
  const folded = fold?.(args);
  if (folded !== undefined && folded.kind !== 'unknown') return folded;
  return path.length > longestPath ? unknown : api(`${path}()`);
}
