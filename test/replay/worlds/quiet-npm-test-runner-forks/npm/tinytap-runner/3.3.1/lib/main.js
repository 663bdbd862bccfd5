import { resolve, relative } from 'node:path';
import { glob } from 'node:fs/promises';
import { runFile } from './run-file.js';
import { Reporter } from './reporter.js';

export async function main(argv, cwd = process.cwd()) {
  const bail = argv.includes('--bail');
  const patterns = argv.filter((arg) => !arg.startsWith('--'));
  const files = [];
  for (const pattern of patterns.length ? patterns : ['test/**/*.test.{js,mjs}']) {
    for await (const name of glob(pattern, { cwd })) files.push(resolve(cwd, name));
  }
  const reporter = new Reporter(process.stdout);
  let failed = 0;
  for (const file of files.sort()) {
    const result = await runFile(file, cwd);
    reporter.file(relative(cwd, file), result);
    if (!result.ok) failed += 1;
    if (failed && bail) break;
  }
  reporter.end(failed);
  return failed ? 1 : 0;
}
