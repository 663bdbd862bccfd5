import type { DependencySet } from '../../domain/dependency.ts';
import { scopesByReach } from '../pypi/link-manifest.ts';

/**
 * Gives the entries of a Gemfile.lock the strongest use that a gem of the Gemfile reaches them in. What the Gemfile brings in
 * from elsewhere (`gemspec`, files that it runs) is not known here: what only that reaches stays unknown.
 */
export function linkGemfile(set: DependencySet, siblings: readonly DependencySet[]): DependencySet {
  const manifest = siblings.find(({ format, path }) => format === 'gemfile' && path === manifestOf(set.path));
  if (manifest === undefined || manifest.problems.length > 0) return set;
  const scopes = scopesByReach(set.dependencies, manifest.requirements);
  return {
    ...set,
    dependencies: set.dependencies.map((entry) =>
      entry.scope === 'unknown' ? { ...entry, scope: scopes.get(entry) ?? 'unknown' } : entry,
    ),
  };
}

/** `Gemfile.lock` is that of `Gemfile`, `x.gemfile.lock` of `x.gemfile`, `gems.locked` of `gems.rb`. */
function manifestOf(path: string): string {
  return path.endsWith('gems.locked') ? `${path.slice(0, -'locked'.length)}rb` : path.slice(0, -'.lock'.length);
}
