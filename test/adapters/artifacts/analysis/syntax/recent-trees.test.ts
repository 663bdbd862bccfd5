import { parser } from '@lezer/javascript';
import { RecentTrees } from '../../../../../src/adapters/artifacts/analysis/syntax/recent-trees.ts';

describe('trees of recent texts', () => {
  it('parses a text once for one grammar', () => {
    const recent = new RecentTrees();
    const tree = parser.parse('a');
    expect(recent.of('a', 'javascript', () => tree)).toBe(tree);
    expect(recent.of('a', 'javascript', () => undefined)).toBe(tree);
    expect(recent.of('a', 'python', () => undefined)).toBeUndefined();
  });

  it('remembers that there is no tree', () => {
    const recent = new RecentTrees();
    recent.of('a', 'javascript', () => undefined);
    expect(recent.of('a', 'javascript', () => parser.parse('a'))).toBeUndefined();
  });

  it('lets go of the oldest texts where they are many, and keeps none that is long', () => {
    const recent = new RecentTrees();
    const asked: string[] = [];
    const ask = (text: string): void => {
      recent.of(text, 'javascript', () => {
        asked.push(text.charAt(0));
        return undefined;
      });
    };
    const texts = ['a', 'b', 'c'].map((letter) => letter.repeat(300 * 1024));
    for (const text of [...texts, ...texts.toReversed()]) ask(text);
    expect(asked).toEqual(['a', 'b', 'c', 'a']);
    const long = 'd'.repeat(500 * 1024);
    ask(long);
    ask(long);
    expect(asked.slice(4)).toEqual(['d', 'd']);
  });
});
