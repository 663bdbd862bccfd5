import { parsePep440 } from '../../ecosystems/versions/pep440.ts';
import type { Origin } from '../../domain/dependency.ts';
import { isFullCommit } from '../integrity.ts';

/** What a direct reference says: where the bytes come from, and what its own text tells of the package. */
export interface PypiAddress {
  readonly origin: Origin;
  /** From `#egg=`, the wheel's or archive's file name, or the last part of a repository's path. */
  readonly name: string | undefined;
  /** Of a wheel only: its file name is the release's own statement, and pip pins to it. */
  readonly version: string | undefined;
  /** In the form of `Dependency.integrity`, from `#sha256=…`. */
  readonly integrity: readonly string[];
  readonly extras: readonly string[];
  /** A reference or parameter that begins with a hyphen: the tool that fetches would take it for an option. */
  readonly option: string | undefined;
}

const versionControls = ['git', 'hg', 'svn', 'bzr'];
const archiveEnds = ['.tar.gz', '.tar.bz2', '.tar.xz', '.tgz', '.zip', '.tar', '.whl'];
const hashNames = ['sha256', 'sha384', 'sha512', 'sha224', 'sha1', 'md5'];

/** Whether a requirement is an address or a path and not a name. */
export function isAddress(text: string): boolean {
  if (isUrl(text) || /^(?:\.{1,2}(?:[/\\[]|$)|[/\\~]|[a-z]:[\\/])/i.test(text)) return true;
  const [path] = splitExtras(text);
  const isArchive = archiveEnds.some((end) => path.toLowerCase().endsWith(end));
  return isArchive && !/[=<>!~@;\s]/.test(path);
}

/** Reads an address or a path as pip does; nothing is asked of the network and no variable is expanded. */
export function readAddress(written: string): PypiAddress {
  const [text, extras] = splitExtras(written);
  const hash = text.indexOf('#');
  const fragment = fragmentOf(hash === -1 ? '' : text.slice(hash + 1));
  const address = hash === -1 ? text : text.slice(0, hash);
  const control = versionControls.find((vcs) => address.toLowerCase().startsWith(`${vcs}+`));
  const found = control === undefined ? readFile(address) : readRepository(address, control);
  const [eggName, eggExtras] = splitExtras(fragment.get('egg') ?? '');
  return {
    ...found,
    name: eggName === '' ? found.name : eggName.split('==', 1)[0],
    integrity: hashNames.flatMap((name) => integrityOf(name, fragment.get(name))),
    extras: [...extras, ...eggExtras],
    option: found.option ?? [...fragment.values()].find((value) => value.startsWith('-')),
  };
}

type Found = Pick<PypiAddress, 'origin' | 'name' | 'version' | 'option'>;

/** `git+https://host/path@ref`; the reference stands behind the last `@` of the path, never in the authority. */
function readRepository(address: string, control: string): Found {
  const bare = address.slice(control.length + 1);
  const scheme = bare.indexOf('://');
  const pathStart = scheme === -1 ? bare.indexOf(':') + 1 : bare.indexOf('/', scheme + 3);
  const at = pathStart <= 0 ? -1 : bare.lastIndexOf('@');
  const hasRef = at >= pathStart && at !== -1;
  const url = hasRef ? bare.slice(0, at) : bare;
  const ref = hasRef ? bare.slice(at + 1) : '';
  const pinned = isFullCommit(ref) ? { commit: ref } : ref === '' ? {} : { ref };
  const origin: Origin = control === 'git' ? { kind: 'git', url, ...pinned } : { kind: 'url', url: address };
  const name = lastSegment(url).replace(/\.git$/, '');
  const option = [ref, ...(scheme === -1 ? [bare] : [])].find((part) => part.startsWith('-'));
  return { origin, name: name === '' ? undefined : name, version: undefined, option };
}

function readFile(address: string): Found {
  if (isUrl(address) && !/^file:/i.test(address)) {
    return { origin: { kind: 'url', url: address }, ...nameInFile(lastSegment(address)), option: undefined };
  }
  const path = address.replace(/^file:(?:\/\/(?:localhost(?=\/))?)?/i, '');
  return { origin: { kind: 'path', path }, ...nameInFile(lastSegment(path)), option: undefined };
}

/** `name-1.0-py3-none-any.whl` tells name and version; an sdist's name ends before the version. */
export function nameInFile(file: string): { readonly name: string | undefined; readonly version: string | undefined } {
  const decoded = file.replaceAll('%2B', '+').replaceAll('%2b', '+');
  const end = archiveEnds.find((ending) => decoded.toLowerCase().endsWith(ending));
  if (end === undefined) return { name: undefined, version: undefined };
  const stem = decoded.slice(0, -end.length);
  if (end === '.whl') {
    const [name = '', version = ''] = stem.split('-', 3);
    const isVersion = parsePep440(version) !== undefined;
    return { name: name === '' ? undefined : name, version: isVersion ? version : undefined };
  }
  const name = /^(.{1,200}?)-[0-9]/.exec(stem)?.[1] ?? stem.slice(0, 200);
  return { name: name === '' ? undefined : name, version: undefined };
}

function isUrl(text: string): boolean {
  return /^[a-z][a-z0-9+.-]+:/i.test(text);
}

function fragmentOf(fragment: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const part of fragment.split('&', 50)) {
    const equals = part.indexOf('=');
    if (equals > 0) values.set(part.slice(0, equals), part.slice(equals + 1));
  }
  return values;
}

/** A hexadecimal digest in the form of `Dependency.integrity`; none where the text is no digest. */
export function integrityOf(algorithm: string, digest: string | undefined): readonly string[] {
  const isDigest = digest !== undefined && /^[0-9a-f]{1,128}$/i.test(digest) && hashNames.includes(algorithm);
  return isDigest ? [`${algorithm}:${digest.toLowerCase()}`] : [];
}

/** `./pkg[extra]`: extras behind a path or name. */
function splitExtras(text: string): readonly [string, readonly string[]] {
  const open = text.endsWith(']') ? text.lastIndexOf('[') : -1;
  if (open === -1) return [text, []];
  const names = text.slice(open + 1, -1).split(',', 100);
  return [text.slice(0, open), names.map((name) => name.trim()).filter((name) => name !== '')];
}

function lastSegment(path: string): string {
  const query = path.indexOf('?');
  let end = query === -1 ? path.length : query;
  while (end > 0 && path[end - 1] === '/') end--;
  const starts = ['/', '\\', ':'].map((separator) => path.lastIndexOf(separator, end - 1));
  return path.slice(Math.max(...starts) + 1, end);
}
