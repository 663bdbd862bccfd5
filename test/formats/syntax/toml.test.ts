import * as fc from 'fast-check';
import { parse as parseByOracle } from 'smol-toml';
import { parseToml } from '../../../src/formats/syntax/toml.ts';
import { at, member } from '../../../src/formats/syntax/tree.ts';
import type { Tree } from '../../../src/formats/syntax/tree.ts';

/** Our tree as plain values, dates as text. */
function plain(tree: Tree): unknown {
  if (tree.kind === 'scalar') return tree.value;
  if (tree.kind === 'list') return tree.items.map(plain);
  return Object.fromEntries([...tree.members].map(([key, { value }]) => [key, plain(value)]));
}

/** The oracle's values in the same form; it reads dates into objects, which we compare by their being dates only. */
function known(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(known);
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return value;
  if ('toISOString' in value) return 'date';
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, known(inner)]));
}

function ours(text: string): unknown {
  const parsed = parseToml(text);
  return parsed.ok ? plain(parsed.value) : 'refused';
}

function oracle(text: string): unknown {
  try {
    return known(parseByOracle(text, { integersAsBigInt: 'asNeeded' }));
  } catch {
    return 'refused';
  }
}

const key = fc.oneof(
  fc.constantFrom('a', 'b', 'c', 'd-1', '"q k"', "'l'", '1'),
  fc.constantFrom('a.b', 'a.b.c', 'b.c', 'a . "x.y"', 'c.a'),
);
const scalar = fc.constantFrom(
  '1',
  '-17',
  '+0',
  '0x1F',
  '0o17',
  '0b11',
  '1_000',
  '1.5',
  '6.02e23',
  'true',
  'false',
  '"text"',
  "'lit\\eral'",

  '"esc \\n \\u00e9 \\U0001F600 \\x41"',
  '""',
  '"""\nlong\n"quoted" \\\n   folded"""',
  "'''\nraw ''x'''",
  '-inf',
  '9007199254740993',
);
const { value } = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 3 }, scalar, tie('list'), tie('inline')),
  list: fc
    .array(tie('value'), { maxLength: 3 })
    .map((items) => `[ ${items.join(' ,\n # c\n ')}${items.length > 1 ? ',' : ''} ]`),
  inline: fc
    .array(fc.tuple(key, tie('value')), { maxLength: 3 })
    .map((pairs) => `{ ${pairs.map(([k, v]) => `${k} = ${String(v)}`).join(', ')} }`),
}));
const line = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(key, value).map(([k, v]) => `${k} = ${String(v)}`) },
  { weight: 2, arbitrary: key.map((k) => `[${k}]`) },
  { weight: 2, arbitrary: key.map((k) => `[[${k}]] # comment`) },
  { weight: 1, arbitrary: fc.constantFrom('', '# only a comment', '   ') },
);
const documentText = fc
  .tuple(fc.array(line, { maxLength: 8 }), fc.constantFrom('\n', '\r\n'))
  .map(([lines, end]) => lines.join(end));

describe('parseToml, held against another reader', () => {
  it('agrees on documents made of every construct, whether valid or not', () => {
    fc.assert(
      fc.property(documentText, (text) => {
        expect({ text, read: ours(text) }).toEqual({ text, read: oracle(text) });
      }),
      { numRuns: 4_000, seed: 7 },
    );
  });

  it('agrees on documents of which a piece was cut out or doubled', () => {
    const damaged = fc
      .tuple(documentText, fc.nat(400), fc.nat(12), fc.constantFrom('', '"', ']', '}', '.', '=', '\n', ',', '_'))
      .map(([text, from, length, piece]) => text.slice(0, from) + piece + text.slice(from + length));
    fc.assert(
      fc.property(damaged, (text) => {
        expect({ text, read: ours(text) }).toEqual({ text, read: oracle(text) });
      }),
      { numRuns: 4_000, seed: 11 },
    );
  });
});

describe('parseToml', () => {
  it('tells the lines of keys, values and tables', () => {
    const text =
      'a = 1\n\n[[package]]\nname = "x"\nfiles = [\n  "one",\n]\n\n[package.source]\nurl = "u"\n\n[[package]]\nname = "y"\n';
    const parsed = parseToml(text);
    const packages = parsed.ok ? member(parsed.value, 'package')?.value : undefined;
    const [first, second] = packages?.kind === 'list' ? packages.items : [];
    expect([first?.line, first?.endLine, second?.line, second?.endLine]).toEqual([3, 10, 12, 13]);
    expect(member(first, 'files')).toMatchObject({ line: 5, endLine: 7 });
    expect(at(first, 'source', 'url')).toMatchObject({ value: 'u', line: 10 });
  });

  it.each([
    ['a = 1979-05-27T07:32:00Z', '1979-05-27T07:32:00Z'],
    ['a = 1979-05-27 07:32:00.5-07:00', '1979-05-27 07:32:00.5-07:00'],
    ['a = 1979-05-27', '1979-05-27'],
    ['a = 07:32', '07:32'],
  ])('keeps the text of the date in %s', (text, expected) => {
    expect(ours(text)).toEqual({ a: expected });
  });

  it.each([
    ['a = 1979-02-30', 1],
    ['a=[1 #', 1],
    ['a = 1\nb = "x', 2],
    ['a = 1\na = 2', 2],
    ['[a]\n[a]', 2],
    ['a = {b = 1}\n[a.c]', 2],
    ['a.b = 1\n[a]', 2],
    ['a = 1 b = 2', 1],
    ['a = "\u0001"', 1],
    ['a = 99999999999999999999', 1],
    ['# bad \u0000', 1],
    ['a = """x', 1],
  ])('refuses %j with its line', (text, line) => {
    expect(parseToml(text)).toMatchObject({ ok: false, line });
  });

  it('keeps a key named __proto__ as a key', () => {
    const parsed = parseToml('__proto__ = 1\n[x.__proto__]\npolluted = true');
    expect(parsed.ok && [...parsed.value.members.keys()]).toEqual(['__proto__', 'x']);
    expect(Object.prototype).not.toHaveProperty('polluted');
  });

  it.each(['[', '{a=', '[{a=', '[['])('refuses a value of 60,000 levels of %j', (piece) => {
    expect(parseToml(`a = ${piece.repeat(60_000)}`)).toMatchObject({ ok: false });
  });

  it('refuses a header and a key of 60,000 parts', () => {
    expect(parseToml(`[${'a.'.repeat(60_000)}a]`)).toMatchObject({ ok: false });
    expect(parseToml(`${'a.'.repeat(60_000)}a = 1`)).toMatchObject({ ok: false });
  });
});
