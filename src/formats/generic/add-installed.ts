import { normaliseGoVersion } from '../../ecosystems/golang.ts';
import { pinnedVersion } from '../../ecosystems/versions/pep440-specifier.ts';
import type { Origin } from '../../domain/dependency.ts';
import { readMatchSpec } from '../conda/match-spec.ts';
import { splitDescriptor } from '../npm/descriptor.ts';
import { exactVersion, readSpec } from '../npm/spec.ts';
import { isAddress, readAddress } from '../pypi/address.ts';
import { parsePep508 } from '../pypi/pep508.ts';
import type { ShellWord } from '../syntax/shell.ts';
import { nameOfAddress } from './address-names.ts';
import { addInstalled, isLocal } from './installed.ts';
import type { Installing } from './installed.ts';

/** `name`, `name[extra]>=1`, `name @ address`, an address; `name@1.2` as uv's and pipx's tools write it. */
export function addPypi(word: ShellWord, installing: Installing): void {
  const text = word.text.trim();
  const parsed = /^[A-Za-z0-9._-]+(?:\[[^\]]{0,200}\])?@[^\s/]+$/.exec(text) === null ? parsePep508(text) : undefined;
  if (isLocal(text)) return;
  if (isAddress(text)) {
    const { name, version, extras, origin } = readAddress(text);
    if (origin.kind === 'path') return;
    if (name === undefined) addAddressed(word, origin, installing);
    else addInstalled(word, { ecosystem: 'pypi', name, range: '', version, origin, extras }, installing);
    return;
  }
  if (parsed === undefined) {
    const at = text.lastIndexOf('@');
    addToolVersion(word, { name: text.slice(0, at), range: text.slice(at + 1) }, installing);
    return;
  }
  if (!parsed.ok) {
    addComputedPypi(word, installing);
    return;
  }
  const { name, extras, specifier, url } = parsed.value;
  const origin = url === undefined ? undefined : readAddress(url).origin;
  const version = specifier === '' ? installing.version : pinnedVersion(specifier);
  addInstalled(word, { ecosystem: 'pypi', name, range: specifier, version, origin, extras }, installing);
}

/** `ruff@0.4.1`, `ruff@latest`. */
function addToolVersion(word: ShellWord, tool: { name: string; range: string }, installing: Installing): void {
  const [name = '', extra = ''] = tool.name.split('[', 2);
  const extras = extra === '' ? [] : extra.slice(0, -1).split(',');
  const version = pinnedVersion(`==${tool.range}`);
  addInstalled(word, { ecosystem: 'pypi', name, range: tool.range, version, extras }, installing);
}

/** A specifier with a variable in it asks for something that the file does not tell, of a package that it does. */
function addComputedPypi(word: ShellWord, installing: Installing): void {
  const match = /^([A-Za-z0-9][A-Za-z0-9._-]{0,213})(?:\[[^\]]{0,200}\])?\s*((?:[=<>!~]=?|===).*)$/s.exec(word.text);
  if (match !== null)
    addInstalled(word, { ecosystem: 'pypi', name: match[1] ?? '', range: match[2] ?? '' }, installing);
}

/** `name`, `name@range`, `alias@npm:name@range`, `npm:name`, git and archive addresses, `owner/repository`. */
export function addNpm(word: ShellWord, installing: Installing): void {
  const { text } = word;
  if (isLocal(text) || (text.endsWith('.tgz') && !text.includes('://'))) return;
  const startsAddress = /^[a-z+]{2,12}:/i.test(text) || text.startsWith('git@');
  const { name, range } = startsAddress ? { name: '', range: text } : splitDescriptor(text);
  const isShort = !startsAddress && !name.startsWith('@') && name.includes('/');
  const spec = isShort ? readSpec('', text) : readSpec(name, range === '' ? (installing.version ?? '') : range);
  const { origin } = spec;
  if (origin?.kind === 'path') return;
  const shown = spec.name === '' && origin !== undefined ? nameOfAddress(origin, 'short') : spec.name;
  const ecosystem = spec.ecosystem ?? 'npm';
  const version = exactVersion(spec);
  addInstalled(
    word,
    { ecosystem, name: shown, range: origin === undefined ? spec.range : '', version, origin },
    installing,
  );
}

/** `npm create vite@latest` runs `create-vite`. Source: npm's documentation of `npm init`. */
export function addNpmInitializer(word: ShellWord, installing: Installing): void {
  const { name, range } = splitDescriptor(word.text);
  const slash = name.indexOf('/');
  const scoped = slash === -1 ? `${name}/create` : `${name.slice(0, slash)}/create-${name.slice(slash + 1)}`;
  const created = name.startsWith('@') ? scoped : `create-${name}`;
  if (!isLocal(name)) addNpm({ ...word, text: range === '' ? created : `${created}@${range}` }, installing);
}

/** `path@version`. The module is what stands before the program's folder. Without a version, this module's own list decides. */
export function addGo(word: ShellWord, installing: Installing): void {
  const { name: path, range } = splitDescriptor(word.text);
  if (isLocal(path) || range === '' || !path.split('/', 1)[0]?.includes('.')) return;
  const module = moduleOf(path);
  const subpath = path.slice(module.length + 1);
  const isExact = /^v\d+\.\d+\.\d+(?:[-+][0-9A-Za-z.+-]+)?$/.test(range);
  const version = isExact ? normaliseGoVersion(range) : undefined;
  const below = subpath === '' ? {} : { subpath };
  addInstalled(word, { ecosystem: 'golang', name: module, range, version, ...below }, installing);
}

/** Forges have modules at the third segment, and a major version behind it; elsewhere programs are kept under `cmd`. */
function moduleOf(path: string): string {
  const segments = path.split('/');
  const isForge = ['github.com', 'gitlab.com', 'bitbucket.org', 'codeberg.org'].includes(segments[0] ?? '');
  const cmd = segments.indexOf('cmd');
  if (cmd > 1) return segments.slice(0, cmd).join('/');
  if (!isForge) return path;
  return segments.slice(0, /^v\d+$/.test(segments[3] ?? '') ? 4 : 3).join('/');
}

/** `name=1.2`, `channel::name`. */
export function addConda(word: ShellWord, installing: Installing): void {
  const spec = isLocal(word.text) ? undefined : readMatchSpec(word.text);
  if (spec === undefined) return;
  addInstalled(word, { ecosystem: 'conda', name: spec.name, range: spec.range, version: spec.version }, installing);
}

/** An address from which something is installed that has no name of its own. */
export function addAddressed(word: ShellWord, origin: Origin, installing: Installing): void {
  addInstalled(word, { ecosystem: 'generic', name: nameOfAddress(origin, 'whole'), range: '', origin }, installing);
}
