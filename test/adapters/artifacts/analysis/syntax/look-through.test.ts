import type { Language } from '../../../../../src/adapters/artifacts/analysis/language.ts';
import { treeOf } from './tree-of.ts';

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const hexadecimal = (text: string): string => Buffer.from(text).toString('hex');

type Case = readonly [string, Language, string, readonly string[]];

/** Calls whose interface no single token names. */
const hidden: readonly Case[] = [
  ['taken apart under another name', 'javascript', "const {execSync: r} = require('child_process'); r(x)", ['process']],
  [
    'named with a key in two pieces',
    'javascript',
    "const cp = await import('node:child_process'); cp['ex'+'ec'](x)",
    ['hidden-text', 'process'],
  ],
  ['taken from the global object', 'javascript', "globalThis['ev'+'al'](code)", ['evaluate', 'hidden-text']],
  ['named by constants', 'javascript', "const k = 'ev', l = 'al'; window[k + l](code)", ['evaluate', 'hidden-text']],
  [
    'of a module named by a list',
    'javascript',
    "const m = ['child', 'process'].join('_'); require(m).spawn(y)",
    ['process'],
  ],
  [
    'of a module named backwards',
    'javascript',
    "require('ssecorp_dlihc'.split('').reverse().join('')).execSync(c)",
    ['process'],
  ],
  [
    'of a module named in base64',
    'javascript',
    `const q = require; q(Buffer.from('${base64('child_process')}', 'base64').toString()).exec(z)`,
    ['process'],
  ],
  [
    'of a module named by a function of the file',
    'javascript',
    `const d = (s) => Buffer.from(s, 'hex').toString(); require(d('${hexadecimal('child_process')}')).exec(c)`,
    ['process'],
  ],
  [
    'of a module named in numbers',
    'javascript',
    `require([${[...'child_process'].map((c) => c.charCodeAt(0)).join()}].map((c) => String.fromCharCode(c)).join('')).exec(c)`,
    ['process'],
  ],
  ['of the constructor of functions', 'javascript', "[].filter.constructor('return ' + y)()", ['evaluate']],
  ['taken out of a sequence', 'javascript', '(0, eval)(s)', ['evaluate']],
  ['given another name', 'javascript', 'const e = eval; e(t)', ['evaluate']],
  ['kept in an object', 'javascript', "const o = {}; o.run = require('child_process').exec; o.run(c)", ['process']],
  [
    'kept in a class',
    'javascript',
    "class A { constructor() { this.cp = require('child_process'); } go(c) { this.cp.exec(c); } }",
    ['process'],
  ],
  [
    'turned into a promise',
    'javascript',
    "const run = require('util').promisify(require('child_process').exec); await run(x)",
    ['process'],
  ],
  ['asked of the main module', 'javascript', "process.mainModule.require('child_process').exec(x)", ['process']],
  ['reflected upon', 'javascript', "Reflect.get(globalThis, 'ev' + 'al')(x)", ['evaluate', 'hidden-text']],
  ['of a module under another name', 'python', 'import subprocess as s\ns.run(x)', ['process']],
  ['got by its name', 'python', "import os\ngetattr(os, 'sys' + 'tem')(c)", ['hidden-text', 'process']],
  ['of a module loaded by two pieces', 'python', "__import__('o' + 's').system(c)", ['process']],
  [
    'of a module loaded by a constant',
    'python',
    "import importlib\nn = 'sub' + 'process'\nimportlib.import_module(n).run(c)",
    ['process'],
  ],
  ['named backwards', 'python', "import os\nx = 'metsys'[::-1]\ngetattr(os, x)(c)", ['hidden-text', 'process']],
  ['of the built-in module', 'python', "getattr(__import__('builtins'), 'eval')(c)", ['evaluate']],
  ['looked up in a dictionary', 'python', "import os\nvars(os)['system'](c)\nos.__dict__['popen'](d)", ['process']],
  [
    'kept in an instance',
    'python',
    'class C:\n  def __init__(self):\n    import os\n    self.o = os\n  def go(self, c):\n    os.environ\n    self.o.system(c)\n',
    ['process'],
  ],
  ['of a module spelt in numbers', 'python', "m = __import__(''.join(map(chr, [111, 115])))\nm.system(x)", ['process']],
];

describe('the tree finds a call', () => {
  it.each(hidden)('%s (%s)', (_name, language, code, acts) => {
    expect(treeOf(code, language)?.acts).toEqual(acts);
  });
});

