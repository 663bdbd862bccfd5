import { placesOfEffect, unitsThatRun } from '../../../../../src/adapters/artifacts/analysis/on-load/runs-on-load.ts';
import { unitAt } from '../../../../../src/adapters/artifacts/analysis/on-load/unit.ts';
import { unitsOf } from '../../../../../src/adapters/artifacts/analysis/on-load/units-of.ts';
import { readJavaScript } from '../../../../../src/adapters/artifacts/analysis/syntax/javascript.ts';
import { readPython } from '../../../../../src/adapters/artifacts/analysis/syntax/python.ts';

const units = (text: string, language: 'javascript' | 'python') => {
  const program = language === 'python' ? readPython(text) : readJavaScript(text, 'javascript');
  if (program === undefined) throw new Error('no tree');
  return unitsOf(program.root, text.length);
};

/** Whether the word HERE stands in code that runs when the first file is loaded; others load the one that holds it. */
function runs(text: string, language: 'javascript' | 'python' = 'javascript', loader?: string): boolean {
  const files = new Map([['own', units(text, language)]]);
  if (loader !== undefined) files.set('loader', units(loader, language));
  const running = unitsThatRun({
    files,
    loadersOf: (key) => (key === 'own' && loader !== undefined ? ['loader'] : []),
  });
  const own = files.get('own');
  const unit = own && unitAt(own, text.indexOf('HERE'));
  return unit !== undefined && running.has(unit);
}

describe('what runs when a file of JavaScript is loaded', () => {
  it.each([
    ['the file itself', 'HERE();'],
    ['a function that is called', 'function a() { HERE(); } a();'],
    ['through other functions', 'const b = () => a(); const a = async () => { HERE(); }; b().catch(() => {});'],
    ['a function that is called at once', '(async () => { await x; HERE(); })();'],
    ['a callback', 'setTimeout(() => HERE(), 10);'],
    ['a function handed over by name', 'function a() { HERE(); } process.nextTick(a);'],
    ['a callback of an event that comes by itself', "process.on('exit', () => HERE());"],
    ['a callback in a list', 'Promise.all([async () => HERE()]);'],
    ['a constructor', 'class A { constructor() { HERE(); } } new A();'],
    [
      'a constructor of the class that another is made from',
      'class A { constructor() { HERE(); } } class B extends A {} new B();',
    ],
    ['a method that is called', 'class A { go() { HERE(); } } new A().go();'],
    ['a static block', 'class A { static { HERE(); } }'],
    ['what is called under another name', 'function a() { HERE(); } const b = a; b();'],
    ['what is bound first', 'function a() { HERE(); } a.bind(null)();'],
    ['a part of an object', 'const o = { a() { HERE(); } }; o.a();'],
    ['what a function gives back', 'function make() { return () => HERE(); } make()();'],
    ['what the file hands to a keeper of its own', 'function action(f) { f(); } action(() => HERE());'],
  ])('%s', (_, text) => {
    expect(runs(text)).toBe(true);
  });

  it.each([
    ['a function that is exported', 'exports.a = function a() { HERE(); };'],
    ['what only such a function calls', 'const a = () => HERE(); module.exports = { b() { a(); } };'],
    ['the action of a command', "program.command('x').action(() => HERE());"],
    ['a route', "app.get('/x', (request, response) => HERE());"],
    ['a callback of an event that others cause', "server.on('request', () => HERE());"],
    ['a method that nobody calls', 'class A { go() { HERE(); } } module.exports = A;'],
    ['a function called like one of the language', 'exports.resolve = function () { HERE(); }; Promise.resolve(1);'],
  ])('not %s', (_, text) => {
    expect(runs(text)).toBe(false);
  });

  it.each([
    ["require('./own').start();", true],
    ["const own = require('./own'); own.start();", true],
    ["import { start as go } from './own'; go();", true],
    ["const { start } = require('./own'); exports.go = () => start();", false],
    ["exports.start = require('./own').start;", false],
  ])('asks the files that load it: %s', (loader, expected) => {
    expect(runs('exports.start = function () { HERE(); };', 'javascript', loader)).toBe(expected);
  });

  it('asks them for what a module is as a whole', () => {
    const text = 'module.exports = function () { HERE(); };';
    expect(runs(text, 'javascript', "const run = require('./own'); run();")).toBe(true);
    expect(runs(text, 'javascript', "require('./own')();")).toBe(true);
    expect(runs(text, 'javascript', "module.exports.run = require('./own');")).toBe(false);
  });
});

describe('what runs when a file of Python is loaded', () => {
  it.each([
    ['the file itself', 'HERE()'],
    ['a function that is called', 'def a():\n    HERE()\ntry:\n    a()\nexcept Exception:\n    pass\n'],
    ['a thread', 'import threading\ndef a():\n    HERE()\nthreading.Thread(target=a).start()\n'],
    ['what runs at exit', 'import atexit\n@atexit.register\ndef a():\n    HERE()\n'],
    ['the body of a class', 'class A:\n    x = HERE()\n'],
    ['a constructor', 'class A:\n    def __init__(self):\n        HERE()\nA()\n'],
    ['what runs unless it is a script', 'if __name__ != "__main__":\n    HERE()\n'],
    ['the other branch of a main guard', 'if __name__ == "__main__":\n    pass\nelse:\n    HERE()\n'],
  ])('%s', (_, text) => {
    expect(runs(text, 'python')).toBe(true);
  });

  it.each([
    ['a function that nobody calls', 'def a():\n    HERE()\n'],
    ['what runs as a script alone', 'def a():\n    HERE()\nif __name__ == "__main__":\n    a()\n'],
    ['a command', 'import click\n@click.command()\ndef a():\n    HERE()\n'],
    ['a route', '@app.route("/x")\ndef a():\n    HERE()\n'],
  ])('not %s', (_, text) => {
    expect(runs(text, 'python')).toBe(false);
  });

  it('asks the files that load it', () => {
    expect(runs('def a():\n    HERE()\n', 'python', 'from .own import a\na()\n')).toBe(true);
    expect(runs('def a():\n    HERE()\n', 'python', 'from .own import a\ndef b():\n    a()\n')).toBe(false);
  });
});

describe('where a value outside of functions takes effect', () => {
  it('is where its name stands, also behind further names', () => {
    const text = "let path = 'x';\nlet full = path + 'y';\nexports.read = () => open(full);\n";
    expect(placesOfEffect(units(text, 'javascript'), text.indexOf("'x'"))).toEqual([text.lastIndexOf('full')]);
  });

  it('is where it stands when nobody takes it up, and when its name stands in too many places to follow', () => {
    const alone = "let path = 'x';\n";
    expect(placesOfEffect(units(alone, 'javascript'), alone.indexOf("'x'"))).toEqual([alone.indexOf("'x'")]);
    const many = `${alone}${'path = path + 1;\n'.repeat(3000)}`;
    const started = performance.now();
    expect(placesOfEffect(units(many, 'javascript'), many.indexOf("'x'"))).toEqual([many.indexOf("'x'")]);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe('calls that are chained', () => {
  const chain = (length: number, end: string): string =>
    `function f0() { HERE(); }\n${Array.from({ length }, (_, i) => `function f${i + 1}() { f${i}(); }\n`).join('')}${end}`;

  it('are followed, and count as running where they are too many to follow', () => {
    expect(runs(chain(100, 'f100();'))).toBe(true);
    expect(runs(chain(100, ''))).toBe(false);
    const started = performance.now();
    expect(runs(chain(6000, 'f6000();'))).toBe(true);
    expect(performance.now() - started).toBeLessThan(3000);
  });
});
