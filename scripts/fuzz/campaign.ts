import { check } from './check.ts';
import type { Input } from './check.ts';
import { createRandom } from './random.ts';
import type { Target } from './targets.ts';

/** A defect with what it takes to see it again. */
export interface Defect {
  readonly target: string;
  readonly seed: number;
  readonly index: number;
  readonly wrong: readonly string[];
}

export interface Result {
  readonly target: string;
  readonly inputs: number;
  readonly defects: readonly Defect[];
  readonly slowest: { readonly ms: number; readonly index: number; readonly bytes: number };
}

export interface Campaign {
  readonly seed: number;
  readonly from: number;
  readonly count: number;
  /** Told the number of each input before it is read. */
  readonly onInput?: (index: number, input: Input) => void;
}

/** The input of this number: always the same for one seed of chance, one target and the same files to start from. */
export function inputAt(target: Target, seed: number, index: number): Input {
  const random = createRandom((seed * 1_000_003 + index) ^ textSeed(target.id));
  const [start, other] = [random.oneOf(target.seeds), random.oneOf(target.seeds)];
  if (start === undefined || other === undefined) throw new Error(`${target.id} has no file to start from`);
  return { path: start.path, seed: start.bytes, bytes: target.change(start.bytes, other.bytes, random) };
}

/** Holds one reader against many inputs. */
export async function runCampaign(target: Target, { seed, from, count, onInput }: Campaign): Promise<Result> {
  const defects: Defect[] = [];
  let slowest = { ms: 0, index: from, bytes: 0 };
  for (let index = from; index < from + count; index += 1) {
    const input = inputAt(target, seed, index);
    onInput?.(index, input);
    const { ms, wrong } = await check(target, input);
    if (ms > slowest.ms) slowest = { ms, index, bytes: input.bytes.length };
    if (wrong.length > 0) defects.push({ target: target.id, seed, index, wrong });
  }
  return { target: target.id, inputs: count, defects, slowest };
}

function textSeed(text: string): number {
  let sum = 0;
  for (const character of text) sum = Math.imul(sum, 31) + (character.codePointAt(0) ?? 0);
  return sum;
}
