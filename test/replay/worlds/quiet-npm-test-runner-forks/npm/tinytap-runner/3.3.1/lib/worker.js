import { pathToFileURL } from 'node:url';
import { collect } from './api.js';

const tests = await collect(() => import(pathToFileURL(process.argv[2]).href));
process.stdout.write(JSON.stringify({ ok: tests.every((test) => test.ok), tests }));
