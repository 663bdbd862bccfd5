#!/usr/bin/env node
// The command `lockwarden`: the built program where there is one, else the sources, on Node 24.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findNode24 } from './find-node24.js';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const sources = here('../src/bin/cli.ts');
const program = existsSync(sources) ? sources : here('../dist/bin/cli.js');

if (Number(process.versions.node.split('.')[0]) >= 24) {
  await import(program);
} else {
  const child = spawn(findNode24(), ['--no-warnings', program, ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => {
    if (signal) process.kill(process.pid, signal);
    else process.exitCode = code ?? 1;
  });
}
