import type { Scope } from '../../domain/dependency.ts';
import type { PnpmAsked, PnpmGraph, PnpmNode } from './pnpm-graph.ts';

/**
 * Follows what projects ask for and notes it at the packages: who is direct, who needs whom, and the scope. Runtime:
 * reached without passing an optional dependency; optional: reached through one; dev: reached from devDependencies alone;
 * build: pnpm itself and what configures it. Lockfiles up to 6 also say `dev` and `optional`, which agrees with this. One
 * package with other peers is another node: it may need other packages.
 */
export function markReach(graph: PnpmGraph): void {
  for (const node of graph.nodes) connect(graph, node);
  const starts = startsOf(graph);
  const ofGroup = (group: PnpmAsked['group']): readonly PnpmNode[] => starts.get(group) ?? [];
  const runtime = spread(ofGroup('dependencies'), 'runtime');
  // Whatever runs may bring optional packages in: their trees are followed from all of it.
  const optional = runtime.flatMap(({ targets, optionalFrom }) => targets.slice(optionalFrom));
  spread([...optional, ...ofGroup('optionalDependencies')], 'optional');
  spread(ofGroup('devDependencies'), 'dev');
  spread([...ofGroup('configDependencies'), ...ofGroup('packageManagerDependencies')], 'build');
}

/** Finds what a node needs and tells those that it needs them. */
function connect(graph: PnpmGraph, node: PnpmNode): void {
  const { needsFrom, optionalFrom, needsTo } = node.entry;
  if (needsFrom === needsTo) return;
  const targets: PnpmNode[] = [];
  for (let i = needsFrom; i < needsTo; i += 1) {
    if (i === optionalFrom) node.optionalFrom = targets.length;
    const target = graph.needAt(node.needs, i);
    if (target === undefined) continue;
    targets.push(target);
    target.of.requirers.push(node.of);
  }
  if (optionalFrom === needsTo) node.optionalFrom = targets.length;
  node.targets = targets;
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

/** Gives a scope to all that is reached and has none yet, and answers those. Only runtime stops at optional dependencies. */
function spread(starts: readonly PnpmNode[], scope: Scope): readonly PnpmNode[] {
  const reached: PnpmNode[] = [];
  for (const node of starts) reach(node, scope, reached);
  // `reached` grows while it is walked.
  for (const { targets, optionalFrom } of reached) {
    const end = scope === 'runtime' ? optionalFrom : targets.length;
    for (let i = 0; i < end; i += 1) {
      const target = targets[i];
      if (target !== undefined) reach(target, scope, reached);
    }
  }
  return reached;
}

function reach(node: PnpmNode, scope: Scope, reached: PnpmNode[]): void {
  if (node.scope !== undefined) return;
  node.scope = scope;
  node.of.scope ??= scope;
  reached.push(node);
}
