/** Folders of an archive that hold packages without being one themselves. */
const roots = ['', 'src/', 'lib/', 'data/purelib/', 'data/platlib/'];

/**
 * The file of a package that an import of Python means: `.a` beside the file that says so, one folder up with every further dot,
 * `a.b` from a folder that holds packages. A folder is its `__init__.py`.
 */
export function resolvePython(
  files: { readonly has: (key: string) => boolean },
  from: string,
  module: string,
): string | undefined {
  const dots = /^\.{0,8}/.exec(module)?.[0].length ?? 0;
  const path = module.slice(dots).replaceAll('.', '/');
  if (dots === 0)
    return firstOf(
      files,
      roots.map((root) => `${root}${path}`),
    );
  const folders = from.split('/').slice(0, -1);
  if (dots - 1 > folders.length) return undefined;
  const base = folders.slice(0, folders.length - (dots - 1));
  return firstOf(files, [[...base, path].filter((part) => part !== '').join('/')]);
}

function firstOf(files: { readonly has: (key: string) => boolean }, paths: readonly string[]): string | undefined {
  for (const path of paths) {
    const own = path === '' ? ['__init__.py'] : [`${path}.py`, `${path}/__init__.py`];
    const found = own.find((key) => files.has(key));
    if (found !== undefined) return found;
  }
  return undefined;
}
