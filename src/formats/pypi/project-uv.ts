import type { Origin } from '../../domain/dependency.ts';
import { normalisePypiName } from '../../ecosystems/pypi.ts';
import type { EntryCollector } from '../collect.ts';
import { echo } from '../syntax/echo.ts';
import { at, itemsOf, membersOf, text } from '../syntax/tree.ts';
import type { Tree } from '../syntax/tree.ts';
import { sayIndex } from './index-address.ts';
import { textAt, textsOf } from './lock-tree.ts';
import { isTrue } from './project-lists.ts';
import { manifestSource } from './uv-origin.ts';

/** Where `[tool.uv.sources]` takes packages from, by normalised name. The first of several is taken. */
export function uvOrigins(uv: Tree | undefined): ReadonlyMap<string, Origin> {
  const indexes = new Map<string, string>();
  for (const index of itemsOf(at(uv, 'index'))) {
    const [name, url] = [textAt(index, 'name'), textAt(index, 'url')];
    if (name !== undefined && url !== undefined) indexes.set(name, url);
  }
  const origins = new Map<string, Origin>();
  for (const [name, { value }] of membersOf(at(uv, 'sources'))) {
    const origin = originOf(value.kind === 'list' ? value.items[0] : value, indexes);
    if (origin !== undefined) origins.set(normalisePypiName(name), origin);
  }
  return origins;
}

function originOf(source: Tree | undefined, indexes: ReadonlyMap<string, string>): Origin | undefined {
  const index = textAt(source, 'index');
  if (index !== undefined) {
    const url = indexes.get(index);
    return url === undefined ? undefined : { kind: 'registry', url };
  }
  // A member of the workspace: its folder is known to uv only.
  if (isTrue(source, 'workspace')) return { kind: 'path', path: '.' };
  return manifestSource(source);
}

/** Says of the indexes that `[tool.uv]` names. */
export function sayUvIndexes(collected: EntryCollector, uv: Tree | undefined, lineOffset: number): void {
  for (const index of itemsOf(at(uv, 'index'))) {
    const url = textAt(index, 'url');
    if (url !== undefined) sayIndex(collected, url, { what: 'tool.uv.index', line: index.line + lineOffset });
  }
  for (const table of [uv, at(uv, 'pip')]) {
    for (const key of ['index-url', 'extra-index-url', 'find-links']) {
      const value = at(table, key);
      if (value === undefined) continue;
      for (const url of textsOf(value)) {
        if (url.includes('://')) sayIndex(collected, url, { what: `tool.uv ${key}`, line: value.line + lineOffset });
      }
    }
    const trusted = at(table, 'allow-insecure-host') ?? at(table, 'trusted-host');
    for (const host of textsOf(trusted)) {
      const message = `certificates of ${echo(host)} are not checked (tool.uv)`;
      collected.remark('insecure-address', message, { line: (trusted?.line ?? 1) + lineOffset });
    }
  }
}

/** Says of `[[tool.poetry.source]]` and `[[tool.pdm.source]]`, and gives their addresses by name. */
export function sourcesByName(
  collected: EntryCollector,
  sources: Tree | undefined,
  what: string,
): ReadonlyMap<string, string> {
  const byName = new Map<string, string>();
  for (const source of itemsOf(sources)) {
    const url = textAt(source, 'url');
    if (url === undefined) continue;
    byName.set(textAt(source, 'name') ?? '', url);
    sayIndex(collected, url, { what, line: source.line });
    const verify = at(source, 'verify_ssl');
    if (verify?.kind === 'scalar' && verify.value === false) {
      collected.remark('insecure-address', `certificates of ${echo(url)} are not checked`, { line: verify.line });
    }
  }
  return byName;
}

/** A named index as an origin; undefined for PyPI itself and for names that the file does not have. */
export function namedIndex(byName: ReadonlyMap<string, string>, name: Tree | undefined): Origin | undefined {
  const url = byName.get(text(name) ?? '');
  return url === undefined || /^https:\/\/pypi\.org\/simple\/?$/.test(url) ? undefined : { kind: 'registry', url };
}
