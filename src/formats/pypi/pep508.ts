import { parseSpecifier } from '../../ecosystems/versions/pep440-specifier.ts';

/** A dependency specifier (PEP 508): `name[extra]>=1 ; marker` or `name[extra] @ address ; marker`. */
export interface Pep508 {
  readonly name: string;
  readonly extras: readonly string[];
  /** As written, trimmed, without the parentheses that old metadata puts around it. Empty where nothing is asked. */
  readonly specifier: string;
  readonly url: string | undefined;
  readonly marker: string | undefined;
  /** Why the specifier could not be read, where it could not; name and marker still hold. */
  readonly unreadable?: string;
}

export type ParsedPep508 =
  { readonly ok: true; readonly value: Pep508 } | { readonly ok: false; readonly message: string };

/** PyPI itself admits far shorter names; longer ones come from someone who wants to fill a report. */
const longestName = 214;
const longestSpecifier = 2_000;
const mostExtras = 100;

/** Reads one dependency specifier in one pass. */
export function parsePep508(text: string): ParsedPep508 {
  const line = text.trim();
  const nameEnd = endOfName(line);
  const name = line.slice(0, nameEnd);
  if (nameEnd === 0) return { ok: false, message: 'expected a package name' };
  if (nameEnd > longestName) return { ok: false, message: 'the package name is too long' };
  if (!isAlphanumeric(name.charCodeAt(nameEnd - 1)))
    return { ok: false, message: 'a package name ends in a letter or digit' };
  const extras = readExtras(line, skipSpace(line, nameEnd));
  if (extras === undefined) return { ok: false, message: 'expected a closed list of extras' };
  const rest = line.slice(skipSpace(line, extras.end));
  const base = { name, extras: extras.names };
  return rest.startsWith('@') ? withAddress(base, rest.slice(1).trim()) : withSpecifier(base, rest);
}

type Base = Pick<Pep508, 'name' | 'extras'>;

/** The address ends at the first space; a marker needs that space before its semicolon. */
function withAddress(base: Base, rest: string): ParsedPep508 {
  const space = rest.search(/\s/);
  const url = space === -1 ? rest : rest.slice(0, space);
  const after = space === -1 ? '' : rest.slice(space).trim();
  if (url === '') return { ok: false, message: 'expected an address after @' };
  if (after !== '' && !after.startsWith(';')) return { ok: false, message: 'unexpected text after the address' };
  return { ok: true, value: { ...base, specifier: '', url, marker: markerOf(after.slice(1)) } };
}

function withSpecifier(base: Base, rest: string): ParsedPep508 {
  const semicolon = rest.indexOf(';');
  const written = (semicolon === -1 ? rest : rest.slice(0, semicolon)).trim();
  const marker = semicolon === -1 ? undefined : markerOf(rest.slice(semicolon + 1));
  const inParentheses = written.startsWith('(') && written.endsWith(')');
  const specifier = inParentheses ? written.slice(1, -1).trim() : written;
  const value = { ...base, specifier, url: undefined, marker };
  if (specifier.length > longestSpecifier) return { ok: false, message: 'the version specifier is too long' };
  if (specifier === '' || parseSpecifier(specifier) !== undefined) return { ok: true, value };
  if (!/^(?:[~=!<>]=|===|<|>)/.test(specifier)) {
    const hint = specifier.startsWith('=')
      ? 'unexpected single =, expected =='
      : 'expected a version specifier after the name';
    return { ok: false, message: hint };
  }
  return { ok: true, value: { ...value, unreadable: 'a version in the specifier is not valid (PEP 440)' } };
}

function markerOf(text: string): string | undefined {
  const marker = text.trim();
  return marker === '' ? undefined : marker;
}

function endOfName(line: string): number {
  if (!isAlphanumeric(line.charCodeAt(0))) return 0;
  let end = 1;
  while (end < line.length && (isAlphanumeric(line.charCodeAt(end)) || '-_.'.includes(line.charAt(end)))) end++;
  return end;
}

function readExtras(line: string, at: number): { readonly names: readonly string[]; readonly end: number } | undefined {
  if (line[at] !== '[') return { names: [], end: at };
  const close = line.indexOf(']', at);
  if (close === -1) return undefined;
  const names = line
    .slice(at + 1, close)
    .split(',', mostExtras)
    .map((extra) => extra.trim())
    .filter((extra) => extra !== '');
  return names.every((extra) => endOfName(extra) === extra.length) ? { names, end: close + 1 } : undefined;
}

function skipSpace(line: string, at: number): number {
  let i = at;
  while (line[i] === ' ' || line[i] === '\t') i++;
  return i;
}

function isAlphanumeric(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}
