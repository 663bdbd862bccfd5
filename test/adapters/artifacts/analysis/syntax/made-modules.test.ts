import { treeOf } from './tree-of.ts';

const flows = (code: string): readonly string[] => treeOf(code, 'javascript')?.flows ?? [];

const wasm = "const fs = require('fs'); const image = new WebAssembly.Module(fs.readFileSync('a.wasm'));\n";

describe('compiled code that is lent a shell', () => {
  it.each([
    [
      'a function that runs what it reads in memory',
      `${wasm}const host = { env: { run: (at, n) => require('child_process').execSync(text(at, n)) } }; new WebAssembly.Instance(image, host)`,
    ],
    [
      'the interface itself',
      `${wasm}const { execSync } = require('child_process'); WebAssembly.instantiate(image, { env: { run: execSync } })`,
    ],
    [
      'a function that is put there later',
      `${wasm}const cp = require('child_process'); const env = {}; env.f = (p) => cp.spawnSync(read(p)); const all = { env }; WebAssembly.instantiate(image, all)`,
    ],
  ])('tells of %s', (_, code) => {
    expect(flows(code)).toContain('encoded-payload');
  });

  it.each([
    [
      'what compilers hand it',
      `${wasm}WebAssembly.instantiate(image, { env: { abort() { throw new Error('a') }, now: () => Date.now() } }); require('child_process')`,
    ],
    [
      'a shell beside it',
      `${wasm}require('child_process').execFile(tool, args); WebAssembly.instantiate(image, { env: { log: (n) => console.log(n) } })`,
    ],
    [
      'a command of its own',
      `${wasm}WebAssembly.instantiate(image, { env: { size: () => require('child_process').execSync('tput cols') } })`,
    ],
  ])('says nothing of %s', (_, code) => {
    expect(flows(code)).toEqual([]);
  });
});

describe('a module that is imported from a made address', () => {
  it('tells that a text is evaluated, and one under an encoding decoded and run', () => {
    const load = 'const t = await fetch(u).then((a) => a.text());';
    expect(flows(`${load} await import('data:text/javascript,' + encodeURIComponent(t))`)).toEqual([
      'download-and-run',
      'dynamic-evaluation',
    ]);
    expect(flows(`${load} const a = \`data:text/javascript;base64,\${btoa(t)}\`; await import(a)`)).toEqual([
      'download-and-run',
      'dynamic-evaluation',
      'encoded-payload',
    ]);
  });

  it('says nothing of a module whose name is made, or that stands there', () => {
    expect(flows("fetch(u); await import('./locale/' + name + '.js')")).toEqual([]);
    expect(flows("fetch(u); await import('data:text/javascript,export default 1')")).toEqual([]);
  });
});
