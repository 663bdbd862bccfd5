import { LineIndex, linesOf } from '../../../src/formats/syntax/lines.ts';

describe('linesOf', () => {
  it('gives lines with numbers and offsets, whatever ends them', () => {
    expect([...linesOf('a\r\n\nb')]).toEqual([
      { number: 1, start: 0, text: 'a' },
      { number: 2, start: 3, text: '' },
      { number: 3, start: 4, text: 'b' },
    ]);
  });

  it('gives no line after the last line end, and none for an empty text', () => {
    expect([...linesOf('a\n')].map(({ text }) => text)).toEqual(['a']);
    expect([...linesOf('')]).toEqual([]);
  });
});

describe('LineIndex', () => {
  it('tells the line of every offset', () => {
    const index = new LineIndex('ab\ncd\n\ne');
    expect([0, 2, 3, 5, 6, 7, 99].map((offset) => index.lineAt(offset))).toEqual([1, 1, 2, 2, 3, 4, 4]);
  });
});
