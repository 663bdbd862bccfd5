import { growthOf, linear } from '../../../../support/growth.ts';
import { treeOf } from './tree-of.ts';

const many = (count: number, of: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => of(i)).join('');
const long = 'a'.repeat(90_000);

/** Short programs whose values would be without bound. */
const growing: readonly (readonly [string, string])[] = [
  ['a text repeated without end', 'e("".repeat(1e999));'],
  ['a text in which every letter becomes a long text', `const v="${long}";e(v.replace("a",v));`],
  [
    'a list that doubles with every line',
    `const a0="${'a,'.repeat(5_000)}".split(",");${many(30, (i) => `const a${i + 1}=a${i}.concat(a${i});`)}e(a30);`,
  ],
  [
    'a list spread into itself',
    `const a="${'a,'.repeat(5_000)}".split(",");const b=[${'...a,'.repeat(60)}];e([...b,...b]);`,
  ],
  ['thousands of long texts', `const v="${long}";${'f(v+v);'.repeat(14_000)}`],
  ['thousands of lists of letters', `const v="${'a'.repeat(9_000)}";${'f(v.split(""));'.repeat(10_000)}`],
  [
    'thousands of calls of a function with a thousand names',
    `function f({${many(1_000, (i) => `k${i},`)}}){}${'f(x);'.repeat(20_000)}`,
  ],
];

describe('the values of a program', () => {
  it.each(growing)('stay bounded for %s', (_name, code) => {
    expect(treeOf(`const e=eval;e(x);${code}`, 'javascript')?.acts).toContain('evaluate');
  });

  it('are found in a large record without going through it for every call', () => {
    const code = (n: number): string => `eval(x);const o={${many(n, (i) => `k${i}(){},`)}};${'o.k1();'.repeat(n)}`;
    expect(growthOf((n) => treeOf(code(n), 'javascript'), 200)).toBeLessThan(linear);
  });
});
