'use strict';

const fs = require('fs');
const path = require('path');

function find(folder) {
  for (let at = folder; ; at = path.dirname(at)) {
    const file = path.join(at, 'jot.txt');
    if (fs.existsSync(file)) return fs.readFileSync(file, 'utf8');
    if (at === path.dirname(at)) throw new Error('no jot.txt found');
  }
}

function parse(text) {
  const tasks = new Map();
  let current;
  for (const line of text.split('\n')) {
    const [, name, note = ''] = /^(\w[\w-]*):\s*(.*)$/.exec(line) ?? [];
    if (name) tasks.set(name, current = { note, lines: [] });
    else if (current && /^\s+\S/.test(line)) current.lines.push(line.trim());
  }
  return tasks;
}

module.exports = { find, parse };
