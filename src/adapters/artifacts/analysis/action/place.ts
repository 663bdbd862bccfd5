/** A name from a folder, both of the repository; undefined where it climbs out of the repository. The root is the empty text. */
export function placeOf(folder: string, name: string): string | undefined {
  const segments = folder === '' ? [] : folder.split('/');
  for (const segment of name.replaceAll('\\', '/').split('/')) {
    if (segment === '..') {
      if (segments.pop() === undefined) return undefined;
    } else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  return segments.join('/');
}

/** The folder in which a file lies. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}
