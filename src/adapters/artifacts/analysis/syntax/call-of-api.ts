import { loaders, passing } from './api-path.ts';
import { applied } from './combine-values.ts';
import { javascriptFolds } from './fold-calls.ts';
import { pythonFolds } from './fold-calls-python.ts';
import { unknown } from './value.ts';
import type { Value } from './value.ts';

export const longestPath = 200;

/** What gives a member of its first argument by the name that is the second. */
const getters = new Set([':getattr', ':object.__getattribute__', ':type.__getattribute__', 'inspect.getattr_static']);
const lookUp = /^(.*?)\.?(?:get|pop|__getitem__|__getattribute__|__getattr__)$/;
const maker = /^(?:operator|_operator)\.(?:attrgetter|itemgetter)$/;
const made = /^operator\.getter:/;

/** The path of what is looked up by its name: in a module's dictionary, or by a function made for it. */
function lookedUp(name: string, [first, second]: readonly Value[]): string | undefined {
  const member = (of: string, key: string): string => (of === '' || of === ':' ? `${of}${key}` : `${of}.${key}`);
  if (getters.has(name) && first?.kind === 'api' && second?.kind === 'text') return member(first.path, second.text);
  if (made.test(name) && first?.kind === 'api') return member(first.path, name.replace(made, ''));
  if (first?.kind !== 'text' || !/^[A-Za-z_][\w.]*$/.test(first.text)) return undefined;
  if (maker.test(name)) return `operator.getter:${first.text}`;
  const of = lookUp.exec(name)?.[1];
  if (of === undefined || /[()]/.test(of)) return undefined;
  return member(name.startsWith(':') && of === '' ? ':' : of, first.text);
}

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
  if (name === ':Reflect.get' && first?.kind === 'api')
    return second?.kind === 'text' ? api(`${first.path}.${second.text}`) : unknown;
  const looked = python ? lookedUp(name, args) : undefined;
  if (looked !== undefined) return api(looked);
  if (name === ':map' && second?.kind === 'list' && first !== undefined)
    return { kind: 'list', items: second.items.slice(0, 4_096).map((item) => applied(first, item)) };
  const fold = (python ? pythonFolds : javascriptFolds).get(name);
  const folded = fold?.(args);
  if (folded !== undefined && folded.kind !== 'unknown') return folded;
  return path.length > longestPath ? unknown : api(`${path}()`);
}
