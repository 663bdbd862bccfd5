import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { codeOf } from '../../domain/error.ts';
import { credentialKeys, type RegistryEntry } from './registry-schema.ts';

/** Credentials of one registry: the header that is sent, and every value that must not appear in a log. */
export interface RegistrySecret {
  readonly authorization: string;
  readonly secrets: readonly string[];
}

export interface SecretPlaces {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Relative paths start here. */
  readonly folder: string;
}

const mostBytes = 64 * 1024;

/** The credentials that an entry names; undefined where it names none or they cannot be had, which is said with the key. */
export function readSecret(
  entry: RegistryEntry,
  places: SecretPlaces,
  complain: (key: string, message: string) => void,
): RegistrySecret | undefined {
  const [key, second] = credentialKeys.filter((one) => entry[one] !== undefined);
  if (key === undefined) return undefined;
  if (second !== undefined) {
    complain(second, `stands beside \`${key}\`: name one of ${credentialKeys.join(', ')}`);
    return undefined;
  }
  const named = entry[key] ?? '';
  const found = key.endsWith('-env') ? fromVariable(named, places) : fromFile(named, places);
  const read = 'problem' in found ? found : headerOf(key, found.value);
  if (!('problem' in read)) return read;
  complain(key, read.problem);
  return undefined;
}

type Found = { readonly value: string } | { readonly problem: string };

function fromVariable(name: string, { environment }: SecretPlaces): Found {
  const isName = /^[A-Za-z_][A-Za-z0-9_]{0,99}$/.test(name);
  const value = isName ? environment[name]?.trim() : undefined;
  if (value) return { value };
  // What is not in capitals may be the credential itself, written here by mistake.
  const shown =
    /^[A-Z_][A-Z0-9_]*$/.test(name) && isName ? `the environment variable ${name}` : 'the environment variable';
  return { problem: `${shown} that it names is not set: set it, or name another` };
}

function fromFile(path: string, { folder }: SecretPlaces): Found {
  try {
    const full = resolve(folder, path);
    const { size } = statSync(full);
    if (!statSync(full).isFile() || size > mostBytes) return { problem: 'names no file of at most 64 KiB' };
    const value = readFileSync(full, 'utf8').trim();
    return value === '' ? { problem: 'names a file that is empty' } : { value };
  } catch (error) {
    return {
      problem: `names a file that cannot be read (${codeOf(error) || 'unreadable'}): check path and permissions`,
    };
  }
}

function headerOf(key: string, value: string): RegistrySecret | { readonly problem: string } {
  // A line break or another control character would end the header.
  if (/[^\x20-\x7e]/.test(value) && !key.startsWith('basic'))
    return { problem: 'holds characters that no header may have' };
  switch (key.split('-')[0]) {
    case 'token':
      return /\s/.test(value)
        ? { problem: 'holds more than a token; a whole header value goes to `header-env` or `header-file`' }
        : { authorization: `Bearer ${value}`, secrets: [value] };
    case 'basic': {
      const colon = value.indexOf(':');
      return colon < 1 || /\p{Cc}/u.test(value)
        ? { problem: 'must hold `user:password` in one line' }
        : {
            authorization: `Basic ${Buffer.from(value).toString('base64')}`,
            secrets: [value, value.slice(colon + 1), Buffer.from(value).toString('base64')],
          };
    }
    default:
      return { authorization: value, secrets: [value, value.slice(value.indexOf(' ') + 1)] };
  }
}
