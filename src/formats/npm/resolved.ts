import type { Origin } from '../../domain/dependency.ts';
import { npm } from '../../ecosystems/npm.ts';
import { hostOf } from '../addresses.ts';

/** What a lockfile's `resolved` address says: where the bytes come from, and of which package they are. */
export interface Resolved {
  readonly origin: Origin;
  /** Set where the address is a registry's, but of another package or version than the entry's. */
  readonly mismatch?: string;
  /** SHA-1 that yarn appends to the address, hexadecimal. */
  readonly sha1?: string;
}

const registry: Resolved = { origin: { kind: 'registry' } };
const [publicHost = ''] = npm.registryHosts;

/**
 * Reads the `resolved` of package-lock.json and yarn.lock. A registry's archives are known by their path
 * (`/<name>/-/<name>-<version>.tgz`), whatever the host; the origin keeps the registry's root, so that a new version of
 * one registry is no new origin. Without an address the entry comes from the configured registry.
 */
export function readResolved(resolved: string | undefined, name: string, version: string): Resolved {
  if (resolved === undefined || resolved === '') return registry;
  const hash = resolved.indexOf('#');
  const bare = hash === -1 ? resolved : resolved.slice(0, hash);
  const fragment = hash === -1 ? undefined : resolved.slice(hash + 1);
  if (bare.startsWith('http://') || bare.startsWith('https://')) return readHttp(bare, fragment, { name, version });
  if (bare.startsWith('file:') || bare.startsWith('link:'))
    return { origin: pathOrigin(bare.slice(bare.indexOf(':') + 1)) };
  if (isGit(bare)) return { origin: gitOrigin(bare, fragment) };
  return { origin: bare.includes('://') ? { kind: 'url', url: bare } : pathOrigin(bare) };
}

function pathOrigin(path: string): Origin {
  return { kind: 'path', path: path === '' ? '.' : path };
}

const gitSchemes = ['git+', 'git:', 'git@', 'ssh:', 'github:', 'gitlab:', 'bitbucket:', 'gist:'];

/** Whether an address or short form means a git repository. */
export function isGit(address: string): boolean {
  return (
    gitSchemes.some((scheme) => address.startsWith(scheme)) || (address.endsWith('.git') && address.includes('://'))
  );
}

/** A git origin; `#<commit>`, `#commit=<commit>`, `#semver:` and branches are told apart by their form. */
export function gitOrigin(address: string, fragment: string | undefined): Origin {
  const url = address.startsWith('git+') ? address.slice(4) : address;
  if (fragment === undefined || fragment === '') return { kind: 'git', url };
  const parameters = new Map(
    fragment
      .split('&')
      .filter((part) => !part.startsWith('path:'))
      .map((part): [string, string] => {
        const equals = part.indexOf('=');
        return equals === -1 ? ['', part] : [part.slice(0, equals), part.slice(equals + 1)];
      }),
  );
  const commit = parameters.get('commit') ?? parameters.get('') ?? '';
  if (/^[0-9a-f]{7,64}$/i.test(commit)) return { kind: 'git', url, commit: commit.toLowerCase() };
  // A folder within the repository (pnpm) says nothing of the commit.
  const ref = commit === '' && parameters.size > 0 ? fragment : commit;
  return ref === '' ? { kind: 'git', url } : { kind: 'git', url, ref };
}

function readHttp(url: string, fragment: string | undefined, entry: { name: string; version: string }): Resolved {
  if (url.endsWith('.git')) return { origin: gitOrigin(url, fragment) };
  const archive = forgeArchive(url);
  if (archive !== undefined) return { origin: archive };
  const sha1 = sha1Of(fragment);
  return { ...readTarball(url, entry), ...(sha1 === undefined ? {} : { sha1 }) };
}

/** A SHA-1 in hexadecimal, or undefined for any other text. */
export function sha1Of(fragment: string | undefined): string | undefined {
  return fragment !== undefined && /^[0-9a-f]{40}$/i.test(fragment) ? fragment.toLowerCase() : undefined;
}

