import { Command } from 'commander';
import { plan } from './plan.js';
import { cut } from './cut.js';
import { notice, upgrade } from './upgrade.js';

export async function run(argv) {
  const program = new Command('train');
  let code = 0;
  program.command('plan').description('show what the next train would carry').action(async () => { code = await plan(process.cwd()); });
  program.command('cut').option('--minor').option('--patch').action(async (options) => { code = await cut(process.cwd(), options); });
  program.command('upgrade').description('install the newest release of this tool').action(async () => { code = await upgrade(); });
  await program.parseAsync(argv, { from: 'user' });
  await notice();
  return code;
}
