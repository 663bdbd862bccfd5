import fc from 'fast-check';
import { NeedLists } from '../../../src/formats/pypi/need-lists.ts';
import { parseToml } from '../../../src/formats/syntax/toml.ts';
import { at, itemsOf } from '../../../src/formats/syntax/tree.ts';

/** Both ways over one text: the same answer, the same needs, the same lines. True where the fast one read the list. */
function agree(content: string): boolean {
  const lists = new NeedLists();
  const fast = parseToml(content, { readValue: lists.readValue });
  const general = parseToml(content);
  expect(fast.ok).toBe(general.ok);
  if (!fast.ok || !general.ok) return false;
  const [a, b] = [at(fast.value, 'dependencies'), at(general.value, 'dependencies')];
  expect([a?.line, a?.endLine, fast.value.endLine]).toEqual([b?.line, b?.endLine, general.value.endLine]);
  expect(lists.needsOf(a)).toEqual(new NeedLists().needsOf(b));
  return itemsOf(a).length === 0 && itemsOf(b).length > 0;
}

const plain = `dependencies = [
    { name = "Some_Name" },
    { name = "b", version = "2.0.0", source = { registry = "https://pypi.org/simple" }, marker = "python_version < '3.12'" },
    { name = "c", marker = "sys_platform == 'win32'", specifier = ">=1,<2" },
]
after = 1
`;

describe('NeedLists', () => {
  it('takes the lists that uv writes, names normalised, with the version where one of several is meant', () => {
    expect(agree(plain)).toBe(true);
    expect(agree(plain.replaceAll('\n', '\r\n'))).toBe(true);
    const lists = new NeedLists();
    const parsed = parseToml(plain, { readValue: lists.readValue });
    expect(lists.needsOf(parsed.ok ? at(parsed.value, 'dependencies') : undefined)).toEqual([
      { name: 'some-name', version: undefined },
      { name: 'b', version: '2.0.0' },
      { name: 'c', version: undefined },
    ]);
  });

  it.each([
    ['an empty list', 'dependencies = []\n'],
    ['one line', 'dependencies = [{ name = "a" }]\n'],
    ['extras', plain.replace('"Some_Name"', '"a", extra = ["x"]')],
    ['an escape', plain.replace('Some', '\\u0041')],
    ['another order', plain.replace('name = "c", marker', 'marker = "x", name')],
    ['a comment', plain.replace(' },\n', ' }, # x\n')],
    ['a key twice', plain.replace('specifier', 'marker')],
    ['a text', plain.replace('{ name = "Some_Name" }', '"a"')],
    ['an unclosed list', plain.replace('\n]', '')],
    ['the key twice', plain + plain],
  ])('leaves %s to the general reader', (_name, content) => {
    expect(agree(content)).toBe(false);
  });

  it('agrees with the general reader however a list is damaged', () => {
    const pieces = ['', '{', '}', ',', '"', '\\', '\n', '\r', ' ', '[', ']', '=', '#', '\u0000', '\t', "'", 'é', '.'];
    fc.assert(
      fc.property(fc.nat(plain.length), fc.nat(4), fc.constantFrom(...pieces), (from, length, piece) => {
        agree(plain.slice(0, from) + piece + plain.slice(from + length));
      }),
      { numRuns: 2_000, seed: 1130 },
    );
  });
});
