import { openKillable } from '../../../../support/killable.ts';

const long = 'x'.repeat(60_000);
const repeat = (piece: string): string => piece.repeat(60_000 / piece.length);

/** Short code of Python that could nest, call itself, or make much of little. */
const hostile: readonly (readonly [string, string])[] = [
  ['decorators', `exec(x)\n${repeat('@a\n')}def f(): pass\n`],
  ['names in a decorator', `exec(x)\n@a${repeat('.b')}\ndef f(): pass\n`],
  ['modules within modules', `exec(x)\nimport a${repeat('.b')}\n`],
  ['bases that stand for each other', `exec(x)\n${repeat('class A(A, B): pass\nclass B(B, A): pass\nA().f()\n')}`],
  ['names that are shared', `exec(x)\ndef f():\n${repeat('    global a, b\n')}`],
  ['functions that are handed on', `exec(x)\n${repeat('f = map(f, f)\n')}`],
  ['threads of threads', `exec(x)\ndef f(a):\n${repeat('    Thread(target=f, args=(a, a))\n')}`],
  ['texts that are spelt again and again', `exec(x)\na = '${long}'\n${repeat("b = ''.join(a)\n")}`],
  ['a key that goes round', `exec(x)\na = '${long.slice(0, 4_000)}'\n${repeat('b = [c for c in zip(a, cycle(a))]\n')}`],
  ['texts that are no base32', `exec(x)\na = '${'A'.repeat(32_000)}1'\n${repeat('base64.b32decode(a)\n')}`],
  ['texts that are no pickles', `exec(x)\na = '${'os'.repeat(30_000)}'\n${repeat('pickle.loads(a)\n')}`],
  ['loops within a comprehension', `exec(x)\nb = [${repeat('[c for c in range(4000)],')}]\n`],
  ['formats', `exec(x)\na = '${'{}'.repeat(20_000)}'\n${repeat('a.format(1)\n')}`],
];

describe('hostile Python', () => {
  it('takes no longer than seconds and little memory', async () => {
    const thread = await openKillable(new URL('./tree-of.ts', import.meta.url), 30_000);
    const ended: string[] = [];
    for (const [name, text] of hostile) {
      const answer = await thread.call('treeOf', text, 'python');
      if (answer.ended !== 'well') ended.push(`${name}: ${answer.ended}`);
    }
    await thread.close();
    expect(ended).toEqual([]);
  }, 300_000);
});
