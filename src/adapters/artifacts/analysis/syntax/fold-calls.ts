import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { characters, decoded } from './fold-texts.ts';
import { changed, joined, unknown } from './value.ts';
import type { Text, Value } from './value.ts';

/** What a known interface answers for known arguments, by its path. */
export type Folds = ReadonlyMap<string, (args: readonly Value[]) => Value>;

const same = ([first]: readonly Value[]): Value => first ?? unknown;

function asText(from: (value: Text) => Value): (args: readonly Value[]) => Value {
  return ([first]) => (first?.kind === 'text' ? from(first) : unknown);
}

const base64 = asText((value) => decoded(value, 'base64'));
const hexadecimal = asText((value) => decoded(value, 'hex'));

/** Bytes of a list of numbers, or of a text under an encoding. */
function bytes([first, encoding]: readonly Value[]): Value {
  if (first?.kind === 'list') return characters(first.items);
  if (first?.kind !== 'text') return unknown;
  return encoding?.kind === 'text' ? decoded(first, encoding.text) : first;
}

const mostUnpacked = 256 * 1024;

function unpacked(unpack: typeof inflateSync): (args: readonly Value[]) => Value {
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

function path(args: readonly Value[]): Value {
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

export const pythonFolds: Folds = new Map([
  ['base64.b64decode', base64],
  ['base64.standard_b64decode', base64],
  ['base64.urlsafe_b64decode', base64],
  ['base64.decodebytes', base64],
  ['base64.b16decode', hexadecimal],
  ['binascii.a2b_base64', base64],
  ['binascii.unhexlify', hexadecimal],
  ['binascii.a2b_hex', hexadecimal],
  [':bytes.fromhex', hexadecimal],
  [':bytearray.fromhex', hexadecimal],
  [':bytes', bytesOfPython],
  [':bytearray', bytesOfPython],
  [':str', same],
  [':list', spelt],
  [':tuple', spelt],
  [':chr', characters],
  [':reversed', reversed],
  ['codecs.decode', bytes],
  ['zlib.decompress', unpacked(inflateSync)],
  ['gzip.decompress', unpacked(gunzipSync)],
  ['os.path.join', path],
  ['os.path.expanduser', same],
]);

function bytesOfPython([first]: readonly Value[]): Value {
  return first?.kind === 'list' ? characters(first.items) : (first ?? unknown);
}

function spelt([first]: readonly Value[]): Value {
  if (first?.kind !== 'text') return first?.kind === 'list' ? first : unknown;
  return { kind: 'list', items: [...first.text].slice(0, 10_000).map((letter) => changed(first, letter)) };
}

function reversed(args: readonly Value[]): Value {
  const list = spelt(args);
  return list.kind === 'list' ? { kind: 'list', items: list.items.toReversed() } : unknown;
}
