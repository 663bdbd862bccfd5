import { growthOf, linear } from '../../support/growth.ts';
import * as fc from 'fast-check';
import { parseJson } from '../../../src/formats/syntax/json.ts';
import { at, member } from '../../../src/formats/syntax/tree.ts';
import type { Tree } from '../../../src/formats/syntax/tree.ts';

function plain(tree: Tree): unknown {
  if (tree.kind === 'scalar') return tree.value;
  if (tree.kind === 'list') return tree.items.map(plain);
  const out: Record<string, unknown> = Object.create(null);
  for (const [key, { value }] of tree.members) out[key] = plain(value);
  return out;
}

function ours(text: string): string {
  const parsed = parseJson(text);
  return parsed.ok ? JSON.stringify(plain(parsed.value)) : 'refused';
}

function builtIn(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return 'refused';
  }
}

describe('parseJson', () => {
  it('reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), fc.constantFrom(0, 2, '\t'), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(ours(text)).toBe(JSON.stringify(value));
      }),
      { numRuns: 1_000, seed: 3 },
    );
  });

  it('refuses what JSON.parse refuses, with a piece cut out or doubled', () => {
    const damage = fc.tuple(
      fc.jsonValue(),
      fc.nat(60),
      fc.nat(4),
      fc.constantFrom('', ',', '"', '}', '\\', '0', '.', 'e', '-'),
    );
    fc.assert(
      fc.property(damage, ([value, from, length, piece]) => {
        const whole = JSON.stringify(value, null, 1);
        const text = whole.slice(0, from) + piece + whole.slice(from + length);
        expect([text, ours(text) === 'refused']).toEqual([text, builtIn(text) === 'refused']);
      }),
      { numRuns: 3_000, seed: 5 },
    );
  });

  it('tells the lines of keys and values, whatever ends the lines', () => {
    for (const end of ['\n', '\r\n']) {
      const parsed = parseJson(['{', '  "a": {', '    "b": [', '      1', '    ]', '  }', '}'].join(end));
      const tree = parsed.ok ? parsed.value : undefined;
      expect(member(tree, 'a')).toMatchObject({ line: 2, endLine: 6 });
      expect(at(tree, 'a', 'b')).toMatchObject({ line: 3, endLine: 5 });
    }
  });

  it('keeps the last of two values of one key, and says so', () => {
    const parsed = parseJson('{"a": 1,\n"a": 2}');
    expect(parsed.ok && plain(parsed.value)).toEqual(Object.assign(Object.create(null), { a: 2 }));
    expect(parsed.ok && parsed.value).toMatchObject({ duplicates: [{ key: 'a', line: 2 }] });
  });

  it('keeps __proto__ as a key', () => {
    const parsed = parseJson('{"__proto__": {"polluted": true}}');
    expect(parsed.ok && parsed.value.kind === 'map' && [...parsed.value.members.keys()]).toEqual(['__proto__']);
    expect(Object.prototype).not.toHaveProperty('polluted');
  });

  it.each([
    ['', 'empty', 1],
    ['{"a": 1,\n "b": }', 'expected a value', 2],
    ['{"a": 1', 'unexpected end', 1],
    ['{"a": "x', 'not closed', 1],
    ['[1,]', 'expected a value', 1],
    ['{"a" 1}', 'expected ":"', 1],
    ['"a\tb"', 'control character', 1],
    ['"\\x"', 'invalid escape', 1],
    ['1 2', 'the end of the file', 1],
    ['// x\n1', 'expected a value', 1],
  ])('refuses %j and says why', (text, reason, line) => {
    expect(parseJson(text)).toMatchObject({ ok: false, message: expect.stringContaining(reason), line });
  });

  it('refuses 100,000 levels and too many values instead of overflowing', () => {
    expect(parseJson('['.repeat(100_000))).toMatchObject({
      ok: false,
      message: expect.stringContaining('nested deeper'),
    });
    expect(parseJson('[1,2,3]', { maxNodes: 3 })).toMatchObject({
      ok: false,
      message: expect.stringContaining('more than 3'),
    });
    expect(parseJson('[1,2,3]', { maxLength: 3 })).toMatchObject({
      ok: false,
      message: expect.stringContaining('too large'),
    });
  });

  it('reads comments and trailing commas only when asked to', () => {
    const text = '// head\n{\n  /* two\n lines */ "a": [1, 2,],\n}\n';
    expect(parseJson(text).ok).toBe(false);
    const parsed = parseJson(text, { style: 'relaxed' });
    expect(parsed.ok && member(parsed.value, 'a')?.line).toBe(4);
  });

  it('reads many comments on one long line with work that grows with their number', () => {
    const read = (n: number) => parseJson(`[${'/**/'.repeat(n)}1]\n`, { style: 'relaxed' });
    expect(read(300_000).ok).toBe(true);
    expect(growthOf(read, 2_000)).toBeLessThan(linear);
  });
});
