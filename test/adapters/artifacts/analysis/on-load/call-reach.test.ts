import { capabilitiesOfNpm } from '../across/npm-delta.ts';

const reachOf = async (after: Readonly<Record<string, string>>, kind: string): Promise<string | undefined> => {
  const found = await capabilitiesOfNpm(after, { 'index.js': 'module.exports = {};\n' });
  return found.find((one) => one.kind === kind)?.reach;
};

const netrc =
  "const { readFileSync } = require('fs');\nconst file = require('path').join(require('os').homedir(), '.netrc');\n";
const index = "module.exports = { ...require('./netrc') };\n";

describe('when a capability takes effect', () => {
  it('waits for a call where only an exported function reads the file', async () => {
    const reads = `${netrc}exports.read = () => readFileSync(file, 'utf8');\n`;
    expect(await reachOf({ 'index.js': index, 'netrc.js': reads }, 'credential-path')).toBe('call');
  });

  it('does not where the module reads it itself, or the entry point calls the function', async () => {
    const reads = `${netrc}exports.text = readFileSync(file, 'utf8');\n`;
    expect(await reachOf({ 'index.js': index, 'netrc.js': reads }, 'credential-path')).toBe('import');
    const read = `${netrc}exports.read = () => readFileSync(file, 'utf8');\n`;
    const calls = "const { read } = require('./netrc');\nread();\n";
    expect(await reachOf({ 'index.js': calls, 'netrc.js': read }, 'credential-path')).toBe('import');
  });

  it('is not misled by a first place that nobody calls', async () => {
    const both = `${netrc}exports.read = () => readFileSync(file, 'utf8');\nreadFileSync(require('os').homedir() + '/.netrc');\n`;
    expect(await reachOf({ 'index.js': index, 'netrc.js': both }, 'credential-path')).toBe('import');
  });

  it('counts what a command calls in other files as asked for, and what stands in the command as running', async () => {
    const manifest = JSON.stringify({ name: 'thing', version: '1.0.1', main: 'index.js', bin: 'bin.js' });
    const lib = `${netrc}exports.read = () => readFileSync(file, 'utf8');\n`;
    const files = { 'package.json': manifest, 'index.js': 'module.exports = {};\n' };
    const bin = "require('./lib').read(process.argv);\n";
    expect(await reachOf({ ...files, 'bin.js': bin, 'lib.js': lib }, 'credential-path')).toBe('call');
    expect(await reachOf({ ...files, 'bin.js': `${netrc}readFileSync(file);\n` }, 'credential-path')).toBe('import');
  });

  it('stays where a file that loads it cannot be read as a tree', async () => {
    const read = `${netrc}exports.read = () => readFileSync(file, 'utf8');\n`;
    const broken = "module.exports = require('./netrc'); with (module) { exports.read; }\n";
    expect(await reachOf({ 'index.js': broken, 'netrc.js': read }, 'credential-path')).toBe('import');
  });

  it('is not misled by a file that bears the name of one of the language', async () => {
    const netrcFile = `${netrc}exports.start = () => readFileSync(file, 'utf8');\n`;
    for (const index of [
      "const util = require('./netrc');\nutil.start();\n",
      "import * as util from './netrc.js';\nutil.start();\n",
    ])
      expect(await reachOf({ 'index.js': index, 'netrc.js': netrcFile }, 'credential-path')).toBe('import');
    const own = `${netrc}exports.existsSync = () => readFileSync(file, 'utf8');\n`;
    for (const fs of ["require('fs')", "__importStar(require('fs'))", "require('fs').promises"]) {
      const asks = `const fs = ${fs};\nmodule.exports = require('./netrc');\nfs.existsSync('a');\n`;
      expect(await reachOf({ 'index.js': asks, 'netrc.js': own }, 'credential-path')).toBe('call');
    }
  });

  it('counts listeners to what comes by itself or is told at once, and no others', async () => {
    const listens = (event: string, then: string): Record<string, string> => ({
      'index.js': `${netrc}const it = new (require('events'))();\nit.on('${event}', () => readFileSync(file));\n${then}`,
    });
    expect(await reachOf(listens('login', ''), 'credential-path')).toBe('call');
    expect(await reachOf(listens('login', "exports.login = () => it.emit('login');\n"), 'credential-path')).toBe(
      'call',
    );
    expect(await reachOf(listens('login', "it.emit('login');\n"), 'credential-path')).toBe('import');
    expect(await reachOf(listens('uncaughtException', ''), 'credential-path')).toBe('import');
  });

  it('says nothing else of what is hidden: that nobody asks for', async () => {
    const hidden =
      "exports.run = () => eval(Buffer.from('Y29uc29sZS5sb2coMSk7Y29uc29sZS5sb2coMik7', 'base64').toString());\n";
    expect(await reachOf({ 'index.js': hidden }, 'encoded-payload')).toBe('import');
  });
});

