import { inStep } from '../../src/domain/in-step.ts';

interface Letter {
  readonly is: string;
}

function letters(text: string): readonly Letter[] {
  return [...text].map((is) => ({ is }));
}

function walked(before: string, after: string): string {
  const earlier = letters(before);
  const { partners, left } = inStep(earlier, letters(after), (one, other) => one.is === other.is);
  return `${partners.map((partner) => partner?.is ?? '-').join('')} ${left.map(({ is }) => is).join('')}`;
}

describe('inStep', () => {
  it.each([
    ['the same', 'abc', 'abc', 'abc '],
    ['one replaced', 'abcd', 'abXd', 'ab-d c'],
    ['some come', 'abcd', 'abXYcd', 'ab--cd '],
    ['some gone', 'abcdef', 'abef', 'abef cd'],
    ['one more at the end', 'ab', 'abX', 'ab- '],
    ['one less at the end', 'abc', 'ab', 'ab c'],
    ['nothing before', '', 'ab', '-- '],
    ['nothing after', 'ab', '', ' ab'],
    ['nothing in common', 'abc', 'XYZ', '--- abc'],
  ])('finds partners where there is %s', (_, before, after, found) => {
    expect(walked(before, after)).toBe(found);
  });

  it('gives an element one partner at most, whatever the order', () => {
    const { partners, left } = inStep(letters('abcabcabc'), letters('cbacbacba'), (one, other) => one.is === other.is);
    const found = partners.filter((partner) => partner !== undefined);
    expect(new Set(found).size).toBe(found.length);
    expect(found.length + left.length).toBe(9);
  });

  it('takes time in proportion to the lists when they have nothing in common', () => {
    const [one, other] = [letters('a'.repeat(40_000)), letters('b'.repeat(40_000))];
    let asked = 0;
    inStep(one, other, (a, b) => {
      asked += 1;
      return a.is === b.is;
    });
    expect(asked).toBeLessThan(40_000 * 40);
  });
});
