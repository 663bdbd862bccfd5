import { growthOf, linear } from '../../../../support/growth.ts';
import fc from 'fast-check';
import type { Language } from '../../../../../src/adapters/artifacts/analysis/language.ts';
import { openKillable } from '../../../../support/killable.ts';
import { treeOf } from './tree-of.ts';

/** Each begins with what makes a tree worth its time. */
const worth: Readonly<Record<string, string>> = { javascript: 'eval(x);\n', python: 'exec(x)\n' };
const languages = ['javascript', 'python'] as const satisfies readonly Language[];

/** Pieces that, repeated, nest, split or mislead a parser. */
const pieces = [
  '(',
  '[',
  '{',
  '`${',
  'a=>',
  '(a,b=',
  '(a<b>(',
  'a?b:',
  '<a>',
  '"',
  "'",
  'a+',
  'a.',
  'f(',
  'lambda:',
  '[x for x in ',
  'if x:\n ',
  'f"{',
  '/*',
  '\\',
  'async(',
  '[a,{b=',
  'x=',
  '!',
  '@',
  'else if(a)b;',
];

describe.each(languages)('the tree of hostile %s', (language) => {
  it('is given up or read within seconds, whatever is repeated', async () => {
    const thread = await openKillable(new URL('./tree-of.ts', import.meta.url), 60_000);
    for (const piece of pieces) {
      const text = `${worth[language]}${piece.repeat(40_000 / piece.length)}`;
      expect(await thread.call('treeOf', text, language)).toMatchObject({ ended: 'well' });
    }
    await thread.close();
  }, 300_000);

  it('is not there for code that is nested a hundred thousand deep', () => {
    const text = `${worth[language]}${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    expect(treeOf(text, language)).toBeUndefined();
  });

  it('is there for code of ordinary depth', () => {
    const text = `${worth[language]}${'['.repeat(50)}1${']'.repeat(50)}`;
    expect(treeOf(text, language)?.acts).toEqual(['evaluate']);
  });

  it('never throws, and says the same of the same text', () => {
    const words = [
      'eval(',
      'exec(',
      'require(',
      'getattr(',
      'x',
      '=',
      '"a"',
      "'os'",
      '+',
      '[',
      ']',
      '(',
      ')',
      '{',
      '}',
      '=>',
      ',',
      ';',
      '\n',
      '  ',
      'def f(a):',
      'function f(a)',
      'return',
      '`',
      '${',
      '.',
      'process.env',
      'fetch',
      'import ',
      'const ',
      'class A',
      ':',
      '\u00ff',
      '\0',
      '/',
      '#',
      '...',
      '**',
      'for ',
      ' in ',
      'of ',
      'lambda ',
      'async ',
      'await ',
    ];
    const code = fc.array(fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 4 })), { maxLength: 60 });
    fc.assert(
      fc.property(code, (parts) => {
        const text = `${worth[language]}${parts.join('')}`;
        expect(treeOf(text, language)).toEqual(treeOf(text, language));
      }),
      { numRuns: 100 },
    );
  }, 120_000);
});

/** Programs whose every line leads to another: what follows values must not follow them again and again. */
const chains: readonly (readonly [string, Language, (n: number) => string])[] = [
  [
    'names that hold names',
    'javascript',
    (n) => `eval(a0);${Array.from({ length: n }, (_, i) => `var a${i} = a${i + 1};`).join('')}`,
  ],
  ['one function called often', 'javascript', (n) => `function f(a) { return eval(a); }${'f(f);f(x);'.repeat(n)}`],
  ['one name assigned often', 'javascript', (n) => `let a = eval;${'a = a + a(a);'.repeat(n)}`],
  ['members of members', 'javascript', (n) => `eval(x);${'a.b.c.d(e.f.g);'.repeat(n)}`],
  [
    'promises that wait for promises',
    'javascript',
    (n) => `fetch(u);${'new Promise((r) => { r(fetch(u)); });'.repeat(n)}`,
  ],
  [
    'names that hold names',
    'python',
    (n) => `exec(a0)\n${Array.from({ length: n }, (_, i) => `a${i} = a${i + 1}\n`).join('')}`,
  ],
  ['one function called often', 'python', (n) => `def f(a):\n  return exec(a)\n${'f(f(x))\n'.repeat(n)}`],
];

describe('following values', () => {
  it.each(chains)('takes work that grows with %s (%s)', (_name, language, code) => {
    expect(growthOf((n) => treeOf(code(n), language), 200)).toBeLessThan(linear);
  });
});
