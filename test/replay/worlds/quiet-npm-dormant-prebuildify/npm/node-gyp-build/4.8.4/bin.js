#!/usr/bin/env node
'use strict';

const { spawnSync } = require('child_process');

try {
  require('.').path(process.cwd());
} catch {
  const { status } = spawnSync('node-gyp', ['rebuild'], { stdio: 'inherit', shell: process.platform === 'win32' });
  process.exit(status);
}