describe('what is downloaded beside what is run', () => {
  const fetches = "const { spawnSync } = require('child_process');\nconst fs = require('fs');\n";
  const get = "fetch('https://files.example.com/a').then(async (r) => fs.writeFileSync('a.node', await r.text()));\n";

  it('is not run by a builder or a package manager', async () => {
    expect(
      await reachOf({ 'index.js': `${fetches}${get}spawnSync('node-gyp', ['rebuild']);\n` }, 'download-and-run'),
    ).toBe(undefined);
    const chosen = "const tool = process.env.TOOL_NAME || 'npm';\nspawnSync(tool, ['install']);\n";
    expect(await reachOf({ 'index.js': `${fetches}${get}${chosen}` }, 'download-and-run')).toBe(undefined);
  });

  it.each([
    "spawnSync('npm', ['install', '--registry', 'https://r.example/'])",
    "spawnSync('npm', ['run', 'build'])",
    "spawnSync('cmake', ['-S', './src', '-B', './out'])",
    "spawnSync('pip', ['install', '-r', './requirements.txt'])",
    "spawnSync('open', ['https://docs.example.com/'])",
    "spawnSync('tar', ['xzf', '/tmp/a', '-C', '/tmp/b'])",
    "require('child_process').execSync('cd out && npm install 2>&1')",
  ])('is not run where a tool does its own work: %s', async (call) => {
    expect(await reachOf({ 'index.js': `${fetches}${get}${call};\n` }, 'download-and-run')).toBe(undefined);
  });

  it.each([
    "spawnSync('npm', ['install', '/tmp/a.tgz'])",
    "spawnSync('npm', ['exec', 'a'])",
    "spawnSync('pip', ['install', 'a.whl'])",
    "spawnSync('go', ['run', 'a.go'])",
    "spawnSync('make', ['-f', '/tmp/a'])",
    "spawnSync('open', ['/tmp/a.command'])",
    "spawnSync('git', ['-c', 'core.sshCommand=/tmp/a', 'fetch'])",
    "spawnSync('tar', ['xf', 'b', '--to-command=/tmp/a'])",
    "require('child_process').execSync('tar xf a && ./b')",
    "require('child_process').execSync('npm -v $(./a)')",
  ])('is run where a tool is told to run what it is given: %s', async (call) => {
    expect(await reachOf({ 'index.js': `${fetches}${get}${call};\n` }, 'download-and-run')).toBe('import');
  });

  it('is by any other program, also beside a tool', async () => {
    expect(await reachOf({ 'index.js': `${fetches}${get}spawnSync('./a.node');\n` }, 'download-and-run')).toBe(
      'import',
    );
    const both = "spawnSync('npm', ['install']);\nspawnSync('sh', ['a.node']);\n";
    expect(await reachOf({ 'index.js': `${fetches}${get}${both}` }, 'download-and-run')).toBe('import');
  });
});
