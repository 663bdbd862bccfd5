import type { DependencySet } from '../domain/dependency.ts';
import { missingIncludes } from '../formats/includes.ts';
import type { FileContent, FileReader } from '../review/ports.ts';
import { readContent } from './folder.ts';

/** Includes of includes are followed this far. */
const rounds = 4;

/** Reads files below a folder and those they pull in. What cannot be opened becomes a set with its problem. */
export async function readWithIncludes(
  root: string,
  paths: readonly string[],
  reader: FileReader,
): Promise<readonly DependencySet[]> {
  const contents = new Map<string, FileContent>();
  let wanted = paths;
  let sets: readonly DependencySet[] = [];
  for (let round = 0; round < rounds && wanted.length > 0; round++) {
    for (const path of wanted) {
      const content = await readContent(root, path);
      if (content) contents.set(path, content);
    }
    sets = await reader.read(
      [...contents].flatMap(([path, content]) => ('bytes' in content ? [{ path, bytes: content.bytes }] : [])),
    );
    wanted = missingIncludes(sets, 'folder').filter(
      (path) => !contents.has(path) && !path.startsWith('../') && !path.startsWith('/'),
    );
  }
  return [
    ...sets,
    ...[...contents].flatMap(([path, content]) => ('problem' in content ? [unopened(path, content)] : [])),
  ];
}

function unopened(path: string, { problem }: Extract<FileContent, { problem: unknown }>): DependencySet {
  return {
    path,
    format: 'unknown',
    ecosystem: 'generic',
    kind: 'manifest',
    dependencies: [],
    requirements: [],
    remarks: [],
    problems: [problem],
  };
}
