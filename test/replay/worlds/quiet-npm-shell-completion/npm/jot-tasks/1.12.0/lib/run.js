'use strict';

const { spawnSync } = require('child_process');

function run(tasks, [name, ...args]) {
  const task = tasks.get(name);
  if (!task) throw new Error(`no task ${name}`);
  for (const line of task.lines) {
    const { status } = spawnSync(line, args, { stdio: 'inherit', shell: true });
    if (status) return status;
  }
  return 0;
}

module.exports = { run };
