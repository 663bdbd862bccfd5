import type { Scope } from '../../domain/dependency.ts';
import { membersOf, member as memberOf, text as textOf } from '../syntax/tree.ts';
import type { PnpmAsked, PnpmGraph, PnpmNode } from './pnpm-graph.ts';

/**
 * Follows what projects ask for and notes it at the packages: who is direct, who needs whom, and the scope. Runtime:
 * reached without passing an optional dependency; optional: reached through one; dev: reached from devDependencies alone;
 * build: pnpm itself and what configures it. Lockfiles up to 6 also say `dev` and `optional`, which agrees with this. One
 * package with other peers is another node: it may need other packages.
 */
export function markReach(graph: PnpmGraph): void {
  for (const node of graph.nodes) {
    node.dependencies = targetsOf(graph, node, 'dependencies');
    node.optionalDependencies = targetsOf(graph, node, 'optionalDependencies');
    for (const needed of node.dependencies) needed.of.requirers.push(node.of);
    for (const needed of node.optionalDependencies) needed.of.requirers.push(node.of);
  }
  const starts = startsOf(graph);
  const ofGroup = (group: PnpmAsked['group']): readonly PnpmNode[] => starts.get(group) ?? [];
  const runtime = spread(ofGroup('dependencies'), 'runtime');
  // Whatever runs may bring optional packages in: their trees are followed from all of it.
  spread([...runtime.flatMap((node) => node.optionalDependencies), ...ofGroup('optionalDependencies')], 'optional');
  spread(ofGroup('devDependencies'), 'dev');
  spread([...ofGroup('configDependencies'), ...ofGroup('packageManagerDependencies')], 'build');
}

function startsOf(graph: PnpmGraph): ReadonlyMap<PnpmAsked['group'], readonly PnpmNode[]> {
  const starts = new Map<PnpmAsked['group'], PnpmNode[]>();
  for (const { name, reference, group } of graph.asked) {
    const node = graph.find(name, reference);
    if (node === undefined) continue;
    node.of.isDirect = true;
    const list = starts.get(group);
    if (list === undefined) starts.set(group, [node]);
    else list.push(node);
  }
  return starts;
}

function targetsOf(graph: PnpmGraph, from: PnpmNode, field: string): readonly PnpmNode[] {
  const map = memberOf(from.tree, field);
  if (map === undefined) return none;
  const found: PnpmNode[] = [];
  for (const [name, { value }] of membersOf(map.value)) {
    const reference = textOf(value) ?? textOf(memberOf(value, 'version')?.value);
    const target = reference === undefined ? undefined : graph.find(name, reference);
    if (target !== undefined) found.push(target);
  }
  return found;
}

const none: readonly PnpmNode[] = [];

/** Gives a scope to all that is reached and has none yet, and answers those. Only runtime stops at optional dependencies. */
function spread(starts: readonly PnpmNode[], scope: Scope): readonly PnpmNode[] {
  const reached: PnpmNode[] = [];
  const reach = (node: PnpmNode): void => {
    if (node.scope !== undefined) return;
    node.scope = scope;
    node.of.scope ??= scope;
    reached.push(node);
  };
  starts.forEach(reach);
  // `reached` grows while it is walked.
  for (const node of reached) {
    node.dependencies.forEach(reach);
    if (scope !== 'runtime') node.optionalDependencies.forEach(reach);
  }
  return reached;
}
