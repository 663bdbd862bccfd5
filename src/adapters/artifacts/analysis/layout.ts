import type { EcosystemId } from '../../../domain/package.ts';
import { gemMetadata } from '../unpack/open-archive.ts';
import { tidyPath } from '../unpack/names.ts';

/** What kind of archive it is, by its file name: it decides how names inside become comparable. */
export type ArchiveKind = 'wheel' | 'sdist' | 'flat' | 'go-module' | 'rooted';

/** Ecosystems whose archives have no root folder. */
const flatEcosystems: ReadonlySet<EcosystemId> = new Set(['gem', 'hex', 'maven', 'nuget', 'pub']);

export function archiveKind(ecosystem: EcosystemId, fileName: string): ArchiveKind {
  const name = fileName.toLowerCase();
  if (name.endsWith('.whl')) return 'wheel';
  if (ecosystem === 'pypi') return 'sdist';
  if (ecosystem === 'golang') return 'go-module';
  if (flatEcosystems.has(ecosystem)) return 'flat';
  return 'rooted';
}

const distInfo = /^[^/]+\.(dist-info|data|egg-info)\//;

/**
 * The name under which a file of two releases is the same one: without the folder that carries name, version or commit.
 * npm strips the first folder whatever it is called; so do we. Undefined for what lies outside.
 */
export function keyOfPath(kind: ArchiveKind, path: string): string | undefined {
  if (path === gemMetadata) return path;
  const tidy = tidyPath(path);
  if (kind === 'flat') return tidy;
  if (kind === 'wheel') return tidy.replace(distInfo, '$1/');
  if (kind === 'go-module') {
    const version = tidy.indexOf('@');
    const slash = tidy.indexOf('/', version);
    return version < 0 || slash < 0 ? tidy : tidy.slice(slash + 1);
  }
  const slash = tidy.indexOf('/');
  if (slash < 0) return undefined;
  const inside = tidy.slice(slash + 1);
  return kind === 'sdist'
    ? inside.replace(/^[^/]+\.egg-info\//, 'egg-info/').replace(/^(src|lib)\/[^/]+\.egg-info\//, 'egg-info/')
    : inside;
}
