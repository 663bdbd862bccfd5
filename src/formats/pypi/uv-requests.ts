import { at, membersOf } from '../syntax/tree.ts';
import type { Tree } from '../syntax/tree.ts';
import type { Need } from './lock-graph.ts';
import type { NeedLists } from './need-lists.ts';

/** What the repository itself asks of a uv.lock, by purpose. `pinned`: constraints and overrides that it names. */
export interface Requests {
  readonly runtime: Need[];
  readonly optional: Need[];
  readonly dev: Need[];
  readonly pinned: Need[];
}

/** The `[manifest]` table: what scripts and projects without a package table of their own ask for. */
export function requestsOf(manifest: Tree | undefined, lists: NeedLists): Requests {
  const namesIn = (list: Tree | undefined): Need[] => lists.needsOf(list).map(({ name }) => ({ name }));
  const dev = [...membersOf(at(manifest, 'dependency-groups'))].flatMap(([, group]) => namesIn(group.value));
  const pinned = ['constraints', 'overrides'].flatMap((key) => namesIn(at(manifest, key)));
  return { runtime: namesIn(at(manifest, 'requirements')), optional: [], dev, pinned };
}
