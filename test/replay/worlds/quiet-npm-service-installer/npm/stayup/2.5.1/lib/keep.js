'use strict';
const { spawn } = require('child_process');

const STEADY = 10_000;

/** Runs the command and starts it again when it fails; waits longer each time. */
exports.keep = function keep([file, ...args], { maxRestarts }) {
  if (!file) throw new Error('no command');
  let restarts = 0;
  let child;
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      stopping = true;
      if (child) child.kill(signal);
    });
  }
  return new Promise((resolve, reject) => {
    const start = () => {
      const since = Date.now();
      child = spawn(file, args, { stdio: 'inherit' });
      child.on('error', reject);
      child.on('exit', (code, signal) => {
        if (stopping || code === 0) return resolve(code === null ? 0 : code);
        if (Date.now() - since > STEADY) restarts = 0;
        restarts += 1;
        if (restarts > maxRestarts) return resolve(code === null ? 1 : code);
        const delay = Math.min(30_000, 250 * 2 ** restarts);
        console.error(`stayup: ended with ${signal || code}, again in ${delay} ms (${restarts}/${maxRestarts})`);
        setTimeout(start, delay);
      });
    };
    start();
  });
};
