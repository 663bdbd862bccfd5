import { parseYaml } from '../../../src/formats/syntax/yaml.ts';
import { at, member, text } from '../../../src/formats/syntax/tree.ts';

function bomb(levels: number, width: number): string {
  const lines = [`a0: &a0 [${Array(width).fill('x').join(', ')}]`];
  for (let i = 1; i < levels; i += 1)
    lines.push(
      `a${i}: &a${i} [${Array(width)
        .fill(`*a${i - 1}`)
        .join(', ')}]`,
    );
  return lines.join('\n');
}

describe('parseYaml', () => {
  it('keeps scalars as they are written', () => {
    const parsed = parseYaml('a: no\nb: 1.10\nc: 0o17\nd: "q\\n"\ne: ~\nf:\ng: 2001-01-01\n');
    const tree = parsed.ok ? parsed.value[0] : undefined;
    expect(['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((key) => text(at(tree, key)))).toEqual([
      'no',
      '1.10',
      '0o17',
      'q\n',
      '~',
      '',
      '2001-01-01',
    ]);
  });

  it('reads every document', () => {
    const parsed = parseYaml('---\na: 1\n---\nb: 2\n');
    expect(parsed.ok && parsed.value.map((tree) => tree.line)).toEqual([2, 4]);
  });

  it('gives no tree for a text without any value', () => {
    expect(parseYaml('# nothing\n')).toEqual({ ok: true, value: [] });
  });

  it('tells the lines of keys and values', () => {
    const parsed = parseYaml('a:\n  - x\n  - {c: d,\n     e: f}\nb: |\n  one\n  two\n');
    const tree = parsed.ok ? parsed.value[0] : undefined;
    expect(member(tree, 'a')).toMatchObject({ line: 1, endLine: 4 });
    expect(member(tree, 'b')).toMatchObject({ line: 5, endLine: 7 });
  });

  it('keeps the last of two values of one key, and says so', () => {
    const parsed = parseYaml('a: 1\na: 2\n');
    expect(parsed.ok && parsed.value[0]).toMatchObject({ duplicates: [{ key: 'a', line: 2 }] });
    expect(parsed.ok && text(at(parsed.value[0], 'a'))).toBe('2');
  });

  it('refuses aliases where none are expected and follows a few where they are', () => {
    const shared = 'a: &x [1]\nb: *x\n';
    expect(parseYaml(shared)).toMatchObject({ ok: false, line: 2, message: expect.stringContaining('aliases') });
    const parsed = parseYaml(shared, { maxAliases: 1 });
    expect(parsed.ok && at(parsed.value[0], 'b')).toMatchObject({ kind: 'list', items: [{ value: '1' }] });
    expect(parseYaml('a: &x 1\nb: [*x, *x]\n', { maxAliases: 1 })).toMatchObject({ ok: false });
  });

  it('counts what aliases repeat, so that a small text cannot stand for a large tree', () => {
    expect(parseYaml(bomb(12, 7), { maxAliases: 1_000 })).toMatchObject({
      ok: false,
      message: expect.stringContaining('values'),
    });
  });

  it.each([
    ['a: &x [*x]', 1],
    ['a: *nowhere', 1],
    ['a: [1\nb: }', 2],
    ['? [a]\n: b', 1],
    ['a: "x\nb: 1', 2],
  ])('refuses %j with a line', (input, line) => {
    const parsed = parseYaml(input, { maxAliases: 10 });
    expect(parsed).toMatchObject({ ok: false });
    expect(parsed.ok || (parsed.line ?? 0) >= line).toBe(true);
  });

  it.each(['[', '- ', '{a: '])('refuses 60,000 levels of %j instead of overflowing', (piece) => {
    expect(parseYaml(piece.repeat(60_000))).toMatchObject({ ok: false, message: expect.stringContaining('maxDepth') });
  });

  it('keeps __proto__ as a key', () => {
    const parsed = parseYaml('__proto__:\n  polluted: yes\n');
    expect(parsed.ok && at(parsed.value[0], '__proto__', 'polluted')).toMatchObject({ value: 'yes' });
    expect(Object.prototype).not.toHaveProperty('polluted');
  });
});
