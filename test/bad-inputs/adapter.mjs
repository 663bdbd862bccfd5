// Lets run-cases.mjs drive Lockwarden: one case on standard input, its outcome on standard output.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { findNode24 } from '../../bin/find-node24.js';

const program = fileURLToPath(new URL('./adapter.ts', import.meta.url));
if (Number(process.versions.node.split('.')[0]) >= 24) await import(program);
else {
  const child = spawn(findNode24(), ['--no-warnings', program], { stdio: 'inherit' });
  child.on('exit', (code) => {
    process.exitCode = code ?? 1;
  });
}
