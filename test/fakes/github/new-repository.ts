import type { Entry, FileSpec, GitObjects } from './git-objects.ts';
import type { Repository, World } from './world.ts';
import { iso } from './world.ts';

/** Puts a file into a flat tree, or takes it out. */
export function lay(
  objects: GitObjects,
  flat: Map<string, Entry>,
  [path, spec]: readonly [string, FileSpec | null],
): void {
  if (spec === null) {
    flat.delete(path);
    return;
  }
  // A file in the place of a folder takes the folder's files away.
  for (const other of flat.keys()) if (other.startsWith(`${path}/`)) flat.delete(other);
  flat.set(path, objects.addFile(spec));
}

/** An empty repository, or a fork that shares its parent's objects. */
export function newRepository(
  world: World,
  name: string,
  of: {
    readonly objects: GitObjects;
    readonly forkOf?: number;
    readonly private?: boolean;
    readonly defaultBranch?: string;
  },
): Repository {
  const [owner = '', short = ''] = name.split('/');
  const repository: Repository = {
    id: world.nextId(),
    owner,
    name: short,
    private: of.private ?? false,
    archived: false,
    deleted: false,
    defaultBranch: of.defaultBranch ?? 'main',
    objects: of.objects,
    forkOf: of.forkOf,
    refs: new Map(),
    annotatedTags: new Map(),
    releases: [],
    pulls: new Map(),
    checkRuns: [],
    checkSuites: [],
    issueComments: [],
    reviews: [],
    reviewComments: [],
    reactions: [],
    collaborators: new Map(),
    oldNames: new Set(),
    nextNumber: 1,
    createdAt: iso(world.now()),
  };
  world.repositories.set(repository.id, repository);
  return repository;
}
