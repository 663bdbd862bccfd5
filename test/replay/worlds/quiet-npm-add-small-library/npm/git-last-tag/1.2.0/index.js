'use strict';

const { execFile } = require('child_process');
const { promisify } = require('util');

module.exports = async function lastTag(cwd = process.cwd()) {
  const { stdout } = await promisify(execFile)('git', ['describe', '--tags', '--abbrev=0'], { cwd, env: { ...process.env, LANG: 'C' } });
  return stdout.trim();
};
