import { exec } from 'tinyexec';
import { createDebug } from './log.js';

const debug = createDebug('shell');
const cache = new Map();

export class Shell {
  async exec(command, options = {}) {
    const [program, ...args] = Array.isArray(command) ? command : command.split(' ');
    const key = [program, ...args].join(' ');
    if (options.cache && cache.has(key)) return cache.get(key);
    debug(key);
    const { stdout } = await exec(program, args, { throwOnError: true });
    cache.set(key, stdout.trim());
    return stdout.trim();
  }
}
