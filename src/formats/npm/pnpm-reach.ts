import type { Scope } from '../../domain/dependency.ts';
import { at, membersOf, text as textOf } from '../syntax/tree.ts';
import type { PnpmGraph, PnpmNode, PnpmPackage } from './pnpm-graph.ts';

/** Who needs whom in one document, and for what. */
export interface PnpmReach {
  readonly direct: ReadonlySet<PnpmPackage>;
  readonly scopes: ReadonlyMap<PnpmPackage, Scope>;
  readonly needs: ReadonlyMap<PnpmPackage, ReadonlySet<PnpmPackage>>;
}

type Targets = ReadonlyMap<PnpmNode, readonly PnpmNode[]>;

/**
 * Follows what projects ask for. Runtime: reached without passing an optional dependency; optional: reached through one;
 * dev: reached from devDependencies alone; build: pnpm itself and what configures it. Lockfiles up to 6 also say `dev` and
 * `optional`, which agrees with this. One package with other peers is another node: it may need other packages.
 */
export function reachOf(graph: PnpmGraph): PnpmReach {
  const firm = edgesOf(graph, 'dependencies');
  const optional = edgesOf(graph, 'optionalDependencies');
  const starts = (group: string): readonly PnpmNode[] =>
    graph.asked
      .filter((one) => one.group === group)
      .flatMap(({ name, reference }) => graph.find(name, reference) ?? []);
  const runtime = walk(starts('dependencies'), [firm]);
  const both = [firm, optional];
  const stages: readonly (readonly [Scope, ReadonlySet<PnpmNode>])[] = [
    ['runtime', runtime],
    ['optional', walk([...runtime, ...starts('optionalDependencies')], both)],
    ['dev', walk(starts('devDependencies'), both)],
    ['build', walk([...starts('configDependencies'), ...starts('packageManagerDependencies')], both)],
  ];
  const scopes = new Map<PnpmPackage, Scope>();
  for (const [scope, reached] of stages) for (const { of } of reached) if (!scopes.has(of)) scopes.set(of, scope);
  const direct = new Set(graph.asked.flatMap(({ name, reference }) => graph.find(name, reference)?.of ?? []));
  return { direct, scopes, needs: needsOf([firm, optional]) };
}

function edgesOf(graph: PnpmGraph, field: string): Targets {
  const edges = new Map<PnpmNode, PnpmNode[]>();
  for (const from of graph.nodes) {
    const found: PnpmNode[] = [];
    for (const [name, { value }] of membersOf(at(from.tree, field))) {
      const reference = textOf(value) ?? textOf(at(value, 'version'));
      const target = reference === undefined ? undefined : graph.find(name, reference);
      if (target !== undefined) found.push(target);
    }
    if (found.length > 0) edges.set(from, found);
  }
  return edges;
}

function walk(starts: readonly PnpmNode[], maps: readonly Targets[]): ReadonlySet<PnpmNode> {
  const reached = new Set(starts);
  // A Set is walked in the order of adding, what is added on the way included.
  for (const from of reached) for (const map of maps) for (const to of map.get(from) ?? []) reached.add(to);
  return reached;
}

function needsOf(maps: readonly Targets[]): ReadonlyMap<PnpmPackage, ReadonlySet<PnpmPackage>> {
  const needs = new Map<PnpmPackage, Set<PnpmPackage>>();
  for (const map of maps) {
    for (const [from, targets] of map) {
      const known = needs.get(from.of) ?? new Set();
      for (const to of targets) known.add(to.of);
      needs.set(from.of, known);
    }
  }
  return needs;
}
