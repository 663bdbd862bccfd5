import type { HistoryEntry, ReleaseFile } from '../../domain/facts.ts';
import type { Instant } from '../../domain/known.ts';
import { normalisePypiName } from '../../ecosystems/pypi.ts';
import { field, fieldAt, instantOf, listOf, membersOf, numberOf, textOf } from '../fields.ts';

/** A file of a PyPI release, with the version its name carries. */
export interface IndexFile extends ReleaseFile {
  readonly version: string;
  readonly yankedReason?: string;
  /** Address of its PEP 740 provenance. */
  readonly provenance?: string;
}

/** What is kept of a project's list of files. */
export interface FileList {
  readonly files: readonly IndexFile[];
  readonly status: string | undefined;
  readonly statusReason: string | undefined;
  /** Whether the index tells times and provenance at all. */
  readonly keepsProvenance: boolean;
}

/**
 * Reads Simple JSON (PEP 691, with 700's times and sizes, 740's provenance and 792's status). Addresses in it may be relative to
 * that of the list. Throws on other documents.
 */
export function readSimple(bytes: Buffer, name: string, address?: string): FileList {
  const document: unknown = JSON.parse(bytes.toString('utf8'));
  const listed = field(document, 'files');
  const named = textOf(field(document, 'name'));
  const isOther = named !== undefined && normalisePypiName(named) !== name;
  if (!Array.isArray(listed) || isOther) throw new SyntaxError('not the list of files of this project');
  const status = field(document, 'project-status');
  return {
    files: listed.slice(0, 100_000).flatMap((file) => simpleFile(file, name, address) ?? []),
    // The PEP's prose calls the member `state`, its example `status`.
    status: textOf(field(status, 'status')) ?? textOf(field(status, 'state')) ?? textOf(status),
    statusReason: textOf(field(status, 'reason')),
    keepsProvenance: listed.some((file) => field(file, 'provenance') !== undefined),
  };
}

function simpleFile(file: unknown, name: string, address: string | undefined): IndexFile | undefined {
  const filename = textOf(field(file, 'filename'));
  const version = filename === undefined ? undefined : versionOf(filename, name);
  if (filename === undefined || version === undefined) return undefined;
  const yanked = field(file, 'yanked');
  const uploadedAt = instantOf(field(file, 'upload-time'));
  const size = numberOf(field(file, 'size'));
  const provenance = addressOf(field(file, 'provenance'), address);
  return {
    name: filename,
    version,
    kind: kindOf(filename),
    ...(uploadedAt === undefined ? {} : { uploadedAt }),
    ...(size === undefined ? {} : { size }),
    hashes: hashesOf(field(file, 'hashes')),
    url: addressOf(field(file, 'url'), address) ?? '',
    ...(yanked === true || textOf(yanked) !== undefined ? { yanked: true } : {}),
    ...(textOf(yanked) === undefined ? {} : { yankedReason: textOf(yanked) ?? '' }),
    ...(field(file, 'provenance') === undefined ? {} : { attested: provenance !== undefined }),
    ...(provenance === undefined ? {} : { provenance }),
  };
}

/** An absolute address as it stands; most lists have only those. */
function addressOf(value: unknown, base: string | undefined): string | undefined {
  const text = textOf(value);
  if (text === undefined || base === undefined || text.startsWith('https://')) return text;
  return URL.parse(text, base)?.href ?? text;
}

/** Reads the `releases` of the JSON API, for an index without Simple JSON. Throws on other documents. */
export function readReleases(document: unknown): FileList {
  const releases = field(document, 'releases');
  if (releases === undefined) throw new SyntaxError('no releases');
  const files = membersOf(releases).flatMap(([version, list]) =>
    listOf(list)
      .slice(0, 2_000)
      .flatMap((file) => releaseFile(file, version) ?? []),
  );
  return { files, status: undefined, statusReason: undefined, keepsProvenance: false };
}

function releaseFile(file: unknown, version: string): IndexFile | undefined {
  const name = textOf(field(file, 'filename'));
  if (name === undefined) return undefined;
  const uploadedAt = instantOf(field(file, 'upload_time_iso_8601') ?? field(file, 'upload_time'));
  const size = numberOf(field(file, 'size'));
  const reason = textOf(field(file, 'yanked_reason'));
  return {
    name,
    version,
    kind: textOf(field(file, 'packagetype')) ?? kindOf(name),
    ...(uploadedAt === undefined ? {} : { uploadedAt }),
    ...(size === undefined ? {} : { size }),
    hashes: hashesOf({ sha256: fieldAt(file, 'digests', 'sha256') }),
    url: textOf(field(file, 'url')) ?? '',
    ...(field(file, 'yanked') === true ? { yanked: true } : {}),
    ...(reason === undefined ? {} : { yankedReason: reason }),
  };
}

/** Hashes in the one form of facts. */
export function hashesOf(hashes: unknown): readonly string[] {
  return membersOf(hashes, 10).flatMap(([algorithm, hex]) =>
    typeof hex === 'string' && /^[0-9a-f]{32,128}$/i.test(hex) ? [`${algorithm}:${hex.toLowerCase()}`] : [],
  );
}

/** What kind of distribution a file is, by its ending. */
export function kindOf(filename: string): string {
  if (filename.endsWith('.whl')) return 'bdist_wheel';
  return filename.endsWith('.egg') || filename.endsWith('.exe') || filename.endsWith('.msi') ? 'bdist_other' : 'sdist';
}

const endings = ['.whl', '.tar.gz', '.zip', '.tar.bz2', '.tar.xz', '.tgz', '.egg', '.exe', '.msi'];

/**
 * The version in a file name: the part after the project's name, which may itself hold hyphens in old archives.
 * Sources: the binary distribution format (wheels) and PEP 625.
 */
export function versionOf(filename: string, project: string): string | undefined {
  const ending = endings.find((one) => filename.endsWith(one));
  if (ending === undefined) return undefined;
  const parts = filename.slice(0, -ending.length).split('-');
  for (let cut = 1; cut < Math.min(parts.length, 12); cut += 1) {
    if (normalisePypiName(parts.slice(0, cut).join('-')) !== project) continue;
    const isSource = kindOf(filename) === 'sdist';
    const rest = isSource ? parts.slice(cut).join('-') : parts[cut];
    return rest === '' ? undefined : rest;
  }
  return undefined;
}

/** History lines of a list of files: a release is as old as its first file and withdrawn when all its files are. */
export function releasesOf(files: readonly IndexFile[]): readonly HistoryEntry[] {
  const byVersion = Map.groupBy(files, (file) => file.version);
  return [...byVersion].map(([version, own]) => {
    const publishedAt = firstTime(own);
    const attested = own.some((file) => file.attested !== undefined);
    return {
      version,
      ...(publishedAt === undefined ? {} : { publishedAt }),
      ...(attested ? { attested: own.some((file) => file.attested === true) } : {}),
      hooks: !own.some((file) => file.kind === 'bdist_wheel'),
      yanked: own.every((file) => file.yanked === true),
      fileCount: own.length,
    };
  });
}

/** When the first file of a release was uploaded. */
export function firstTime(files: readonly IndexFile[]): Instant | undefined {
  const times = files.flatMap((file) => file.uploadedAt ?? []).sort();
  return times.length === files.length ? times[0] : undefined;
}

/** The files that exist at an instant: a wheel may be added to a release long afterwards. */
export function uploadedBy(files: readonly IndexFile[], now: Instant): readonly IndexFile[] {
  return files.filter((file) => file.uploadedAt === undefined || Date.parse(file.uploadedAt) <= Date.parse(now));
}
