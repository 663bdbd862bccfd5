import type { HashedFile, SourceStanding } from '../../domain/facts.ts';
import type { GithubTree } from './github-api.ts';

/** A source tree, ready to be asked where a file of an archive stands in it. */
export interface SourceTree {
  readonly standingOf: (file: Pick<HashedFile, 'path' | 'blob'>) => SourceStanding;
}

/** Folders of the tree that the archive may be made from; more would make everything be found somewhere. */
const mostRoots = 4;
/** A root of the archive holds at least this share of what the likeliest one holds. */
const leastShare = 0.2;

/** Languages that are compiled to the ending: where the tree has such a file of the same name, the published one is made from it. */
const madeFrom: Readonly<Record<string, readonly string[] | undefined>> = {
  cjs: ['ts', 'tsx', 'cts', 'mts', 'js', 'mjs', 'jsx', 'coffee', 'vue', 'svelte', 'res', 'elm', 'civet'],
  js: [
    'ts',
    'tsx',
    'mts',
    'cts',
    'mjs',
    'cjs',
    'jsx',
    'coffee',
    'vue',
    'svelte',
    'res',
    'elm',
    'civet',
    'peg',
    'pegjs',
    'y',
  ],
  mjs: ['ts', 'tsx', 'mts', 'js', 'jsx', 'vue', 'svelte', 'res'],
  py: ['pyx', 'proto', 'py.in', 'lark', 'jinja', 'j2', 'tmpl', 'ipynb'],
  rb: ['y', 'rl', 'treetop', 'rb.erb', 'erb'],
};

/** Makes a tree out of GitHub's list. `known` are files that were published before: they show from which folders the archive is made. */
export function sourceTree(tree: GithubTree, known: readonly Pick<HashedFile, 'path'>[]): SourceTree {
  const paths = new Set<string>();
  const blobs = new Set<string>();
  const byName = new Map<string, string[]>();
  const submodules: string[] = [];
  for (const { path, sha, kind } of tree.entries) {
    if (kind === 'commit') submodules.push(path);
    if (kind !== 'blob') continue;
    paths.add(path);
    blobs.add(sha);
    const name = nameOf(path);
    const same = byName.get(name);
    if (same) same.push(path);
    else byName.set(name, [path]);
  }
  const roots = rootsOf(known, (path) => placesOf(path, byName));
  const has = (path: string): boolean => roots.some((root) => paths.has(root + path)) || isDeep(path, byName);

  /** Below folders of the archive (`lib/a/b.js` of `src/a/b.ts`) as much as both can share; a bare name where the package begins. */
  function isThere(source: string): boolean {
    const [name, parent, ...others] = source.split('/').toReversed();
    if (parent === undefined) return roots.some((root) => paths.has(root + source));
    const tail = others.length === 0 ? `/${name}` : `/${parent}/${name}`;
    return (byName.get(name ?? '') ?? []).some((place) => `/${place}`.endsWith(tail));
  }

  function standingOf({ path, blob }: Pick<HashedFile, 'path' | 'blob'>): SourceStanding {
    if (blobs.has(blob)) return 'same';
    if (has(path)) return 'other';
    if (sourcesOf(path).some(isThere)) return 'compiled';
    // What lies in a submodule is in another repository.
    return submodules.some((folder) => `/${path}`.includes(`/${nameOf(folder)}/`)) ? 'compiled' : 'absent';
  }

  return { standingOf };
}

/** Places of the tree whose end is this path. */
function placesOf(path: string, byName: ReadonlyMap<string, readonly string[]>): readonly string[] {
  return (byName.get(nameOf(path)) ?? []).filter((place) => place === path || place.endsWith(`/${path}`));
}

/** A path of several folders that stands anywhere is the same file; a bare name, such as `index.js`, stands in many places. */
function isDeep(path: string, byName: ReadonlyMap<string, readonly string[]>): boolean {
  return path.includes('/') && placesOf(path, byName).length > 0;
}

/** The folders in which most of the known files are found: the package's own in a monorepo, `src/` for Python. */
function rootsOf(
  known: readonly Pick<HashedFile, 'path'>[],
  places: (path: string) => readonly string[],
): readonly string[] {
  const counts = new Map<string, number>();
  for (const { path } of known) {
    for (const place of places(path).slice(0, 200)) {
      const root = place.slice(0, place.length - path.length);
      counts.set(root, (counts.get(root) ?? 0) + 1);
    }
  }
  const sorted = [...counts].toSorted(([a, x], [b, y]) => y - x || a.length - b.length);
  const most = sorted[0]?.[1] ?? 0;
  return sorted
    .filter(([, count]) => count >= most * leastShare)
    .slice(0, mostRoots)
    .map(([root]) => root);
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The files from which one of this name may be made. */
function sourcesOf(path: string): readonly string[] {
  const dot = path.lastIndexOf('.');
  if (dot <= path.lastIndexOf('/') + 1) return [];
  return (madeFrom[path.slice(dot + 1).toLowerCase()] ?? []).map((ending) => `${path.slice(0, dot)}.${ending}`);
}
