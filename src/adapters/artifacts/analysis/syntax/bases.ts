import { changed, unknown } from './value.ts';
import type { Text, Value } from './value.ts';

const letters32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const letters85 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~';

/** What is longer is no name that somebody hides. */
const longest = 32 * 1024;
const base32 = /^[A-Z2-7]*=*$/;
const base85 = /^[\w!#$%&()*+;<=>?@^`{|}~-]*$/;

/** RFC 4648, section 6. */
export function fromBase32(value: Text): Value {
  if (value.text.length > longest || !base32.test(value.text)) return unknown;
  const text = value.text.replaceAll('=', '');
  const bytes: number[] = [];
  let held = 0;
  let bits = 0;
  for (const letter of text) {
    const digit = letters32.indexOf(letter);
    if (digit < 0) return unknown;
    held = ((held << 5) | digit) & 0xf_ff;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((held >> bits) & 0xff);
  }
  return changed(value, Buffer.from(bytes).toString('latin1'), 'base32');
}

/** RFC 1924's letters, five for four bytes; the last group is filled up with its highest digit. */
export function fromBase85(value: Text): Value {
  const { text } = value;
  if (text.length > longest || !base85.test(text)) return unknown;
  const missing = (5 - (text.length % 5)) % 5;
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at += 5) {
    let group = 0;
    for (const letter of text.slice(at, at + 5).padEnd(5, '~')) {
      const digit = letters85.indexOf(letter);
      if (digit < 0) return unknown;
      group = group * 85 + digit;
    }
    if (group > 0xff_ff_ff_ff) return unknown;
    bytes.push((group >>> 24) & 0xff, (group >>> 16) & 0xff, (group >>> 8) & 0xff, group & 0xff);
  }
  const kept = missing === 0 ? bytes : bytes.slice(0, -missing);
  return changed(value, Buffer.from(kept).toString('latin1'), 'base85');
}
