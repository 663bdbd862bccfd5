import { memberOf } from './node.ts';
import type { Call, Node } from './node.ts';

/** Where a call names the function that it has called, and where that function's arguments stand. */
interface Handing {
  /** Index of the function among the arguments, and its name. */
  readonly index: number;
  readonly named?: string;
  /** Its arguments follow, stand in a list, or are what a list holds one after the other. */
  readonly args: 'each' | 'follow' | 'listed' | 'none';
}

/**
 * Functions of Python that call what they are handed: threads, processes, pools, timers, event loops, hooks of the interpreter,
 * and what binds arguments for later. Known by their last name, since the objects that they belong to come from everywhere.
 */
const handings: ReadonlyMap<string, Handing> = new Map<string, Handing>([
  ...['Process', 'Thread'].map((name) => [name, { index: 1, named: 'target', args: 'listed' }] as const),
  ['Timer', { index: 1, named: 'function', args: 'listed' }],
  ...['apply', 'apply_async', 'start_new_thread'].map((name) => [name, { index: 0, args: 'listed' }] as const),
  ...['call_soon', 'call_soon_threadsafe', 'partial', 'register', 'submit', 'to_thread'].map(
    (name) => [name, { index: 0, args: 'follow' }] as const,
  ),
  ...['call_later', 'call_at', 'run_in_executor'].map((name) => [name, { index: 1, args: 'follow' }] as const),
  ['enter', { index: 2, args: 'listed' }],
  ...['filter', 'imap', 'map', 'map_async'].map((name) => [name, { index: 0, args: 'each' }] as const),
  ...['addaudithook', 'excepthook', 'setprofile', 'settrace'].map(
    (name) => [name, { index: 0, args: 'none' }] as const,
  ),
  ['signal', { index: 1, args: 'none' }],
]);

/** The calls that a call makes happen besides itself: of functions that it is handed, or that it looks up by their name. */
export function handedCalls(call: Call): readonly Call[] {
  const { callee, args, named, at, end } = call;
  if (callee.kind === 'call') return lookedUp(callee, call);
  const name = callee.kind === 'name' ? callee.name : callee.kind === 'member' ? keyOf(callee.key) : undefined;
  const handing = name === undefined ? undefined : handings.get(name);
  if (handing === undefined) return [];
  const handed = (handing.named === undefined ? undefined : named.get(handing.named)) ?? args[handing.index];
  if (handed === undefined || !callable.has(handed.kind)) return [];
  const rest = args.slice(handing.index + 1);
  return [{ kind: 'call', callee: handed, ...argumentsOf(handing, rest, named), created: false, at, end }];
}

const callable: ReadonlySet<Node['kind']> = new Set<Node['kind']>(['call', 'function', 'member', 'name']);
const ownNames = new Set(['args', 'daemon', 'function', 'group', 'kwargs', 'name', 'target']);

function argumentsOf(handing: Handing, rest: readonly Node[], named: Call['named']): Pick<Call, 'args' | 'named'> {
  if (handing.args === 'none') return { args: [], named: new Map() };
  if (handing.args === 'each') {
    const items = rest.map((of): Node => ({ kind: 'item', of, filtered: false, at: of.at, end: of.end }));
    return { args: items, named: new Map() };
  }
  if (handing.args === 'follow') return { args: rest, named };
  const list =
    named.get('args') ?? named.get('argument') ?? rest.find((one) => one.kind === 'list' || one.kind === 'name');
  const words = named.get('kwargs');
  return {
    args: list === undefined ? [] : list.kind === 'list' ? list.items : [{ ...list, kind: 'spread', value: list }],
    named:
      words?.kind === 'record' ? namesOf(words.entries) : new Map([...named].filter(([name]) => !ownNames.has(name))),
  };
}

function namesOf(entries: Extract<Node, { kind: 'record' }>['entries']): Call['named'] {
  return new Map(entries.flatMap(({ key, value }) => (key?.kind === 'text' ? [[key.value, value] as const] : [])));
}

/** `methodcaller("name", …)(object)` calls `object.name(…)`. */
function lookedUp(inner: Call, outer: Call): readonly Call[] {
  const maker =
    inner.callee.kind === 'member' ? keyOf(inner.callee.key) : inner.callee.kind === 'name' && inner.callee.name;
  const [name, ...args] = inner.args;
  const [object] = outer.args;
  if (maker !== 'methodcaller' || name?.kind !== 'text' || object === undefined) return [];
  const { at, end } = outer;
  const callee = memberOf(object, name.value, { at, end });
  return [{ kind: 'call', callee, args, named: inner.named, created: false, at, end }];
}

function keyOf(key: Node): string | undefined {
  return key.kind === 'text' ? key.value : undefined;
}

/** What unpickling an object would call: `return (function, (argument, …))`, the answer of `__reduce__`. */
export function reducedCall(value: Node): Call | undefined {
  const [callee, args] = value.kind === 'list' ? value.items : [];
  if (callee === undefined || args?.kind !== 'list' || (callee.kind !== 'name' && callee.kind !== 'member'))
    return undefined;
  const { at, end } = value;
  return { kind: 'call', callee, args: args.items, named: new Map(), created: false, at, end };
}
