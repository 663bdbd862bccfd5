import { does } from './does.ts';

const jumps = (n: number): string =>
  Array.from({ length: n }, (_, i) => `L${i}: $a${i} = f(${i}); goto L${(i * 7 + 3) % n};`).join(' ');

describe('PHP that hides its order and its words', () => {
  it('is told by its jumps', () => {
    expect(does(`goto L2; ${jumps(8)}`, 'php')).toEqual(['obfuscation']);
  });

  it.each([
    [`goto end; $a = 1; end: return $a;`],
    [`$goto = 1; $x->goto(2);`.repeat(8)],
    [jumps(8).replaceAll('goto', 'step')],
  ])('is not told where it jumps once or not at all: %j', (code) => {
    expect(does(code, 'php')).toEqual([]);
  });

  it('is told by calls behind words in octal numbers', () => {
    const system = String.raw`"\x73\171\x73\x74\145\x6d"`;
    expect(does(`$f = ${system}; $f($x);`, 'php')).toEqual(['obfuscation', 'process']);
  });

  it.each([[String.raw`$b = preg_replace('/(a)/', "\1b", $c);`], [String.raw`$esc = "\033[31m"; echo $esc;`]])(
    'is none by a group of a pattern or a colour: %s',
    (code) => {
      expect(does(code, 'php')).toEqual([]);
    },
  );
});
