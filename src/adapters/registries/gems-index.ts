import type { DeclaredDependency, HistoryEntry } from '../../domain/facts.ts';
import type { Instant } from '../../domain/known.ts';
import { below, instantOf, segment } from '../fields.ts';
import { notTheDocument } from './document.ts';
import type { Details, Loaded } from './listed.ts';

/** One line of the compact index: a release for one platform. */
interface IndexLine {
  /** Version and platform, as they stand in the archive's name. */
  readonly full: string;
  readonly version: string;
  readonly dependencies: readonly DeclaredDependency[];
  readonly checksum: string | undefined;
  readonly createdAt: Instant | undefined;
}

/** Dependencies by version and platform. */
export function dependenciesByVersion(text: string): ReadonlyMap<string, readonly DeclaredDependency[]> {
  return new Map(linesOf(text).map(({ full, dependencies }) => [full, dependencies]));
}

/** A server of the operator's own that has the compact index and no API beside it: releases, hashes and dependencies. */
export function listedFromIndex(text: string, at: { readonly root: string; readonly name: string }): Loaded {
  const byVersion = Map.groupBy(linesOf(text), ({ version }) => version);
  if (byVersion.size === 0) return notTheDocument('gem');
  const value = {
    entries: [...byVersion].map(([version, lines]) => entryOf(version, lines)),
    owners: undefined,
    details: async (version: string) => detailsOf(version, byVersion.get(version) ?? [], at),
  };
  return { state: 'found', value };
}

function entryOf(version: string, lines: readonly IndexLine[]): HistoryEntry {
  const publishedAt = lines.flatMap(({ createdAt }) => createdAt ?? []).sort()[0];
  return { version, ...(publishedAt === undefined ? {} : { publishedAt }), yanked: false };
}

function detailsOf(
  version: string,
  lines: readonly IndexLine[],
  { root, name }: { readonly root: string; readonly name: string },
): Details {
  const hashesOf = ({ checksum }: IndexLine) => (checksum === undefined ? [] : [`sha256:${checksum}`]);
  return {
    version,
    publishedAt: entryOf(version, lines).publishedAt,
    yanked: false, // withdrawn versions leave the index
    deprecated: false,
    hashes: lines.flatMap(hashesOf),
    dependencies: (lines.find(({ full }) => full === version) ?? lines[0])?.dependencies,
    files: lines.map((line) => {
      const file = `${name}-${line.full}.gem`;
      return { name: file, kind: 'gem', url: below(root, `gems/${segment(file)}`), hashes: hashesOf(line) };
    }),
  };
}

/** `version[-platform] deps|requirements`; `a:>= 1&< 2,b:>= 0|checksum:…,ruby:>= 3`. Source: RubyGems' compact index. */
function linesOf(text: string): readonly IndexLine[] {
  return text.split('\n').flatMap((line): readonly IndexLine[] => {
    const space = line.indexOf(' ');
    if (space <= 0 || line.startsWith('---') || line.startsWith('created_at:')) return [];
    const full = line.slice(0, space);
    const [written = '', rest = ''] = line.slice(space + 1).split('|');
    const told = new Map(
      rest.split(',').map((one) => [one.slice(0, one.indexOf(':')), one.slice(one.indexOf(':') + 1)]),
    );
    const checksum = told.get('checksum')?.trim().toLowerCase();
    return [
      {
        full,
        version: full.split('-')[0] ?? full,
        dependencies: dependenciesOf(written),
        checksum: checksum !== undefined && /^[0-9a-f]{64}$/.test(checksum) ? checksum : undefined,
        createdAt: instantOf(told.get('created_at')?.trim()),
      },
    ];
  });
}

function dependenciesOf(written: string): readonly DeclaredDependency[] {
  return written.split(',').flatMap((one): readonly DeclaredDependency[] => {
    const [name = '', range = ''] = [one.slice(0, one.indexOf(':')), one.slice(one.indexOf(':') + 1)];
    return one.includes(':')
      ? [{ ecosystem: 'gem', name: name.trim(), range: range.replaceAll('&', ', '), kind: 'runtime' }]
      : [];
  });
}
