import type { DependencySet } from '../../domain/dependency.ts';
import { folderOf } from '../paths.ts';

/** Marks as direct what the composer.json in the same folder asks for. Without one, directness stays unknown. */
export function linkComposer(set: DependencySet, siblings: readonly DependencySet[]): DependencySet {
  const manifest = siblings.find(
    ({ format, path, problems }) =>
      format === 'composer-json' && folderOf(path) === folderOf(set.path) && problems.length === 0,
  );
  if (manifest === undefined) return set;
  const asked = new Set(manifest.requirements.map(({ name }) => name));
  return { ...set, dependencies: set.dependencies.map((entry) => ({ ...entry, direct: asked.has(entry.name) })) };
}
