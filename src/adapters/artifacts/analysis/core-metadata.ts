import type { Side } from './side.ts';

/** The fields of Python's core metadata that matter here. */
export interface CoreMetadata {
  readonly name: string | undefined;
  readonly version: string | undefined;
  readonly requires: readonly string[];
}

/** Reads METADATA of a wheel or PKG-INFO of a source distribution. Source: the core metadata specification. */
export function readCoreMetadata(side: Side): CoreMetadata | undefined {
  const bytes = side.manifests.get('dist-info/METADATA') ?? side.manifests.get('PKG-INFO');
  if (bytes === undefined) return undefined;
  const text = bytes.toString('utf8').replaceAll('\r\n', '\n');
  const end = text.indexOf('\n\n');
  const fields = (end < 0 ? text : text.slice(0, end)).replaceAll(/\n[ \t]+/g, ' ').split('\n');
  const all = (field: string): readonly string[] =>
    fields
      .filter((line) => line.toLowerCase().startsWith(`${field}:`))
      .map((line) => line.slice(field.length + 1).trim());
  return { name: all('name')[0], version: all('version')[0], requires: all('requires-dist') };
}
