import { normalisePypiName, pypi } from '../../ecosystems/pypi.ts';
import { hostOf } from '../addresses.ts';
import type { EntryCollector } from '../collect.ts';
import { echo } from '../syntax/echo.ts';
import { nameInFile } from './address.ts';

/** A file of a release as a lockfile lists it. */
export interface LockedFile {
  readonly url: string | undefined;
  /** File name where there is no address. */
  readonly file: string | undefined;
  readonly hashes: readonly string[];
  readonly uploadedAt: string | undefined;
}

/** What the files of a release come to: its hashes, sorted, and when the first of them was uploaded. */
export interface FilesSummary {
  readonly integrity: readonly string[];
  readonly uploadedAt: string | undefined;
}

/** Sums up the files of a release. */
export function summariseFiles(files: readonly LockedFile[]): FilesSummary {
  const hashes = new Set<string>();
  let uploadedAt: string | undefined;
  for (const file of files) {
    for (const hash of file.hashes) hashes.add(hash);
    if (file.uploadedAt !== undefined && (uploadedAt === undefined || file.uploadedAt < uploadedAt)) {
      uploadedAt = file.uploadedAt;
    }
  }
  return { integrity: [...hashes].sort(), uploadedAt };
}

const publicFiles = 'https://files.pythonhosted.org/';

/**
 * Says where a listed file is another package's, or lies elsewhere than the index that the entry names: so a lockfile
 * can be made to install what its own lines do not say.
 */
export function lookAtFiles(
  collected: EntryCollector,
  files: readonly LockedFile[],
  about: { readonly name: string; readonly line: number; readonly fromPublicIndex: boolean },
): void {
  const { name, line, fromPublicIndex } = about;
  const wheelStart = `${name.replaceAll('-', '_')}-`;
  for (const { url, file } of files) {
    const base = file ?? (url === undefined ? '' : baseNameOfUrl(url));
    if (!base.startsWith(wheelStart) && !base.startsWith(`${name}-`) && !isFileOf(base, name)) {
      collected.remark('address-names-other-package', `a file of it is named ${echo(base)}`, { line, name });
    }
    if (url === undefined || !fromPublicIndex || url.startsWith(publicFiles)) continue;
    const host = hostOf(url);
    if (host !== undefined && url.startsWith('https:') && pypi.registryHosts.includes(host)) continue;
    const message = `a file of it comes from ${echo(host ?? url)}, not from the index that the entry names`;
    collected.remark('remote-address', message, { line, name });
  }
}

/** Old sdists are spelt in many ways; names that tell nothing are no contradiction. */
function isFileOf(base: string, name: string): boolean {
  const stated = nameInFile(base).name;
  if (stated === undefined) return true;
  const normal = normalisePypiName(stated);
  return normal === name || normal.startsWith(`${name}-`);
}

function baseNameOfUrl(url: string): string {
  const query = firstOf(url, '?', '#');
  return url.slice(url.lastIndexOf('/', query - 1) + 1, query);
}

function firstOf(text: string, ...signs: readonly string[]): number {
  const found = signs.map((sign) => text.indexOf(sign)).filter((at) => at !== -1);
  return found.length === 0 ? text.length : Math.min(...found);
}

const digest = /^(?:md5|sha1|sha224|sha256|sha384|sha512|blake2b):[0-9a-f]{16,128}$/;

/** A hash as lockfiles write it (`sha256:…`); none where the text is no hash. */
export function lockedHash(written: string | undefined): readonly string[] {
  return written !== undefined && digest.test(written) ? [written] : none;
}

const none: readonly string[] = [];

const utcTime = /^([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt ]([0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,9})?)(?:[Zz]|[+-]00:00)$/;

/** A time as ISO 8601 in UTC; undefined where it is none or has another zone, which no tool writes. */
export function instantOf(written: string | undefined): string | undefined {
  const [, day, time] = utcTime.exec(written ?? '') ?? [];
  return day === undefined || time === undefined ? undefined : `${day}T${time}Z`;
}
