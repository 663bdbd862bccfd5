import { actOf } from './acts.ts';
import type { Evaluator } from './evaluate.ts';
import type { Call, Node } from './node.ts';
import type { Bound } from './scope.ts';

/** What starts compiled code and hands it functions of this program. */
const starters = new Set([':WebAssembly.Instance', ':WebAssembly.instantiate', ':WebAssembly.instantiateStreaming']);
/** Records and names between the imports and a function. */
const furthest = 5;
const mostAsked = 400;

/**
 * The place where compiled code gets a function that starts programs: what it starts stands in its memory, where nobody reads it.
 * Commands that stand in the function itself are its own.
 */
export function lentShell({ bound, evaluator }: { bound: Bound; evaluator: Evaluator }, call: Call): Node | undefined {
  if (!starters.has(evaluator.pathOf(call.callee) ?? '')) return undefined;
  const [, imports] = call.args;
  const seen = new Set<Node>();
  const open: (readonly [Node, number])[] = imports === undefined ? [] : [[imports, furthest]];
  for (let next = open.pop(); next !== undefined && seen.size < mostAsked; next = open.pop()) {
    const [node, left] = next;
    if (left === 0 || seen.has(node)) continue;
    seen.add(node);
    const shell = startsPrograms(node, bound, evaluator);
    if (shell !== undefined) return shell;
    for (const inner of within(node, bound)) open.push([inner, left - 1]);
  }
  return undefined;
}

function within(node: Node, { bindingOf }: Bound): readonly Node[] {
  switch (node.kind) {
    case 'record':
      return node.entries.map(({ value }) => value);
    case 'name': {
      const binding = bindingOf.get(node);
      return binding === undefined ? [] : [...binding.defs, ...[...binding.parts.values()].flat()];
    }
    case 'choice':
      return node.options;
    default:
      return [];
  }
}

function startsPrograms(node: Node, { calls }: Bound, evaluator: Evaluator): Node | undefined {
  const isProcess = (path: string | undefined): boolean =>
    path !== undefined && actOf(path, 'javascript') === 'process';
  if (node.kind === 'name' || node.kind === 'member') return isProcess(evaluator.pathOf(node)) ? node : undefined;
  if (node.kind !== 'function') return undefined;
  return calls.find((call) => {
    if (call.at < node.at || call.at >= node.end || !isProcess(evaluator.pathOf(call.callee))) return false;
    const [command] = call.args;
    return command !== undefined && evaluator.valueOf(command).kind !== 'text';
  });
}
