import * as fc from 'fast-check';
import { parseLockYaml, readPlainYaml } from '../../../src/formats/syntax/plain-yaml.ts';
import { parseYaml } from '../../../src/formats/syntax/yaml.ts';

const key = fc.constantFrom(
  'a',
  'b-c',
  "'@s/n@1.0.0'",
  '"q k"',
  '/x@1.0.0',
  "'it''s'",
  'x>=1 y',
  'a:b',
  '?',
  '- x',
  '@bad',
  'k #c',
);
const scalar = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constantFrom(
      '1.0.0',
      '^1.2',
      "'>=6'",
      '"a b"',
      'link:../x',
      'a b',
      '',
      "'it''s: x'",
      'https://h/x#y',
      'true',
    ),
  },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      "{a: b, c: 'd'}",
      '[x, y]',
      '{}',
      '[]',
      "{'@a/b': 1.0.0(x@2)}",
      '{t: https://h.example/a:b, z: 1}',
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '*x',
      '&x 1',
      '!t 1',
      '>-',
      '{a: [b]}',
      '[a,b]',
      'a: b',
      'a #c',
      '"\\n"',
      '>=1',
      '@x',
      "'a' b",
    ),
  },
);
const line = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(key, scalar).map(([k, v]) => `${k}: ${v}`.trimEnd()) },
  { weight: 3, arbitrary: key.map((k) => `${k}:`) },
  { weight: 2, arbitrary: scalar.map((v) => `- ${v}`.trimEnd()) },
  { weight: 2, arbitrary: fc.tuple(key, scalar).map(([k, v]) => `- ${k}: ${v}`.trimEnd()) },
  { weight: 1, arbitrary: fc.constantFrom('', '# comment', '---', 'a: |-', '...', '\ta: b', '  ', 'text', '- - x') },
);
const indented = fc
  .tuple(fc.constantFrom(0, 0, 2, 2, 4, 4, 6, 1, 3), line)
  .map(([indent, content]) => ' '.repeat(indent) + content);
const documentText = fc.array(indented, { maxLength: 9 }).map((lines) => `${lines.join('\n')}\n`);

/** Lines that fit together more often than chance would make them. */
const nested = fc
  .array(fc.tuple(key, fc.array(fc.tuple(key, scalar), { maxLength: 3 }), fc.array(scalar, { maxLength: 2 })), {
    maxLength: 4,
  })
  .map((blocks) =>
    blocks
      .map(([k, pairs, items]) => {
        const members = pairs.map(([name, value]) => `  ${name}: ${value}`.trimEnd());
        const list = items.length === 0 ? [] : ['  l:', ...items.map((item) => `    - ${item}`.trimEnd())];
        return [`${k}:`, ...members, ...list, ''].join('\n');
      })
      .join('\n'),
  );

function agrees(text: string): void {
  const plain = readPlainYaml(text);
  if (plain === undefined) return;
  expect({ text, read: parseYaml(text) }).toEqual({ text, read: { ok: true, value: plain } });
}

describe('readPlainYaml', () => {
  it('agrees with the general reader on whatever it does not leave to it', () => {
    fc.assert(fc.property(documentText, agrees), { numRuns: 6_000, seed: 21 });
    fc.assert(fc.property(nested, agrees), { numRuns: 3_000, seed: 22 });
  });

  it('reads what lockfiles hold without the general reader', () => {
    const text = [
      "lockfileVersion: '9.0'",
      '',
      'packages:',
      "  '@s/n@1.0.0(x@2)':",
      '    resolution: {integrity: sha512-AAAA==}',
      '    deprecated: |-',
      '      two',
      '        lines',
      '    os: [darwin, linux]',
      '    cpu:',
      '      - x64',
      '    variants:',
      '      - resolution:',
      '          type: x',
      '        target: y',
      '  empty: {}',
      '---',
      'second:',
      '- same indentation',
      '',
    ].join('\n');
    expect(readPlainYaml(text)).toHaveLength(2);
    agrees(text);
  });

  it.each([
    'a: *x',
    'a: &x 1',
    'a: >-\n  x',
    'a: !!str 1',
    'a: "\\n"',
    'a:\tb',
    'a: b\r\n',
    'a: b: c',
    'a: b\n  c',
    '? a\n: b',
  ])('leaves %j to the general reader', (text) => {
    expect(readPlainYaml(text)).toBeUndefined();
  });

  it('answers like the general reader, errors included', () => {
    expect(parseLockYaml('a: [1')).toMatchObject({ ok: false, line: expect.any(Number) });
    expect(parseLockYaml('a: &x 1\nb: *x')).toMatchObject({ ok: false });
    expect(parseLockYaml('a: 1')).toMatchObject({ ok: true });
  });
});
