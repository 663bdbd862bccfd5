import type { FileComparison } from '../../src/domain/evidence.ts';
import type { DependencySet } from '../../src/domain/dependency.ts';
import { compareSets } from '../../src/changes/compare.ts';
import { decode } from '../../src/formats/decode.ts';
import type { Format } from '../../src/formats/format.ts';
import { fileSignals } from '../../src/signals/index.ts';
import { mutate } from './mutate.ts';
import type { Seed } from './seeds.ts';
import type { Target, Yield } from './targets.ts';

/** A format's reader, with what follows it in a review without the world: linking, comparing, the signals over a file. */
export function formatTarget(format: Format, seeds: readonly Seed[]): Target {
  const read = (bytes: Buffer, path: string, seed: Buffer): Yield => {
    const after = readWith(format, bytes, path);
    if (typeof after === 'string') return { messages: [after], all: after };
    const before = readWith(format, seed, path);
    const comparison = compared(typeof before === 'string' ? undefined : before, after);
    const outcomes = fileSignals.map((signal) => signal.run(comparison));
    const findings = outcomes.flatMap((outcome) => (outcome.outcome === 'fired' ? outcome.findings : []));
    return { messages: [...messagesOf(after), ...findings.map(({ message }) => message)], all: [after, findings] };
  };
  return { id: format.id, seeds, change: mutate, read };
}

/** The set as `readAs` makes it, but what is thrown is not caught. A text refused before parsing gives the reason. */
function readWith(format: Format, bytes: Buffer, path: string): DependencySet | string {
  const decoded = decode(bytes);
  if (!decoded.ok) return decoded.message;
  format.recognises?.(decoded.text, path);
  const set = format.parse(format.binary === true ? '' : decoded.text, path);
  return format.link?.(set, [set]) ?? set;
}

function compared(before: DependencySet | undefined, after: DependencySet): FileComparison {
  return {
    now: '2026-01-01T00:00:00Z',
    path: after.path,
    before,
    after,
    siblings: [],
    changes: compareSets(before, after),
  };
}

function messagesOf({ problems, remarks }: DependencySet): readonly string[] {
  return [...problems, ...remarks].map(({ message }) => message);
}
