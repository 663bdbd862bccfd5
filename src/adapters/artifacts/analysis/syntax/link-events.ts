import { holds } from './holds.ts';
import { functionsOf } from './link-calls.ts';
import type { Call, Node } from './node.ts';
import type { Bound } from './scope.ts';

const tellers = new Set(['dispatch', 'emit', 'publish', 'trigger']);
const hearers = new Set(['addListener', 'on', 'once', 'prependListener', 'subscribe']);
/** Of one name. */
const mostOfName = 20;

/** `emit("name", value)` hands its values to what was given to `on("name", …)`. */
export function linkEvents(bound: Bound): void {
  const told = callsByName(bound.calls, tellers);
  if (told.size === 0) return;
  const heard = callsByName(bound.calls, hearers);
  for (const [name, calls] of told) {
    for (const { args } of heard.get(name) ?? []) {
      const [, handler] = args;
      const functions = handler === undefined ? [] : functionsOf(bound, handler);
      for (const { params } of functions)
        for (const call of calls)
          for (const [index, param] of params.entries()) hand(bound, param, call.args[index + 1]);
    }
  }
}

function hand({ bindingOf }: Bound, param: Node, value: Node | undefined): void {
  if (value !== undefined) holds(bindingOf, param.kind === 'assign' ? param.target : param, value);
}

function callsByName(calls: readonly Call[], methods: ReadonlySet<string>): ReadonlyMap<string, readonly Call[]> {
  const found = new Map<string, Call[]>();
  for (const call of calls) {
    const { callee, args } = call;
    const [name] = args;
    if (callee.kind !== 'member' || callee.key.kind !== 'text' || !methods.has(callee.key.value)) continue;
    if (name?.kind !== 'text' || args.length < 2) continue;
    const known = found.get(name.value);
    if (known === undefined) found.set(name.value, [call]);
    else if (known.length < mostOfName) known.push(call);
  }
  return found;
}