/** Values that come from one place and end in another. */
const flows: readonly Case[] = [
  [
    'the environment under another name',
    'javascript',
    "const {env} = process; fetch(u, {method: 'POST', body: JSON.stringify(env)})",
    ['secrets-sent'],
  ],
  [
    'the environment written to a request',
    'javascript',
    "const all = process.env; const data = Object.entries(all).join(); const req = require('https').request(o); req.write(data)",
    ['secrets-sent'],
  ],
  [
    'a private key',
    'javascript',
    "const f = path.join(require('os').homedir(), '.ssh', 'id_rsa'); const key = require('fs').readFileSync(f); require('axios').post(u, {key})",
    ['secrets-sent'],
  ],
  [
    'an answer in pieces that a function evaluates',
    'javascript',
    "require('https').get(u, (res) => { let b = ''; res.on('data', (c) => { b += c; }); res.on('end', () => { run(b); }); }); function run(code) { new Function(code)(); }",
    ['download-and-run'],
  ],
  [
    'an answer through awaits',
    'javascript',
    'async function a() { const r = await fetch(u); const t = await r.text(); eval(t); }',
    ['download-and-run'],
  ],
  [
    'an answer through callbacks',
    'javascript',
    'fetch(u).then((r) => r.text()).then((t) => { eval(t) })',
    ['download-and-run'],
  ],
  [
    'an answer through a promise',
    'javascript',
    "function load(u) { return new Promise((done) => { require('https').get(u, (r) => { r.on('data', (d) => done(d)); }); }); } load(u).then((c) => eval(c))",
    ['download-and-run'],
  ],
  [
    'a decoded text through two names',
    'javascript',
    `const a = atob(x); const b = a.trim(); eval(b)`,
    ['encoded-payload'],
  ],
  [
    'a dictionary made of the environment',
    'python',
    'from os import environ as e\nimport requests as q\nq.post(u, json={**e})',
    ['secrets-sent'],
  ],
  [
    'the environment gathered in a loop',
    'python',
    'import os, json, urllib.request as r\ndef collect():\n  out = {}\n  for k, v in os.environ.items():\n    out[k] = v\n  return out\nr.urlopen(u, data=json.dumps(collect()).encode())',
    ['secrets-sent'],
  ],
  [
    'a private key read by its path',
    'python',
    "from pathlib import Path\nimport requests\nk = (Path.home() / '.ssh' / 'id_rsa').read_text()\nrequests.post(u, data=k)",
    ['secrets-sent'],
  ],
  [
    'an open file of credentials',
    'python',
    "import os, requests\np = os.path.expanduser('~/.aws/credentials')\nwith open(p) as f:\n  d = f.read()\nrequests.post(u, data=d)",
    ['secrets-sent'],
  ],
  [
    'an answer that is executed',
    'python',
    'import urllib.request as r\ncode = r.urlopen(u).read().decode()\nexec(code)',
    ['download-and-run'],
  ],
  [
    'a decoded text that is executed',
    'python',
    'import base64 as b, zlib\nx = zlib.decompress(b.b64decode(d))\nexec(x)',
    ['encoded-payload'],
  ],
  [
    'a part that is the whole environment',
    'javascript',
    'function all() { return { env: process.env, x: 1 }; } const d = all(); fetch(u, { body: d.env })',
    ['secrets-sent'],
  ],
];

describe('the tree follows', () => {
  it.each(flows)('%s (%s)', (_name, language, code, kinds) => {
    expect(treeOf(code, language)?.flows).toEqual(kinds);
  });
});

/** Ordinary code beside the network that must not look like theft. */
const still: readonly (readonly [string, Language, string])[] = [
  ['one variable of the environment', 'javascript', 'fetch(process.env.URL, { headers: { a: process.env.TOKEN } })'],
  [
    'the environment handed to a child',
    'javascript',
    "require('child_process').spawn('node', [], { env: { ...process.env, A: 1 } }); fetch(u)",
  ],
  [
    'another part of an object that also holds the environment',
    'javascript',
    'const c = { env: process.env, url: u }; fetch(c.url); eval',
  ],
  [
    'variables of one prefix',
    'javascript',
    "fetch(u, { body: Object.keys(process.env).filter((k) => k.startsWith('APP_')).join() })",
  ],
  [
    'a token that signs in',
    'javascript',
    "const t = require('fs').readFileSync(home + '/.npmrc', 'utf8'); fetch(u, { headers: { authorization: t } })",
  ],
  ['a length', 'javascript', 'const t = await (await fetch(u)).text(); eval(t.length)'],
  [
    'a command with a piece from elsewhere',
    'javascript',
    "const r = await (await fetch(u)).json(); require('child_process').execSync('git clone ' + r.url)",
  ],
  [
    'variables of one prefix',
    'python',
    "import os, requests\nw = {k: v for k, v in os.environ.items() if k.startswith('APP_')}\nrequests.post(u, json=w)",
  ],
  ['one variable', 'python', "import os, requests\nrequests.get(os.environ['URL'], timeout=os.environ.get('T'))"],
  [
    'one variable of a copy',
    'javascript',
    'const env = { ...process.env, A: 1 }; fetch(env.URL); const f = Object.assign({}, process.env); fetch(f.URL)',
  ],
  [
    'a variable that is asked for by name',
    'javascript',
    'function setting(name) { const all = { ...process.env }; return all[name]; } fetch(setting("URL"))',
  ],
  [
    'one variable kept in an instance',
    'python',
    'import os, httpx\nclass C:\n  def __init__(self, k=None):\n    self.k = k or os.environ.get("KEY")\n    self.h = httpx.Client(headers={"k": self.k})\n  def go(self, m):\n    return self.h.post("/v1/" + m)\n',
  ],
  [
    'one variable of a copy',
    'python',
    'import os, requests\ne = dict(os.environ)\nrequests.get(e["URL"], timeout=e.get("T"))',
  ],
];

