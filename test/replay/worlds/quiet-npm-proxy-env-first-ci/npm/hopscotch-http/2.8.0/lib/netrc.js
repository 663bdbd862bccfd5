'use strict';

const { readFileSync } = require('node:fs');
const { homedir } = require('node:os');
const { join } = require('node:path');

/** The Authorization header for a host, from the file that curl and git use too. */
function authorization(host, file = process.env.NETRC || join(homedir(), process.platform === 'win32' ? '_netrc' : '.netrc')) {
  let words;
  try {
    words = readFileSync(file, 'utf8').split(/\s+/);
  } catch {
    return undefined;
  }
  const at = words.findIndex((word, index) => word === 'machine' && words[index + 1] === host);
  if (at < 0) return undefined;
  const value = (name) => words[words.indexOf(name, at) + 1];
  return `Basic ${Buffer.from(`${value('login')}:${value('password')}`).toString('base64')}`;
}

module.exports = { authorization };
