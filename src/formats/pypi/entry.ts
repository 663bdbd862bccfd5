import { pinnedVersion } from '../../ecosystems/versions/pep440-specifier.ts';
import type { Origin, Scope } from '../../domain/dependency.ts';
import type { EcosystemId } from '../../domain/package.ts';
import type { EntryCollector } from '../collect.ts';
import { suspicionOf } from '../names.ts';
import { echo } from '../syntax/echo.ts';
import { readAddress } from './address.ts';
import type { PypiAddress } from './address.ts';
import { parsePep508 } from './pep508.ts';
import type { Pep508 } from './pep508.ts';

/** Where and as what a file names a package. */
export interface Stated {
  /** Where the file's own ecosystem is another one. */
  readonly ecosystem?: EcosystemId;
  readonly line: number | undefined;
  readonly endLine?: number | undefined;
  readonly scope: Scope;
  readonly direct: boolean | undefined;
  /** Hashes beside the entry, in the form of `Dependency.integrity`. */
  readonly integrity?: readonly string[];
  /** Overrides where the bytes come from (tool.uv.sources, a named index). */
  readonly origin?: Origin | undefined;
}

/** Reads and adds one dependency specifier (PEP 508); says so where it is none. */
export function addWritten(collected: EntryCollector, written: string, stated: Stated): void {
  const parsed = parsePep508(written);
  if (parsed.ok) addSpecifier(collected, parsed.value, stated);
  else {
    collected.unreadable(`${parsed.message}: ${echo(written)}`, stated.line);
    sayForeignName(collected, written, stated.line);
  }
}

/** A name that pip refuses for its look-alike letters is worth a word of its own: somebody meant it to be read as another. */
function sayForeignName(collected: EntryCollector, written: string, line: number | undefined): void {
  const name = /^[^\s[\]()=<>!~;@,#:/]{1,100}/.exec(written.trim())?.[0] ?? '';
  const suspicion = /[^ -~]/.test(name) ? suspicionOf(name) : undefined;
  if (suspicion !== undefined)
    collected.remark('suspicious-name', `the name ${echo(name)} holds ${suspicion}`, { line });
}

/** Adds what one dependency specifier asks for. The version is known only for a lone `==` or `===`. */
export function addSpecifier(collected: EntryCollector, specifier: Pep508, stated: Stated): void {
  const { name, extras, marker, url, unreadable } = specifier;
  const address = url === undefined ? undefined : readAddress(url);
  if (address !== undefined) sayOption(collected, address, { line: stated.line, name });
  // A variable is never expanded: what it would ask for is unknown, which the range says.
  if (unreadable !== undefined && !specifier.specifier.includes('${')) {
    collected.unreadable(`${echo(name)}: ${unreadable}`, stated.line);
  }
  const origin = stated.origin ?? address?.origin;
  const integrity = [...(stated.integrity ?? []), ...(address?.integrity ?? [])];
  const entry = { ...stated, name, extras, marker, origin, integrity };
  const isRegistry = origin === undefined || origin.kind === 'registry';
  const version = isRegistry && unreadable === undefined ? pinnedVersion(specifier.specifier) : undefined;
  if (version !== undefined) collected.dependency({ ...entry, version });
  else collected.requirement({ ...entry, range: specifier.specifier, integrity: orNone(integrity) });
}

/**
 * Adds what a bare address or path asks for. Pip takes name and version from a wheel's file name; a folder of the
 * repository is no package of a registry and makes no entry.
 */
export function addAddress(
  collected: EntryCollector,
  written: { readonly text: string; readonly marker?: string | undefined },
  stated: Stated,
): void {
  const address = readAddress(written.text);
  const { name, version, extras, origin } = address;
  sayOption(collected, address, { line: stated.line, name });
  if (name === undefined) {
    if (origin.kind !== 'path') collected.unreadable(`an address names no package: ${echo(written.text)}`, stated.line);
    return;
  }
  const integrity = [...(stated.integrity ?? []), ...address.integrity];
  const entry = { ...stated, name, extras, marker: written.marker, origin, integrity };
  if (version !== undefined) collected.dependency({ ...entry, version });
  else collected.requirement({ ...entry, range: '', integrity: orNone(integrity) });
}

function orNone(integrity: readonly string[]): readonly string[] | undefined {
  return integrity.length === 0 ? undefined : integrity;
}

function sayOption(
  collected: EntryCollector,
  address: PypiAddress,
  about: { readonly line: number | undefined; readonly name: string | undefined },
): void {
  if (address.option === undefined) return;
  const message = `the address holds ${echo(address.option)}, which the tool that fetches it could take for an option`;
  collected.remark('option-injection', message, about);
}
