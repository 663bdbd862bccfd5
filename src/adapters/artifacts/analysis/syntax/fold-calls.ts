import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { characters, decoded } from './fold-texts.ts';
import { changed, joined, unknown } from './value.ts';
import type { Text, Value } from './value.ts';

/** What a known interface answers for known arguments, by its path. */
export type Folds = ReadonlyMap<string, (args: readonly Value[]) => Value>;

export const same = ([first]: readonly Value[]): Value => first ?? unknown;

export function asText(from: (value: Text) => Value): (args: readonly Value[]) => Value {
  return ([first]) => (first?.kind === 'text' ? from(first) : unknown);
}

export const base64 = asText((value) => decoded(value, 'base64'));
export const hexadecimal = asText((value) => decoded(value, 'hex'));

/** Bytes of a list of numbers, or of a text under an encoding. */
export function bytes([first, encoding]: readonly Value[]): Value {
  if (first?.kind === 'list') return characters(first.items);
  if (first?.kind !== 'text') return unknown;
  return encoding?.kind === 'text' ? decoded(first, encoding.text) : first;
}

const mostUnpacked = 256 * 1024;

export function unpacked(unpack: typeof inflateSync): (args: readonly Value[]) => Value {
  return asText((value) => {
    try {
      const bytesOf = unpack(Buffer.from(value.text, 'latin1'), { maxOutputLength: mostUnpacked });
      return changed(value, bytesOf.toString('latin1'), value.by ?? 'compression');
    } catch {
      // What is no compressed data, or too much of it, says nothing here.
      return unknown;
    }
  });
}

const percent = asText((value) => {
  if (!value.text.includes('%')) return value;
  return changed(
    value,
    value.text.replaceAll(/%([0-9a-f]{2})/gi, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16))),
    value.by ?? 'hexadecimal',
  );
});

export function path(args: readonly Value[]): Value {
  const known = args.filter((arg) => arg.kind === 'text');
  if (known.length < 2) return unknown;
  // What is not known of a path is mostly the home folder: the rest still says which file is meant.
  const value = joined(args[0]?.kind === 'text' ? known : [{ ...known[0], text: '{}' } as Value, ...known], '/');
  return value.kind === 'text' ? { ...value, pieces: 1, text: value.text.replaceAll(/\/{2,}/g, '/') } : value;
}

export const javascriptFolds: Folds = new Map([
  [':atob', base64],
  [':Buffer.from', bytes],
  [':Buffer', bytes],
  [':Uint8Array', bytes],
  [':Uint8Array.from', bytes],
  [':String', same],
  [':Object', same],
  [':Object.freeze', same],
  [':Array.from', same],
  [':String.fromCharCode', characters],
  [':String.fromCodePoint', characters],
  [':unescape', percent],
  [':decodeURIComponent', percent],
  [':decodeURI', percent],
  [':TextDecoder().decode', same],
  [':Buffer.concat', ([list]) => (list?.kind === 'list' ? joined(list.items) : unknown)],
  ['path.join', path],
  ['path.resolve', path],
  ['path.posix.join', path],
  ['path.win32.join', path],
  ['zlib.inflateSync', unpacked(inflateSync)],
  ['zlib.inflateRawSync', unpacked(inflateRawSync)],
  ['zlib.gunzipSync', unpacked(gunzipSync)],
  ['zlib.unzipSync', unpacked(gunzipSync)],
  ['zlib.brotliDecompressSync', unpacked(brotliDecompressSync)],
]);
