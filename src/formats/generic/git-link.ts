import type { Dependency, DependencySet, Origin } from '../../domain/dependency.ts';
import { EntryCollector } from '../collect.ts';
import type { Format } from '../format.ts';

/**
 * The commit that a repository's tree has for a submodule (git's mode 160000). It is no file: whoever reads trees gives it the
 * text that git's own diffs have for it. No path tells a submodule, so it is read where a .gitmodules file names its path.
 */
export const gitLink: Format = {
  id: 'git-link',
  ecosystem: 'generic',
  kind: 'lockfile',
  files: [],
  reads: { direct: 'yes', scope: 'no', integrity: 'no', origin: 'linked', lines: 'yes', requiredBy: 'no' },
  note: 'The commit of a submodule, which stands in the tree and in no file; its address comes from .gitmodules. Not read where folders are compared.',
  parse,
  link: linkModules,
};

/** What readers of trees give for a submodule, as git shows it in diffs. */
const written = /^Subproject commit ([0-9a-f]{40}|[0-9a-f]{64})\n?$/;

/** A folder or file that stands where .gitmodules names a submodule is none: nothing is said of it. */
function parse(text: string, path: string): DependencySet {
  const collected = new EntryCollector(gitLink, path);
  const commit = written.exec(text)?.[1];
  if (commit !== undefined) {
    const origin: Origin = { kind: 'git', url: path, commit };
    collected.dependency({ name: path, version: commit, line: 1, endLine: 1, direct: true, origin, digest: commit });
  }
  return collected.finish();
}

/** Gives the commit the name and address that .gitmodules has for its path. */
function linkModules(set: DependencySet, siblings: readonly DependencySet[]): DependencySet {
  const modules = siblings.find(({ format, path }) => format === 'git-modules' && path === '.gitmodules');
  const line = modules?.includes?.find(({ path }) => path === set.path)?.line;
  const module = line === undefined ? undefined : modules?.requirements.find(({ place }) => place.line === line);
  if (module?.origin.kind !== 'git') return set;
  const { name, origin } = module;
  const named = (entry: Dependency): Dependency => ({
    ...entry,
    name,
    origin: { kind: 'git', url: origin.url, commit: entry.version },
  });
  return { ...set, dependencies: set.dependencies.map(named) };
}
