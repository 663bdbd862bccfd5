import type { Node } from './node.ts';

/** Where a value comes from. */
export type Source = 'credential' | 'decoded' | 'environment' | 'network';

/** The sources of a value, each with the place where it enters. */
export type Sources = ReadonlyMap<Source, Node>;

export const none: Sources = new Map();

export function from(source: Source, node: Node): Sources {
  return new Map([[source, node]]);
}

export function withoutEnvironment(sources: Sources): Sources {
  return sources.has('environment') ? new Map([...sources].filter(([source]) => source !== 'environment')) : sources;
}

export function together(one: Sources, other: Sources): Sources {
  if (other.size === 0) return one;
  if (one.size === 0) return other;
  return new Map([...other, ...one]);
}
