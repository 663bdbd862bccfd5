import { availableParallelism } from 'node:os';
import { relative, resolve } from 'node:path';
import { glob } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { Pool } from './pool.js';
import { Reporter } from './reporter.js';

const OPTIONS = {
  jobs: { type: 'string', short: 'j' },
  bail: { type: 'boolean', default: false },
  inspect: { type: 'boolean', default: false },
  'exec-arg': { type: 'string', multiple: true, default: [] },
  timeout: { type: 'string', default: '30000' },
  setup: { type: 'string' },
};

async function expand(patterns, cwd) {
  const files = new Set();
  for (const pattern of patterns) {
    for await (const name of glob(pattern, { cwd, exclude: (entry) => entry === 'node_modules' })) files.add(resolve(cwd, name));
  }
  return [...files].sort();
}

function jobs(values) {
  if (values.inspect) return 1;
  const wanted = Number(values.jobs ?? process.env.TINYTAP_JOBS);
  if (Number.isInteger(wanted) && wanted > 0) return wanted;
  return Math.max(1, availableParallelism() - 1);
}

export async function main(argv, cwd = process.cwd()) {
  const { values, positionals } = parseArgs({ args: argv, options: OPTIONS, allowPositionals: true });
  const files = await expand(positionals.length ? positionals : ['test/**/*.test.{js,mjs}'], cwd);
  if (files.length === 0) {
    console.error('no test files');
    return 2;
  }
  const reporter = new Reporter(process.stdout);
  const pool = new Pool({
    size: Math.min(jobs(values), files.length),
    execArgv: [...values['exec-arg'], ...(values.inspect ? ['--inspect-brk'] : [])],
    timeout: values.inspect ? 0 : Number(values.timeout),
    setup: values.setup && resolve(cwd, values.setup),
    cwd,
  });
  let failed = 0;
  try {
    for await (const result of pool.run(files)) {
      reporter.file(relative(cwd, result.file), result);
      if (!result.ok) failed += 1;
      if (failed && values.bail) break;
    }
  } finally {
    await pool.close();
  }
  reporter.end(failed);
  return failed ? 1 : 0;
}
