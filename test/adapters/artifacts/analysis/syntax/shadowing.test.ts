import type { Language } from '../../../../../src/adapters/artifacts/analysis/language.ts';
import { treeOf } from './tree-of.ts';

/** A local name that looks as if it took the place of an interface, and does not. */
const shadows: readonly (readonly [string, Language, string])[] = [
  ['the name of a class expression', 'javascript', '(class fetch {}); fetch(url)'],
  ['a name of another case block', 'javascript', 'switch (1) { case 1: let fetch = () => 1 }\nfetch(url)'],
  ['a variable that a loop assigns', 'javascript', 'let fetch = () => 1; for (fetch of list); fetch(url)'],
  ['a function behind a `with`', 'javascript', 'function go(g) { function fetch() {} with (g) { fetch(url) } }'],
  ['a `let` that is a name', 'javascript', 'if (0) let\neval(code)'],
  ['an attribute of a Python class', 'python', 'class A:\n  eval = None\n  def go(self, code):\n    eval(code)\n'],
  ['a parameter of Python that gets it spread', 'python', '(lambda exec: exec(code))(*[exec])'],
];

describe('a sight of the tokens', () => {
  it.each(shadows)('stays behind %s (%s)', (_name, language, code) => {
    expect(treeOf(code, language)?.dropped ?? []).toEqual([]);
  });

  it('goes where a function of the file has the name', () => {
    expect(treeOf('function fetch() {}\nfetch(url)', 'javascript')?.dropped).toEqual(['network']);
  });
});

describe('an interface', () => {
  it('is known where it is taken out of the global object', () => {
    expect(treeOf('const { eval: e } = globalThis; e(code)', 'javascript')?.acts).toEqual(['evaluate']);
  });

  it('is known through a module of Python that imports it', () => {
    const code = 'import logging.handlers\nlogging.handlers.socket.create_connection(("files.invalid", 1))\n';
    expect(treeOf(`${code}exec(x)`, 'python')?.acts).toEqual(['evaluate', 'network']);
  });
});
