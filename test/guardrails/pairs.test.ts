import { compareProtections } from '../../src/review/guardrail-side.ts';
import { guardrailSignalList } from '../../src/signals/index.ts';
import { evasions } from './pairs/evasions.ts';
import { otherTools } from './pairs/other-tools.ts';
import { packageManagers } from './pairs/package-managers.ts';
import type { Files } from './pairs/pair.ts';
import { quiet } from './pairs/quiet.ts';
import { secondLot } from './pairs/second-lot.ts';

/** What a change of configuration files leads to, as `signal path:line`; nothing where protection is as it was or better. */
function found(before: Files, after: Files): readonly string[] {
  const side = (text: string | undefined) => (text === undefined ? undefined : { bytes: Buffer.from(text) });
  const paths = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const files = paths.map((path) => ({ path, before: side(before[path]), after: side(after[path]) }));
  const comparison = compareProtections(files, '2026-11-01T00:00:00Z');
  return guardrailSignalList
    .flatMap((signal) => {
      const outcome = signal.run(comparison);
      return outcome.outcome === 'fired' ? outcome.findings : [];
    })
    .map(({ signal, path, line }) => `${signal} ${path}:${line}`)
    .sort();
}

describe('what a change does to the protections', () => {
  it.each([...packageManagers, ...otherTools, ...secondLot, ...evasions])(
    'is found: %s',
    (_name, before, after, expected) => {
      expect(found(before, after)).toEqual(expected);
    },
  );

  it.each(quiet)('is no loosening: %s', (_name, before, after) => {
    expect(found(before, after)).toEqual([]);
  });
});
