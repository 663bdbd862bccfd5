import type { Node } from './node.ts';

/** Where a value comes from. */
export type Source = 'credential' | 'decoded' | 'environment' | 'intercepted' | 'network';

/** The sources of a value, each with the place where it enters. */
export type Sources = ReadonlyMap<Source, Node>;

export const none: Sources = new Map();

export function from(source: Source, node: Node): Sources {
  return new Map([[source, node]]);
}

/** What is taken out of something: of the environment it is one variable, of what was intercepted some property. */
export function withoutEnvironment(sources: Sources): Sources {
  if (!sources.has('environment') && !sources.has('intercepted')) return sources;
  return new Map([...sources].filter(([source]) => source !== 'environment' && source !== 'intercepted'));
}

export function together(one: Sources, other: Sources): Sources {
  if (other.size === 0) return one;
  if (one.size === 0) return other;
  return new Map([...other, ...one]);
}
