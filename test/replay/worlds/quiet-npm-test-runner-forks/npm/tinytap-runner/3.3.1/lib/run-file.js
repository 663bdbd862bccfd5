import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const WORKER = fileURLToPath(new URL('./worker.js', import.meta.url));

export function runFile(file, cwd) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [WORKER, file], { cwd, stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (part) => { text += part; });
    child.on('close', (code) => {
      try {
        resolve(JSON.parse(text));
      } catch {
        resolve({ ok: false, tests: [], error: `ended with ${code}` });
      }
    });
  });
}
