import { readBlocks } from '../../../src/formats/cargo/read-blocks.ts';
import { readTree } from '../../../src/formats/cargo/read-tree.ts';
import { cargoLock } from '../../../src/formats/cargo/cargo-lock.ts';
import type { CargoLockText } from '../../../src/formats/cargo/lock-block.ts';
import { EntryCollector } from '../../../src/formats/collect.ts';
import { parseToml } from '../../../src/formats/syntax/toml.ts';

function general(text: string): { readonly lock: CargoLockText | undefined; readonly problems: number } {
  const root = parseToml(text);
  if (!root.ok) return { lock: undefined, problems: 1 };
  const collected = new EntryCollector(cargoLock, 'Cargo.lock');
  const lock = readTree(root.value, collected);
  return { lock, problems: collected.finish().problems.length };
}

const blocks = [
  '[[package]]\nname = "left"\nversion = "1.0.0"',
  '[[package]]\nname = "right"\nversion = "2.0.0"\nsource = "registry+https://github.com/rust-lang/crates.io-index"\nchecksum = "abc"',
  '[[package]]\nname = "needy"\nversion = "0.1.0"\ndependencies = [\n "left",\n "right 2.0.0",\n]',
  '[[package]]\nname = "empty"\nversion = "0.1.0"\ndependencies = []',
  '[[patch.unused]]\nname = "spare"\nversion = "3.0.0"',
  '[metadata]\n"checksum left 1.0.0 (x)" = "abc"',
  '[root]\nname = "app"\nversion = "0.0.1"',
];
const oddLines = [
  'name = "again"',
  "name = 'single'",
  'version = "2.0.0" # why',
  'source = "esc\\u0041ped"',
  'dependencies = [',
  ' "last"',
  ']',
  'name="tight"',
  'unknown = 1',
  '[package]',
  '# a comment',
  '[[package]]',
  '',
  '"key" = "value"',
];

/** Files out of whole blocks, every other one with an odd line put in somewhere; the same sequence on every run. */
function* shuffled(seed: number): Generator<string> {
  let state = seed;
  const below = (limit: number): number => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return Math.floor((state / 0x7fffffff) * limit);
  };
  for (;;) {
    const picked = Array.from({ length: 1 + below(5) }, () => blocks[below(blocks.length)] ?? '');
    const lines = `version = ${1 + below(4)}\n\n${picked.join('\n\n')}`.split('\n');
    if (below(2) === 0) lines.splice(below(lines.length), 0, oddLines[below(oddLines.length)] ?? '');
    yield `${lines.join(below(10) === 0 ? '\r\n' : '\n')}\n`;
  }
}

describe('the fast reader of Cargo.lock', () => {
  it('reads what the TOML reader reads, or leaves the text to it', () => {
    const texts = shuffled(20261130);
    let read = 0;
    for (let count = 0; count < 3_000; count += 1) {
      const text = texts.next().value ?? '';
      const fast = readBlocks(text);
      if (fast === undefined) continue;
      read += 1;
      const { lock, problems } = general(text);
      // Places of a root table and of unused patches differ in order only.
      const byLine = (a: { line: number }, b: { line: number }): number => a.line - b.line;
      expect({ text, ...fast, blocks: [...fast.blocks].sort(byLine) }).toEqual({
        text,
        ...lock,
        blocks: [...(lock?.blocks ?? [])].sort(byLine),
      });
      expect({ text, problems }).toEqual({ text, problems: 0 });
    }
    expect(read).toBeGreaterThan(350);
  });

  it('reads the shape that Cargo writes', () => {
    const text = 'version = 4\n\n[[package]]\nname = "a"\nversion = "1.0.0"\ndependencies = [\n "b",\n]\n';
    expect(readBlocks(text)).toMatchObject({
      version: 4,
      blocks: [{ name: 'a', version: '1.0.0', dependencies: ['b'], line: 3, endLine: 8 }],
    });
  });

  it('reads the hashes that the first version has at its end, each once', () => {
    const line = '"checksum a 1.0.0 (x)" = "abc"\n';
    const text = `[[package]]\nname = "a"\nversion = "1.0.0"\n\n[metadata]\n${line}`;
    expect(readBlocks(text)?.metadata).toEqual(new Map([['checksum a 1.0.0 (x)', 'abc']]));
    expect(readBlocks(text + line)).toBeUndefined();
  });

  it('leaves lists of a length that no crate has to the TOML reader, which takes them', () => {
    const text = (count: number) =>
      `[[package]]\nname = "a"\nversion = "1.0.0"\ndependencies = [\n${' "b",\n'.repeat(count)}]\n`;
    expect(readBlocks(text(2_000))?.blocks[0]?.dependencies).toHaveLength(2_000);
    expect(readBlocks(text(2_001))).toBeUndefined();
    expect(general(text(2_001)).lock?.blocks[0]?.dependencies).toHaveLength(2_001);
  });

  it.each(['name = "a\\n"', 'name = "a" # b', 'name = "\u0007"', 'other = 1', 'name = "a"\nname = "b"'])(
    'leaves %j to the TOML reader',
    (line) => {
      expect(readBlocks(`[[package]]\n${line}\nversion = "1.0.0"\n`)).toBeUndefined();
    },
  );
});
