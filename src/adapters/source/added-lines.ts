const maxFiles = 30;
const maxPerFile = 4_000;
const maxTotal = 40_000;

/** The lines that a commit adds, by file, shortened: enough to see what it does, never the whole of a bundle. */
export function addedLines(
  files: readonly { readonly path: string; readonly patch: string }[],
): readonly { readonly path: string; readonly added: string }[] {
  let left = maxTotal;
  return files.slice(0, maxFiles).map(({ path, patch }) => {
    const added = patch
      .split('\n')
      .filter((line) => line.startsWith('+') && !line.startsWith('+++ '))
      .map((line) => line.slice(1))
      .join('\n');
    const kept = added.slice(0, Math.min(maxPerFile, left));
    left -= kept.length;
    return { path, added: kept };
  });
}
