'use strict';

const { find, parse } = require('./file');
const { run } = require('./run');
const { completion } = require('./completion');

async function main([command = 'list', ...rest]) {
  if (command === 'completion') return completion(rest);
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
