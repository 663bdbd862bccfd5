'use strict';

const { find, parse } = require('./file');
const { run } = require('./run');

async function main([command = 'list', ...rest]) {
  const tasks = parse(find(process.cwd()));
  if (command === 'list') {
    for (const [name, { note }] of tasks) console.log(`${name.padEnd(18)} ${note}`);
    return 0;
  }
  if (command === 'run') return run(tasks, rest);
  console.error(`jot: no command ${command}`);
  return 2;
}

module.exports = { main };
