import type { Member, Tree } from './tree.ts';

/** A map of plain YAML whose end was not met yet. */
export interface OpenMap {
  readonly kind: 'map';
  readonly indent: number;
  readonly line: number;
  readonly members: Map<string, Member>;
  readonly duplicates: { readonly key: string; readonly line: number }[];
  /** The key whose value is still to come. */
  key: string | undefined;
  keyLine: number;
  endLine: number;
}

/** A list of plain YAML whose end was not met yet. */
export interface OpenList {
  readonly kind: 'list';
  readonly indent: number;
  readonly line: number;
  readonly items: Tree[];
  endLine: number;
}

export function openList(indent: number, line: number): OpenList {
  return { kind: 'list', indent, line, items: [], endLine: line };
}

export function openMap(indent: number, line: number): OpenMap {
  return {
    kind: 'map',
    indent,
    line,
    members: new Map(),
    duplicates: [],
    key: undefined,
    keyLine: line,
    endLine: line,
  };
}
