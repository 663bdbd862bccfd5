import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const WORKER = fileURLToPath(new URL('./worker.js', import.meta.url));

class Worker {
  constructor(options, id) {
    this.options = options;
    this.id = id;
    this.start();
  }

  start() {
    const { execArgv, cwd, setup } = this.options;
    this.child = fork(WORKER, setup ? [setup] : [], {
      cwd,
      execArgv: [...process.execArgv, ...execArgv],
      env: { ...process.env, NODE_ENV: process.env.NODE_ENV ?? 'test', TINYTAP_WORKER: String(this.id), FORCE_COLOR: process.stdout.isTTY ? '1' : '0' },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      serialization: 'advanced',
    });
    this.output = '';
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => { this.output += text; });
    }
  }

  /** Runs one file; a worker that exits or hangs is replaced by a fresh one. */
  run(file) {
    this.output = '';
    return new Promise((resolve) => {
      const { child } = this;
      const timer = this.options.timeout > 0 ? setTimeout(() => done({ ok: false, tests: [], error: `no answer within ${this.options.timeout} ms` }, true), this.options.timeout) : undefined;
      const done = (result, restart) => {
        clearTimeout(timer);
        child.off('message', onMessage).off('exit', onExit);
        if (restart) {
          child.kill('SIGKILL');
          this.start();
        }
        resolve({ file, output: this.output, ...result });
      };
      const onMessage = (message) => done(message, false);
      const onExit = (code, signal) => done({ ok: false, tests: [], error: `worker ended with ${signal ?? code}` }, true);
      child.on('message', onMessage).on('exit', onExit);
      child.send({ file });
    });
  }

  async close() {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    this.child.disconnect();
    const timer = setTimeout(() => this.child.kill('SIGKILL'), 500);
    await once(this.child, 'exit');
    clearTimeout(timer);
  }
}

export class Pool {
  constructor(options) {
    this.workers = Array.from({ length: options.size }, (_, index) => new Worker(options, index + 1));
  }

  /** Yields results as they come, not in the order of the files. */
  async *run(files) {
    const queue = [...files];
    const running = new Map();
    const next = (worker) => {
      const file = queue.shift();
      if (file) running.set(worker, worker.run(file).then((result) => ({ worker, result })));
    };
    this.workers.forEach(next);
    while (running.size > 0) {
      const { worker, result } = await Promise.race(running.values());
      running.delete(worker);
      next(worker);
      yield result;
    }
  }

  close() {
    return Promise.all(this.workers.map((worker) => worker.close()));
  }
}
