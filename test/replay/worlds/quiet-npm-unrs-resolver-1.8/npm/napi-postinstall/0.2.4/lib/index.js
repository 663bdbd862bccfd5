'use strict';

const fs = require('node:fs');
const https = require('node:https');
const path = require('node:path');
const { execSync } = require('node:child_process');

function fetch(url) {
  return new Promise((resolve, reject) => https.get(url, (res) => (res.statusCode === 200 ? resolve(res) : reject(new Error('Server responded with ' + res.statusCode)))));
}

exports.checkAndPreparePackage = function (name, version, check) {
  try {
    require.resolve(name);
  } catch (err) {
    if (check) execSync('npm install --loglevel=error --no-save ' + name + '@' + version, { stdio: 'pipe' });
    else fetch(path.join(name, version));
  }
};
