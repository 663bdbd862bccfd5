import type { Origin, RemarkCode } from '../domain/dependency.ts';
import type { EcosystemId } from '../domain/package.ts';
import { ecosystemOf } from '../ecosystems/index.ts';
import { hostOf, isInsecure, withoutCredentials } from './addresses.ts';
import { isFullCommit } from './integrity.ts';
import { resolveInRepository } from './paths.ts';
import { echo } from './syntax/echo.ts';

interface OriginRemark {
  readonly code: RemarkCode;
  readonly message: string;
  /** Whether it is said of the file (once per host) or of the entry. */
  readonly about: 'file' | 'entry';
}

interface Where {
  readonly path: string;
  readonly kind: 'lockfile' | 'manifest';
  readonly ecosystem: EcosystemId;
}

const none: readonly OriginRemark[] = [];

/** What a reviewer must know of where an entry's bytes come from. */
export function originRemarks(origin: Origin, where: Where): readonly OriginRemark[] {
  switch (origin.kind) {
    case 'registry':
      return origin.url === undefined ? none : registryRemarks(origin.url, where);
    case 'git':
      // A reference of an action or hook is judged as such: most are tags, and said to be.
      if (where.ecosystem === 'githubactions') return addressRemarks(origin.url);
      return [...addressRemarks(origin.url), ...pinRemarks(origin.commit)];
    case 'url':
      // What belongs to no registry comes from an address, always.
      if (where.ecosystem === 'generic') return addressRemarks(origin.url);
      return [about('remote-address', `its archive comes from ${shown(origin.url)}`), ...addressRemarks(origin.url)];
    case 'path':
      return pathRemarks(origin.path, where);
  }
}

function registryRemarks(url: string, where: Where): readonly OriginRemark[] {
  const host = hostOf(url);
  if (host === undefined) return none;
  const isPublic = ecosystemOf(where.ecosystem).registryHosts.includes(host);
  if (isPublic && !isInsecure(url)) return none;
  const remarks: OriginRemark[] = [];
  if (!isPublic)
    remarks.push({ code: 'registry-address', message: `packages come from the registry ${echo(host)}`, about: 'file' });
  if (isInsecure(url)) {
    remarks.push({
      code: 'insecure-address',
      message: `packages come from ${echo(host)} over an unencrypted connection`,
      about: 'file',
    });
  }
  return remarks;
}

function addressRemarks(url: string): readonly OriginRemark[] {
  const remarks: OriginRemark[] = [];
  if (isInsecure(url))
    remarks.push(about('insecure-address', `${shown(url)} is fetched over an unencrypted connection`));
  // `git clone -…`: a host or path that starts with a dash was a way to run commands in several package managers.
  if (url.startsWith('-') || url.includes('://-') || url.includes('@-')) {
    remarks.push(
      about('option-injection', `the address ${shown(url)} holds a part that a tool could take for an option`),
    );
  }
  return remarks;
}

function pinRemarks(commit: string | undefined): readonly OriginRemark[] {
  if (isFullCommit(commit)) return none;
  const what = commit === undefined ? 'no commit' : `${echo(commit)}, which is no full commit`;
  return [about('weak-pin', `its git source is fixed by ${what}`)];
}

function pathRemarks(path: string, where: Where): readonly OriginRemark[] {
  if (resolveInRepository(where.path, path) !== undefined) return none;
  return [about('path-outside-repository', `its path ${echo(path)} leaves the repository`)];
}

function about(code: RemarkCode, message: string): OriginRemark {
  return { code, message, about: 'entry' };
}

function shown(url: string): string {
  return echo(withoutCredentials(url).text);
}
