import { normalisePypiName, pypi } from '../../ecosystems/pypi.ts';
import { hostOf } from '../addresses.ts';
import type { EntryCollector } from '../collect.ts';
import { echo } from '../syntax/echo.ts';
import { nameInFile } from './address.ts';
import type { ReleaseFiles } from './release-files.ts';

const publicFiles = 'https://files.pythonhosted.org/';

/**
 * Says where a listed file is another package's, or lies elsewhere than the index that the entry names: so a lockfile
 * can be made to install what its own lines do not say.
 */
export function lookAtFiles(
  collected: EntryCollector,
  files: ReleaseFiles,
  about: { readonly name: string; readonly line: number; readonly fromPublicIndex: boolean },
): void {
  const { name, line, fromPublicIndex } = about;
  const wheelStart = `${name.replaceAll('-', '_')}-`;
  for (const address of files.names) {
    if (!isFileOf(address, { name, wheelStart })) {
      const message = `a file of it is named ${echo(baseNameOfUrl(address))}`;
      collected.remark('address-names-other-package', message, { line, name });
    }
    if (!fromPublicIndex || address.startsWith(publicFiles)) continue;
    const host = hostOf(address);
    if (host === undefined || (address.startsWith('https:') && pypi.registryHosts.includes(host))) continue;
    const message = `a file of it comes from ${echo(host)}, not from the index that the entry names`;
    collected.remark('remote-address', message, { line, name });
  }
}

/** Old sdists are spelt in many ways; names that tell nothing are no contradiction. */
function isFileOf(address: string, { name, wheelStart }: { name: string; wheelStart: string }): boolean {
  const start = address.lastIndexOf('/') + 1;
  if (address.startsWith(wheelStart, start) && !address.includes('?')) return true;
  const stated = nameInFile(baseNameOfUrl(address)).name;
  if (stated === undefined) return true;
  const normal = normalisePypiName(stated);
  return normal === name || normal.startsWith(`${name}-`);
}

/** The last segment of an address without query and fragment. */
function baseNameOfUrl(url: string): string {
  const end = url.search(/[?#]/);
  const path = end === -1 ? url : url.slice(0, end);
  return path.slice(path.lastIndexOf('/') + 1);
}

const digest = /^(?:md5|sha1|sha224|sha256|sha384|sha512|blake2b):[0-9a-f]{16,128}$/;

/** A hash as lockfiles write it (`sha256:…`); undefined where the text is no hash. */
export function lockedHash(written: string | undefined): string | undefined {
  return written !== undefined && digest.test(written) ? written : undefined;
}

const utcTime = /^([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt ]([0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,9})?)(?:[Zz]|[+-]00:00)$/;

/** A time as ISO 8601 in UTC; undefined where it is none or has another zone, which no tool writes. */
export function instantOf(written: string | undefined): string | undefined {
  if (written === undefined || written.length > 40) return undefined;
  const [, day, time] = utcTime.exec(written) ?? [];
  if (day === undefined || time === undefined) return undefined;
  const isIso = written.endsWith('Z') && written.charAt(10) === 'T';
  return isIso ? written : `${day}T${time}Z`;
}
