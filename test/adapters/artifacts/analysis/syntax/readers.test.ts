import { readJavaScript } from '../../../../../src/adapters/artifacts/analysis/syntax/javascript.ts';
import type { Node, Program } from '../../../../../src/adapters/artifacts/analysis/syntax/node.ts';
import { readPython } from '../../../../../src/adapters/artifacts/analysis/syntax/python.ts';

/** A tree in few letters. */
function shown(node: Node | undefined): string {
  if (node === undefined) return '';
  const all = (nodes: readonly (Node | undefined)[]): string => nodes.map(shown).join(' ');
  switch (node.kind) {
    case 'name':
      return node.name;
    case 'text':
      return JSON.stringify(node.value);
    case 'number':
      return String(node.value);
    case 'plain':
      return '~';
    case 'member':
      return `${shown(node.object)}.[${shown(node.key)}]`;
    case 'call': {
      const named = [...node.named].map(([name, value]) => `${name}=${shown(value)}`);
      return `${node.created ? 'new ' : ''}${shown(node.callee)}(${[...node.args.map(shown), ...named].join(' ')})`;
    }
    case 'function':
      return `fn ${node.name?.name ?? ''}(${all(node.params)})${node.returnsBody ? ' => ' : ' '}${shown(node.body)}`;
    case 'record':
      return `{${node.entries.map(({ key, value }) => `${key ? shown(key) : '...'}: ${shown(value)}`).join(', ')}}`;
    case 'assign':
      return `${shown(node.target)} ${node.adds ? '+' : ''}= ${shown(node.value)}`;
    case 'import':
      return `import ${node.module} {${node.names.map(({ imported, local }) => `${imported} ${local.name}`).join(', ')}}`;
    case 'slice':
      return `${shown(node.object)}[${node.bounds.map(shown).join(':')}]`;
    case 'binary':
      return `(${shown(node.left)} ${node.operator} ${shown(node.right)})`;
    case 'concat':
      return `concat(${all(node.parts)})`;
    case 'list':
    case 'sequence':
      return `${node.kind}(${all(node.items)})`;
    case 'spread':
      return `...${shown(node.value)}`;
    case 'class':
      return `class ${node.name?.name ?? ''} ${shown(node.body)}`;
    case 'choice':
      return `either(${all(node.options)})`;
    case 'item':
      return `each ${shown(node.of)}`;
    case 'given':
      return `given ${shown(node.call)}`;
    case 'shared':
      return `shared ${all(node.names)}`;
    case 'return':
      return `return ${shown(node.value)}`;
    case 'group':
      return node.children.length === 1 ? shown(node.children[0]) : `[${all(node.children)}]`;
  }
}

const read = (program: Program | undefined): string => shown(program?.root);

describe('readJavaScript reads', () => {
  it.each([
    ["const {a: r, q = 1, ...o} = require('x')", '{"a": r, "q": q += 1, ...: o} = require("x")'],
    ["import a, {b as c} from 'm'", 'import m {default a, b c}'],
    ["import * as n from 'm'", 'import m {* n}'],
    ["x?.y?.['z']?.(1, ...a)", 'x.["y"].["z"](1 ...a)'],
    ['new Foo(1)', 'new Foo(1)'],
    ['`a${b}c`', 'concat("a" b "c")'],
    ['async (a, {b}) => await a', 'fn (a {"b": b}) => a'],
    ['a = b || c ? d : e', 'a = either(d e)'],
    ['(0, eval)(x)', 'sequence(0 eval)(x)'],
    ["import('x').then((m) => m)", 'import("x").["then"](fn (m) => m)'],
    ['for (const [k] of Object.entries(e)) f(k)', '[list(k) = each Object.["entries"](e) f(k)]'],
    ["'\\x61\\u{62}\\143'", '"abc"'],
    ['class A { m(x) {} }', 'class A this.["m"] = fn (x) []'],
  ])('%s', (code, tree) => {
    expect(read(readJavaScript(code, 'javascript'))).toBe(tree);
  });

  it('types as if they were not there', () => {
    const code = 'const f: Fetch<string> = g as any; interface I { eval(x: string): void } h<T>(x!)';
    expect(read(readJavaScript(code, 'typescript'))).toBe('[f = g h(x)]');
  });

  it('tags as the expressions in them', () => {
    expect(read(readJavaScript('const a = <b c={d(1)}>{e(2)}</b>', 'javascript'))).toContain('d(1)');
  });
});

describe('readPython reads', () => {
  it.each([
    ['import os, a.b as c', '[import os {* os} import a.b {* c}]'],
    ['import a.b', 'import a {* a}'],
    ['from .x import (y as z, w)', 'import .x {y z, w w}'],
    ['a, (b, c) = d = e', '[list(a list(b c)) = e d = e]'],
    ['f(a, *b, k=1, **d)', 'f(a ...b ...d k=1)'],
    ['x[1:2:-1]', 'x[1:2:-1]'],
    ["x['a'].b", 'x.["a"].["b"]'],
    ["f'a{b!r}c' 'd' rb'\\n'", 'concat(concat("a" b "c") "d" "\\\\n")'],
    ["{**e, 'a': 1}", '{...: e, "a": 1}'],
    ['with open(p) as f: g(f)', '[f = open(p) g(f)]'],
    ['lambda a, b=1: a.b', 'fn (a b += 1) => a.["b"]'],
    ['def f(a, *b): return a', 'fn f(a ...b) return a'],
    ['[g(x) for x in y]', 'sequence(x = each y list(g(x)))'],
    ['a if b else c', 'either(a c)'],
    ['x: int = 1', 'x = 1'],
  ])('%s', (code, tree) => {
    expect(read(readPython(code))).toBe(tree);
  });
});

describe('both readers', () => {
  it('go on after what they do not understand', () => {
    expect(read(readJavaScript("a ] = ; f('x') }", 'javascript'))).toContain('f("x")');
    expect(read(readPython("a ] = \nf('x') )"))).toContain('f("x")');
  });
});