/** Archives that GitHub makes of a commit are that commit: a git source. */
export function forgeArchive(url: string): Origin | undefined {
  if (hostOf(url) !== 'codeload.github.com') return undefined;
  const [, , , owner, repository, kind, commit] = url.split('/');
  if (commit === undefined || !(kind === 'tar.gz' || kind === 'legacy.tar.gz')) return undefined;
  return gitOrigin(`https://github.com/${owner}/${repository}`, commit);
}

/**
 * An archive of a registry. GitLab writes the scope behind `/-/` again, and GitHub's registry has its own form:
 * `/download/<name>/<version>/<hash>`.
 */
function readTarball(url: string, { name, version }: { name: string; version: string }): Resolved {
  const path = decodedPath(url);
  const dash = path.indexOf('/-/');
  if (dash === -1) {
    const download = path.indexOf(`/download/${name}/${version}/`);
    return { origin: download === -1 ? { kind: 'url', url } : registryOrigin(url, path.slice(0, download)) };
  }
  const before = path.slice(0, dash);
  const file = path.slice(path.lastIndexOf('/') + 1);
  const found = nameAtEnd(before, name);
  const origin = registryOrigin(url, before.slice(0, Math.max(0, before.length - found.length)));
  if (found !== name) return { origin, mismatch: found };
  if (file === `${baseOf(name)}-${version}.tgz` || file === `${baseOf(name)}-${withoutBuild(version)}.tgz`)
    return { origin };
  return { origin, mismatch: file };
}

/** The package that a registry path ends in: the entry's own if it does, else the last segment with its scope. */
function nameAtEnd(path: string, name: string): string {
  if (path === name || path.endsWith(`/${name}`)) return name;
  const segments = path.split('/');
  const last = segments.at(-1) ?? '';
  const scope = segments.at(-2) ?? '';
  return scope.startsWith('@') ? `${scope}/${last}` : last;
}

/**
 * The release whose archive an address is, told by the form that registries give: `<root>/<name>/-/<name>-<version>.tgz`.
 * For addresses that somebody asks for in place of a range: only they say which package it is.
 */
export function releaseAt(url: string): { readonly name: string; readonly version: string } | undefined {
  if (!url.startsWith('http://') && !url.startsWith('https://')) return undefined;
  const path = decodedPath(url.split('#', 1)[0] ?? '');
  const dash = path.indexOf('/-/');
  if (dash === -1) return undefined;
  const name = nameAtEnd(path.slice(0, dash), '');
  const file = path.slice(path.lastIndexOf('/') + 1);
  const start = `${baseOf(name)}-`;
  if (name === '' || !file.startsWith(start) || !file.endsWith('.tgz')) return undefined;
  const version = file.slice(start.length, -'.tgz'.length);
  return npm.line(version) === undefined ? undefined : { name, version };
}

export function registryOrigin(url: string, prefix: string): Origin {
  const host = hostOf(url);
  if (host === publicHost && url.startsWith('https://') && prefix.replaceAll('/', '') === '') return registry.origin;
  const scheme = url.slice(0, url.indexOf('://'));
  const root = prefix.endsWith('/') ? prefix.slice(0, -1) : prefix;
  return { kind: 'registry', url: `${scheme}://${loginOf(url)}${host ?? ''}${root}` };
}

/** Credentials stay here so that the collector, which cuts them, can say that they were there. */
function loginOf(url: string): string {
  const start = url.indexOf('://') + 3;
  const authority = url.slice(start).split('/', 1)[0] ?? '';
  return authority.slice(0, authority.lastIndexOf('@') + 1);
}

/** Path of an address without query, `%2f` and `%40` decoded as registries do. */
function decodedPath(url: string): string {
  const start = url.indexOf('/', url.indexOf('://') + 3);
  const path = start === -1 ? '' : (url.slice(start).split('?', 1)[0] ?? '');
  if (!path.includes('%')) return path;
  return path
    .replaceAll('%2f', '/')
    .replaceAll('%2F', '/')
    .replaceAll('%40', '@')
    .replaceAll('%2B', '+')
    .replaceAll('%2b', '+');
}

export function baseOf(name: string): string {
  return name.startsWith('@') ? name.slice(name.indexOf('/') + 1) : name;
}

function withoutBuild(version: string): string {
  const plus = version.indexOf('+');
  return plus === -1 ? version : version.slice(0, plus);
}
