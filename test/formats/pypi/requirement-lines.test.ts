import { growthOf, linear } from '../../support/growth.ts';
import { requirementLines } from '../../../src/formats/pypi/requirement-lines.ts';

const read = (text: string) => [...requirementLines(text)];

describe('requirementLines', () => {
  it('joins continuations and keeps their first and last line', () => {
    expect(read('a==1 \\\n  --hash=sha256:1\nb\n')).toEqual([
      { text: 'a==1   --hash=sha256:1', line: 1, endLine: 2 },
      { text: 'b', line: 3, endLine: 3 },
    ]);
  });

  it('strips comments after white space only', () => {
    expect(read('a # x\nb#x\n#c\n  # d\n').map(({ text }) => text)).toEqual(['a', 'b#x']);
  });

  it('lets a comment with a backslash swallow the next line, as pip does', () => {
    expect(read('a # x \\\nb\nc\n').map(({ text }) => text)).toEqual(['a', 'c']);
  });

  it('finds the line that a line separator hides in a comment', () => {
    expect(read('a # x\u2028evil==6\nb').map(({ text, line }) => `${text} ${line}`)).toEqual([
      'a 1',
      'evil==6 1',
      'b 2',
    ]);
  });

  it('counts CRLF as one line and a lone carriage return as none', () => {
    expect(read('a\r\nb\rc\r\nd').map(({ text, line }) => `${text} ${line}`)).toEqual(['a 1', 'b 2', 'c 2', 'd 3']);
  });

  it('reads continued lines with work that grows with their number only', () => {
    expect(read('x \\\n'.repeat(200_000))).toHaveLength(1);
    expect(growthOf((n) => read('x \\\n'.repeat(n)), 2_000)).toBeLessThan(linear);
  });
});
