'use strict';

const { spawn } = require('child_process');
const path = require('path');
const os = require('os');
const { BROWSER_REVISION } = require('../install/revision.json');

const EXECUTABLES = {
  darwin: 'Browser.app/Contents/MacOS/Browser',
  linux: process.arch === 'arm64' ? 'browser-arm64' : 'browser',
  win32: 'browser.exe',
};

function launch({ headless = true, args = [] } = {}) {
  const folder = path.join(process.env.MARIONET_CACHE_DIR || path.join(os.homedir(), '.cache', 'marionet'), BROWSER_REVISION);
  const child = spawn(path.join(folder, EXECUTABLES[process.platform]), [...(headless ? ['--headless=new'] : []), '--remote-debugging-port=0', ...args]);
  return new Promise((resolve, reject) => {
    child.on('error', reject).stderr.on('data', (chunk) => {
      const [, address] = /listening on (ws:\S+)/.exec(String(chunk)) ?? [];
      if (address) resolve({ child, address, close: () => child.kill() });
    });
  });
}

module.exports = { launch };
