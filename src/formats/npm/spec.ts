import type { Origin } from '../../domain/dependency.ts';
import type { EcosystemId } from '../../domain/package.ts';
import { splitDescriptor } from './descriptor.ts';
import { npm } from '../../ecosystems/npm.ts';
import { forgeArchive, gitOrigin, isGit } from './resolved.ts';

/** What the value of a dependency map asks for. */
export interface Spec {
  /** Name in the registry, which an alias hides. */
  readonly name: string;
  /** The range as written, without the protocol of an alias. */
  readonly range: string;
  readonly origin: Origin | undefined;
  /** Set where it is another one than npm. */
  readonly ecosystem: EcosystemId | undefined;
}

const pathProtocols = ['file:', 'link:', 'portal:', 'workspace:'];

/**
 * Reads a dependency's value by the forms that npm, yarn, pnpm and bun know: ranges and tags, `npm:` and `jsr:` aliases,
 * `file:`, `link:`, `portal:`, `workspace:`, `catalog:`, `patch:`, git addresses, `owner/repo`, archives over http.
 */
export function readSpec(folder: string, written: string): Spec {
  const value = written.trim();
  const plain = { name: folder, range: value, origin: undefined, ecosystem: undefined };
  if (value.startsWith('npm:')) return aliasOf(folder, value.slice(4), undefined);
  if (value.startsWith('jsr:')) return aliasOf(folder, value.slice(4), 'jsr');
  if (value.startsWith('patch:')) return patchOf(folder, value);
  const protocol = pathProtocols.find((one) => value.startsWith(one));
  if (protocol !== undefined) return { ...plain, origin: pathOf(protocol, value) };
  if (isPath(value)) return { ...plain, origin: { kind: 'path', path: value } };
  const hash = value.indexOf('#');
  const bare = hash === -1 ? value : value.slice(0, hash);
  const fragment = hash === -1 ? undefined : value.slice(hash + 1);
  if (isGit(bare)) return { ...plain, origin: gitOrigin(shortToAddress(bare), fragment) };
  if (bare.startsWith('http://') || bare.startsWith('https://')) return { ...plain, origin: httpOf(bare, fragment) };
  if (isOwnerAndRepository(bare)) return { ...plain, origin: gitOrigin(`https://github.com/${bare}`, fragment) };
  return plain;
}

/** `npm:real@^1`, `npm:^1` (deno's and yarn's spelling of the same name), `npm:@scope/real`. */
function aliasOf(folder: string, rest: string, ecosystem: EcosystemId | undefined): Spec {
  const startsName = /^@|^[A-Za-z_]/.test(rest) && !isTag(rest);
  if (!startsName) return { name: folder, range: rest, origin: undefined, ecosystem };
  const { name, range } = splitDescriptor(rest);
  return { name, range, origin: undefined, ecosystem };
}

/** `npm:latest` names a tag only where nothing else follows; every other word is a package. */
function isTag(rest: string): boolean {
  return rest === 'latest' || rest === 'next';
}

/** yarn's `patch:name@npm%3A1.2.3#path`: the release below the patch is what is asked for. */
function patchOf(folder: string, value: string): Spec {
  const inner = value.slice('patch:'.length).split('#', 1)[0] ?? '';
  const { name, range } = splitDescriptor(inner.replaceAll('%3A', ':').replaceAll('%40', '@'));
  const bare = range.startsWith('npm:') ? range.slice(4) : range;
  return { name: name === '' ? folder : name, range: bare, origin: undefined, ecosystem: undefined };
}

function pathOf(protocol: string, value: string): Origin {
  const path = value.slice(protocol.length);
  // `workspace:^` says which member by its name, not where it lies.
  return { kind: 'path', path: protocol === 'workspace:' && !isPath(path) ? '.' : path };
}

function isPath(value: string): boolean {
  return (
    value.startsWith('./') ||
    value.startsWith('../') ||
    value.startsWith('/') ||
    value.startsWith('~/') ||
    value === '.'
  );
}

const forges: readonly (readonly [string, string])[] = [
  ['github:', 'https://github.com/'],
  ['gitlab:', 'https://gitlab.com/'],
  ['bitbucket:', 'https://bitbucket.org/'],
  ['gist:', 'https://gist.github.com/'],
];

function shortToAddress(short: string): string {
  const forge = forges.find(([prefix]) => short.startsWith(prefix));
  return forge === undefined ? short : forge[1] + short.slice(forge[0].length);
}

function httpOf(url: string, fragment: string | undefined): Origin {
  if (isGitHubRepository(url)) return gitOrigin(url, fragment);
  return forgeArchive(url) ?? { kind: 'url', url };
}

/** npm takes a bare address of a GitHub repository for the repository. */
function isGitHubRepository(url: string): boolean {
  const segments = url.split('/');
  return segments.length === 5 && segments[2] === 'github.com';
}

/** `owner/repo`: one slash, no scope, no white space. */
function isOwnerAndRepository(value: string): boolean {
  const slash = value.indexOf('/');
  return (
    slash > 0 &&
    slash === value.lastIndexOf('/') &&
    !value.startsWith('@') &&
    !/\s|:/.test(value) &&
    slash < value.length - 1
  );
}

/** The one release that a spec fixes: a bare version, as npm reads it; undefined for anything that admits more. */
export function exactVersion(spec: Spec): string | undefined {
  const code = spec.range.charCodeAt(0);
  if (spec.origin !== undefined || !(code >= 48 && code <= 57)) return undefined;
  return npm.line(spec.range) === undefined ? undefined : spec.range;
}
