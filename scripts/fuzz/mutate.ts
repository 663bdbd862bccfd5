import { canary } from './hostile.ts';
import { mutateJson } from './mutate-json.ts';
import { mutateText, withCredential } from './mutate-text.ts';
import type { Random } from './random.ts';

/** A changed copy of a seed. Most stay close to what a reader takes for its own; some are mixed with another seed. */
export function mutate(seed: Buffer, other: Buffer, random: Random): Buffer {
  if (random.chance(0.04)) return mutateBytes(seed, random);
  const text = seed.toString('utf8');
  let mutated = random.chance(0.5) ? mutateJson(text, random) : undefined;
  mutated ??= random.chance(0.1) ? crossed(text, other.toString('utf8'), random) : mutateText(text, random);
  // One is enough: a second one inside the first would cut it in half.
  if (random.chance(0.25) && !mutated.includes(canary)) mutated = withCredential(mutated, random);
  return random.chance(0.02) ? inUtf16(mutated) : Buffer.from(mutated);
}

/** Bytes turned, lost and put in, for what is no text or no longer. */
export function mutateBytes(seed: Buffer, random: Random): Buffer {
  let bytes = Buffer.from(seed);
  for (let left = 1 + random.below(6); left > 0; left -= 1) {
    const at = random.below(bytes.length);
    const kind = random.below(6);
    if (kind === 0) bytes = bytes.subarray(0, at);
    else if (kind === 1) bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + random.below(16))]);
    else if (kind === 2) bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(Math.max(0, at - 64))]);
    else if (kind === 3 && at + 4 <= bytes.length)
      bytes.writeUInt32LE(random.pick([0, 1, 0x7fffffff, 0xffffffff, 0x10000]), at);
    else if (at < bytes.length)
      bytes[at] = random.chance(0.3) ? random.pick([0, 0xff, 0x80, 0xc0, 0x20, 0x5c]) : random.below(256);
  }
  return bytes;
}

function crossed(one: string, other: string, random: Random): string {
  const from = random.below(other.length);
  return one.slice(0, random.below(one.length)) + other.slice(from, from + random.below(20_000));
}

function inUtf16(text: string): Buffer {
  return Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
}
