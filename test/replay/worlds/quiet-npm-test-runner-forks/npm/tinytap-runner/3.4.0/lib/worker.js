import { pathToFileURL } from 'node:url';
import { collect } from './api.js';

if (process.argv[2]) await import(pathToFileURL(process.argv[2]).href);

process.on('message', async ({ file }) => {
  try {
    const tests = await collect(() => import(`${pathToFileURL(file).href}?run=${Date.now()}`));
    process.send({ ok: tests.every((test) => test.ok), tests });
  } catch (error) {
    process.send({ ok: false, tests: [], error: error.stack ?? String(error) });
  }
});
