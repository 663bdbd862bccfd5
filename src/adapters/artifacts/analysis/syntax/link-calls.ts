import type { Call, Function, Node } from './node.ts';
import { holds } from './holds.ts';
import { partsOfClasses } from './classes.ts';
import { fill } from './fill-parts.ts';
import { linkEvents } from './link-events.ts';
import { mayAsk, partsOf } from './parts-of.ts';
import type { Bound } from './scope.ts';
import { knownFunctions, settle } from './settled.ts';

/** Names between an expression and its function: between files lie those of imports and exports. */
const furthestAlias = 5;
const furthestAmong = 8;
const mostAliases = 6;
/** Names that are linked in one piece of code: calls times parameters is more than code of that length can use. */
const mostLinked = 200_000;

/**
 * Says what the parameters of functions of this file hold: the arguments of the calls that are seen, and for callbacks
 * what the called interface gives them. Twice, so that a callback that was handed on is found too.
 */
export function linkCalls(bound: Bound): void {
  const linked = new Map<Call, Set<Function>>();
  let left = mostLinked;
  for (let round = 0; round < 2; round++) {
    for (const call of bound.calls) {
      if (left < 0) break;
      const seen = linked.get(call) ?? new Set();
      linked.set(call, seen);
      left -= linkCall(bound, call, seen);
    }
  }
  linkEvents(bound);
  for (const call of bound.calls) fill(bound, call);
  settle(bound);
}

/** Answers how many names it has linked. */
function linkCall(bound: Bound, call: Call, seen: Set<Function>): number {
  const made = call.created ? constructorsOf(bound, call.callee) : [];
  const functions = [...functionsOf(bound, call.callee), ...made];
  let linked = 1;
  for (const called of functions) {
    if (seen.has(called)) continue;
    linkParams(bound, call, called);
    linked += widthOf(called);
  }
  if (functions.length === 0) {
    const given: Node = { kind: 'given', call, at: call.at, end: call.end };
    for (const callback of call.args.flatMap((arg) => functionsOf(bound, arg))) {
      if (seen.has(callback)) continue;
      seen.add(callback);
      for (const param of callback.params) holds(bound.bindingOf, param, given);
      linked += widthOf(callback);
    }
  }
  for (const called of functions) seen.add(called);
  return linked;
}

/** What `new` calls with its arguments. */
function constructorsOf(bound: Bound, callee: Node): readonly Function[] {
  return partsOfClasses(bound, callee, 'constructor').flatMap((part) => functionsOf(bound, part, 1));
}

const widths = new WeakMap<Function, number>();

/** Names and patterns in the parameters of a function. */
function widthOf(called: Function): number {
  const known = widths.get(called);
  if (known !== undefined) return known;
  let width = 0;
  const open: Node[] = [...called.params];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    width += 1;
    if (node.kind === 'record') for (const { value } of node.entries) open.push(value);
    else if (node.kind === 'list') for (const item of node.items) open.push(item);
    else if (node.kind === 'assign') open.push(node.target);
    else if (node.kind === 'spread') open.push(node.value);
  }
  widths.set(called, width);
  return width;
}

function linkParams({ bindingOf }: Bound, call: Call, called: Function): void {
  const [first] = called.params;
  const isMethod = call.callee.kind === 'member' && first?.kind === 'name' && /^(?:self|cls)$/.test(first.name);
  const params = isMethod ? called.params.slice(1) : called.params;
  for (const [index, param] of params.entries()) {
    const arg = call.args[index];
    if (param.kind === 'spread') {
      for (const rest of call.args.slice(index)) holds(bindingOf, param, rest);
      return;
    }
    if (arg?.kind === 'spread') return;
    const target = param.kind === 'assign' ? param.target : param;
    if (arg !== undefined) holds(bindingOf, target, arg);
    const named = target.kind === 'name' ? call.named.get(target.name) : undefined;
    if (named !== undefined) holds(bindingOf, target, named);
  }
}

/** The functions of this file that an expression may be. */
export function functionsOf(
  bound: Bound,
  node: Node,
  left = bound.isOfFiles === true ? furthestAmong : furthestAlias,
): readonly Function[] {
  if (node.kind === 'function') return left === 0 ? [] : [node];
  if (left === 0 || !leading.has(node.kind)) return [];
  const known = knownFunctions(bound, node);
  if (known === undefined) return findFunctions(bound, node, left);
  known[left] ??= findFunctions(bound, node, left);
  return known[left];
}

/** Expressions that may be functions without being written as one. */
const leading: ReadonlySet<Node['kind']> = new Set<Node['kind']>(['call', 'choice', 'member', 'name', 'sequence']);

function findFunctions(bound: Bound, node: Node, left: number): readonly Function[] {
  if (!mayAsk(bound)) return [];
  const through = (nodes: readonly Node[]): readonly Function[] =>
    nodes.slice(0, mostAliases).flatMap((one) => functionsOf(bound, one, left - 1));
  switch (node.kind) {
    case 'name':
      return through(bound.bindingOf.get(node)?.defs ?? []);
    case 'sequence':
      return through(node.items.slice(-1));
    case 'member': {
      if (node.key.kind !== 'text') return [];
      return through(partsOf(bound, node.object, node.key.value, left - 1));
    }
    case 'choice':
      return through(node.options);
    case 'call':
      return through(functionsOf(bound, node.callee, left - 1).flatMap((one) => bound.returns.get(one) ?? []));
    default:
      return [];
  }
}
