import { execFile } from 'node:child_process';

/** Runs a helper; the secret travels by stdin, never by the argument list, which other users could see. */
export function run(file, args, input) {
  return new Promise((resolve, reject) => {
    const child = execFile(file, args, { timeout: 10_000, windowsHide: true, encoding: 'utf8' }, (error, stdout, stderr) => {
      if (error) {
        error.stderr = stderr;
        reject(error);
      } else {
        resolve(stdout);
      }
    });
    child.stdin.on('error', () => {});
    child.stdin.end(input ?? '');
  });
}
