import { Command } from 'commander';
import { deploy } from './deploy.js';
import { login } from './config.js';

export async function run(argv) {
  const program = new Command('plinth');
  program.command('login').argument('<token>').action(login);
  program.command('deploy').argument('[folder]', 'built site', 'dist').requiredOption('--site <name>').option('--prod').option('--jobs <n>', 'parallel uploads', Number, 6).action(deploy);
  await program.parseAsync(argv, { from: 'user' });
}
