import type { DeclaredDependency, HistoryEntry } from '../../domain/facts.ts';
import { below, field, instantOf, listOf, segment, textOf } from '../fields.ts';
import type { CountedHttp } from '../http/counted.ts';
import { askBytes, askJson } from '../http/json.ts';
import { isOf, notTheDocument } from './document.ts';
import type { Details, Loaded } from './listed.ts';
import type { Routed } from './places.ts';
import type { ProjectAsk } from './registry.ts';

/**
 * A registry of the operator's own: its sparse index has all releases, hashes and dependencies, and `config.json` says where the
 * archives are. It tells no dates (but for `pubtime`), no owners, no counts. Source: the Cargo book, "Registry Index".
 */
export async function loadFromIndex(http: CountedHttp, { root }: Routed, ask: ProjectAsk): Promise<Loaded> {
  const options = { maxAge: 60, ...(ask.signal ? { signal: ask.signal } : {}) };
  const [config, index] = await Promise.all([
    askJson(http, below(root, 'config.json'), { ...options, maxAge: 300 }),
    askBytes(http, below(root, indexPath(ask.name)), options),
  ]);
  if (index.state === 'failed') return index;
  if (index.state === 'missing') return { state: 'missing' };
  const lines = indexLines(index.value);
  const strange = [...lines.values()].some((line) => !isOf('cargo', ask.name, field(line, 'name')));
  if (lines.size === 0 || strange) return notTheDocument('cargo');
  const template = config.state === 'found' ? textOf(field(config.value, 'dl')) : undefined;
  const value = {
    entries: [...lines].map(([version, line]) => entryOf(version, line)),
    owners: undefined,
    details: async (version: string) => detailsOf(version, lines.get(version), { name: ask.name, template }),
  };
  return { state: 'found', value };
}

function entryOf(version: string, line: unknown): HistoryEntry {
  const publishedAt = instantOf(field(line, 'pubtime'));
  return { version, ...(publishedAt === undefined ? {} : { publishedAt }), yanked: field(line, 'yanked') === true };
}

function detailsOf(
  version: string,
  line: unknown,
  { name, template }: { readonly name: string; readonly template: string | undefined },
): Details {
  const checksum = textOf(field(line, 'cksum'));
  const hashes = checksum === undefined ? [] : [`sha256:${checksum.toLowerCase()}`];
  const url = template && downloadOf(template, { name, version, checksum: checksum ?? '' });
  return {
    version,
    publishedAt: instantOf(field(line, 'pubtime')),
    yanked: field(line, 'yanked') === true ? 'yanked' : false,
    deprecated: false,
    hashes: checksum === undefined ? undefined : hashes,
    dependencies: dependenciesOf(line),
    files: url ? [{ name: `${version}.crate`, kind: 'crate', url, hashes }] : undefined,
  };
}

/** `dl` with its markers filled in; without any, the path of crates.io is appended. */
function downloadOf(
  template: string,
  { name, version, checksum }: { readonly name: string; readonly version: string; readonly checksum: string },
): string {
  const markers = new Map([
    ['{crate}', segment(name)],
    ['{version}', segment(version)],
    ['{prefix}', folderOf(name)],
    ['{lowerprefix}', folderOf(name.toLowerCase())],
    ['{sha256-checksum}', segment(checksum)],
  ]);
  const isTemplate = [...markers.keys()].some((marker) => template.includes(marker));
  if (!isTemplate) return below(template, `${segment(name)}/${segment(version)}/download`);
  return [...markers].reduce((url, [marker, value]) => url.replaceAll(marker, value), template);
}

/** Where a crate stands in the sparse index. Source: the Cargo book, "Index Files". */
export function indexPath(name: string): string {
  const lower = name.toLowerCase();
  return `${folderOf(lower)}/${segment(lower)}`;
}

function folderOf(name: string): string {
  const parts =
    name.length <= 3
      ? [String(name.length), ...(name.length === 3 ? [name.slice(0, 1)] : [])]
      : [name.slice(0, 2), name.slice(2, 4)];
  return parts.map(segment).join('/');
}

/** Lines of the index by version. */
export function indexLines(bytes: Buffer): ReadonlyMap<string, unknown> {
  const lines = new Map<string, unknown>();
  for (const text of bytes.toString('utf8').split('\n')) {
    if (text.trim() === '') continue;
    try {
      const line: unknown = JSON.parse(text);
      const version = textOf(field(line, 'vers'));
      if (version !== undefined) lines.set(version, line);
    } catch {
      return new Map(); // a broken index tells nothing
    }
  }
  return lines;
}

/** Dependencies that one line of the index declares. */
export function dependenciesOf(line: unknown): readonly DeclaredDependency[] | undefined {
  if (line === undefined) return undefined;
  return listOf(field(line, 'deps')).flatMap((dependency) => {
    const name = textOf(field(dependency, 'package')) ?? textOf(field(dependency, 'name'));
    if (name === undefined) return [];
    const kind = textOf(field(dependency, 'kind'));
    const own =
      kind === 'dev' || kind === 'build' ? kind : field(dependency, 'optional') === true ? 'optional' : 'runtime';
    return [{ ecosystem: 'cargo' as const, name, range: textOf(field(dependency, 'req')) ?? '', kind: own }];
  });
}
