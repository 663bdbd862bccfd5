'use strict';
const { keep } = require('./keep');
const service = require('./service');

const USAGE = 'usage: stayup run|install|uninstall|status [--name NAME] [--max-restarts N] [-- COMMAND ...]';

function parse(argv) {
  const cut = argv.indexOf('--');
  const command = cut < 0 ? [] : argv.slice(cut + 1);
  const [verb, ...rest] = cut < 0 ? argv : argv.slice(0, cut);
  const options = { name: 'stayup', maxRestarts: 10 };
  for (let i = 0; i < rest.length; i += 2) {
    if (rest[i] === '--name') options.name = rest[i + 1];
    else if (rest[i] === '--max-restarts') options.maxRestarts = Number(rest[i + 1]);
    else throw new Error(`unknown option ${rest[i]}\n${USAGE}`);
  }
  if (!/^[a-z][a-z0-9-]*$/.test(options.name)) throw new Error('a name consists of small letters, digits and dashes');
  return { verb, command, options };
}

module.exports = async function cli(argv) {
  try {
    const { verb, command, options } = parse(argv);
    switch (verb) {
      case 'run': process.exitCode = await keep(command, options); break;
      case 'install': await service.install(command, options); break;
      case 'uninstall': await service.uninstall(options); break;
      case 'status': await service.status(options); break;
      default: console.log(USAGE);
    }
  } catch (error) {
    console.error(`stayup: ${error.message}`);
    process.exitCode = 1;
  }
};
