import { gunzipSync, inflateSync } from 'node:zlib';
import { fromBase32, fromBase85 } from './bases.ts';
import { asText, base64, bytes, hexadecimal, path, same, unpacked } from './fold-calls.ts';
import type { Folds } from './fold-calls.ts';
import { counted, cycled, enumerated, integer, range, translation, zipped } from './fold-python.ts';
import { characters } from './fold-texts.ts';
import { changed, unknown } from './value.ts';
import type { Value } from './value.ts';

export const pythonFolds: Folds = new Map([
  ['base64.b64decode', base64],
  ['base64.standard_b64decode', base64],
  ['base64.urlsafe_b64decode', base64],
  ['base64.decodebytes', base64],
  ['base64.b16decode', hexadecimal],
  ['base64.b32decode', asText((value) => fromBase32(value))],
  ['base64.b85decode', asText((value) => fromBase85(value))],
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
  [':range', range],
  [':enumerate', enumerated],
  [':zip', zipped],
  ['itertools.cycle', cycled],
  [':len', ([first]) => (first === undefined ? unknown : counted(first))],
  [':ord', ([first]) => (first?.kind === 'text' ? { kind: 'number', value: first.text.codePointAt(0) ?? 0 } : unknown)],
  [':int', integer],
  [':str.maketrans', translation],
  [':bytes.maketrans', translation],
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
