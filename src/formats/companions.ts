/** A lockfile and the manifests of its folder that say what it should hold. */
interface Companionship {
  /** Last segments of paths. */
  readonly locks: readonly string[];
  readonly manifests: readonly string[];
}

/** Sorted by the first lockfile. Manifests whose names cannot be told from the lockfile's (project files of .NET) are left out. */
const table: readonly Companionship[] = [
  { locks: ['Cargo.lock'], manifests: ['Cargo.toml'] },
  { locks: ['Chart.lock'], manifests: ['Chart.yaml'] },
  { locks: ['Gemfile.lock'], manifests: ['Gemfile'] },
  { locks: ['Pipfile.lock'], manifests: ['Pipfile'] },
  { locks: ['bun.lock', 'npm-shrinkwrap.json', 'package-lock.json', 'yarn.lock'], manifests: ['package.json'] },
  { locks: ['composer.lock'], manifests: ['composer.json'] },
  { locks: ['deno.lock'], manifests: ['deno.json', 'deno.jsonc', 'package.json'] },
  { locks: ['gems.locked'], manifests: ['gems.rb'] },
  { locks: ['go.sum'], manifests: ['go.mod'] },
  { locks: ['mix.lock'], manifests: ['mix.exs'] },
  { locks: ['pdm.lock', 'poetry.lock', 'pylock.toml', 'uv.lock'], manifests: ['pyproject.toml'] },
  { locks: ['pnpm-lock.yaml'], manifests: ['package.json', 'pnpm-workspace.yaml'] },
  { locks: ['pubspec.lock'], manifests: ['pubspec.yaml'] },
];

/**
 * The files of the same folder without which a changed lockfile is read only in part: what is direct, and whether its versions
 * are those that were asked for. Unchanged ones are read as well.
 */
export function manifestsBeside(path: string): readonly string[] {
  const { folder, name } = parts(path);
  return table
    .filter(({ locks }) => locks.includes(name))
    .flatMap(({ manifests }) => manifests.map((manifest) => folder + manifest));
}

/** The lockfiles that may stand beside a manifest: where one asks for something else, the unchanged ones no longer fit. */
export function locksBeside(path: string): readonly string[] {
  const { folder, name } = parts(path);
  return table
    .filter(({ manifests }) => manifests.includes(name))
    .flatMap(({ locks }) => locks.map((lock) => folder + lock));
}

function parts(path: string): { readonly folder: string; readonly name: string } {
  const end = path.lastIndexOf('/') + 1;
  return { folder: path.slice(0, end), name: path.slice(end) };
}