describe('the tree follows nothing in', () => {
  it.each(still)('%s (%s)', (_name, language, code) => {
    expect(treeOf(code, language)?.flows).toEqual([]);
  });
});

/** Names that mean something else here. */
const harmless: readonly (readonly [string, Language, string, readonly string[]])[] = [
  [
    'a method of a handler',
    'javascript',
    "export default { fetch(request) { return new Response('x'); } }",
    ['network'],
  ],
  ['a function of the file', 'javascript', 'function fetch(x) { return x; } fetch(1)', ['network']],
  [
    'methods of a class',
    'javascript',
    'class R { eval(x) { return x; } execSync(z) { return this.execSync(z - 1); } }',
    ['evaluate', 'process'],
  ],
  [
    'an import of types',
    'javascript',
    "import type { IncomingMessage } from 'http'; export function f(x: IncomingMessage) {}",
    ['network'],
  ],
  [
    'a signature',
    'javascript',
    'interface Api { fetch(x: string): void; eval(y: string): void }',
    ['evaluate', 'network'],
  ],
  ['a table of a module', 'javascript', "const { STATUS_CODES } = require('http'); STATUS_CODES[404]", ['network']],
  ['tests of a module', 'javascript', "import net from 'net'; net.isIP(x)", ['network']],
  ['a key that a function of the file takes', 'javascript', "const t = (k) => table[k]; t('request')", ['network']],
  ['a question whether it is there', 'javascript', "if (typeof XMLHttpRequest !== 'undefined') x = 1", ['network']],
  ['a list', 'python', 'requests = []\nrequests.append(1)', ['network']],
  ['a parameter', 'python', 'def handle(requests):\n  return requests.get(1)', ['network']],
  [
    'methods of a class',
    'python',
    'class M:\n  def eval(self): pass\n  def system(self): pass\n  def go(self):\n    self.system()\n    self.eval()\n',
    ['evaluate', 'process'],
  ],
  ['a path that is made absolute', 'python', "from pathlib import Path\nPath(f'{a}/x').resolve()", ['dns']],
];

describe('the tree tells from an interface', () => {
  it.each(harmless)('%s (%s)', (_name, language, code, acts) => {
    const path = code.includes('type {') || code.includes('interface') ? 'a.ts' : 'a';
    expect(treeOf(code, language, path)?.dropped).toEqual(acts);
  });
});

/** What only looks as if it meant something else. */
const kept: readonly (readonly [string, Language, string])[] = [
  ['a name that is only conditionally another', 'javascript', 'if (x) fetch = y; fetch(u)'],
  ['a parameter', 'javascript', 'function get(fetch, u) { return fetch(u); }'],
  ['a variable that holds it', 'javascript', 'var fetch = window.fetch; fetch(u)'],
  ['a module of which more is used', 'javascript', "const http = require('http'); http.STATUS_CODES; http.get(u)"],
  ['a module that is handed on', 'javascript', "send(require('http')); const { METHODS } = require('http')"],
  ['a function that is only called so inside itself', 'javascript', '(function eval() {}); eval(x)'],
  ['a builtin that is perhaps replaced', 'python', 'if x:\n  exec = print\nexec(y)'],
  ['a module', 'python', 'import requests\nrequests.get(u)'],
];

describe('the tree does not tell from an interface', () => {
  it.each(kept)('%s (%s)', (_name, language, code) => {
    expect(treeOf(code, language)?.dropped).toEqual([]);
  });
});

describe('the tree', () => {
  it('is not asked about code that does nothing of interest', () => {
    expect(treeOf('export function add(a, b) { return a.exec(b) + /x/.exec(a); }', 'javascript')).toBeUndefined();
    expect(treeOf('def add(a, b):\n  return a + getattr(b, "x")\n', 'python')).toBeUndefined();
  });

  it('is not there for other languages, and of components has the scripts only', () => {
    expect(treeOf('eval(x)', 'ruby')).toBeUndefined();
    expect(treeOf('<p>eval(y)</p><script>eval(x)</script>', 'javascript', 'a.vue')?.acts).toEqual(['evaluate']);
  });

  it('says what texts are put together to', () => {
    const code =
      "const a = 'https://c.'; const b = 'example/x'; fetch(a + b); f(path.join(home, '.aws', `cred${'entials'}`))";
    expect(treeOf(code, 'javascript')?.texts).toEqual(
      expect.arrayContaining(['https://c.example/x', '.aws/credentials'.replace(/^/, '{}/')]),
    );
  });

  it('reads code that was cut in the middle', () => {
    const code = "ter(x)) }; const q = require('child_process'), r = q.exec; function f(a) { r(a); } if (b) { ";
    expect(treeOf(code, 'javascript')?.acts).toEqual(['process']);
  });
});
